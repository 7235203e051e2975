import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { settleAlarm } from '~/modules/notification/service/alarms';
import { markGivenBack, noteGivenBack } from '~/modules/order/service/give-back';
import { SYSTEM, type Actor } from '~/modules/order/service/record-event';
import type { Ctx } from '~/server/context';
import type { ProviderCancel, ProviderPayment } from '../gateway';
import { masked, TAKEN_BACK } from '../rules';
import { refundLines, refunds } from '../tables';
import { noteAttempt, stepAttempt, type Attempt } from './attempt';
import { nextReturnedLook } from './deposit-times';
import { findOpenRefund, type Refund } from './refund-row';

type Proof = {
  readonly cancel: Pick<ProviderCancel, 'transactionKey' | 'receiptKey'> | null;
  readonly payment: ProviderPayment;
};

/**
 * The money of a refund is back, as the provider's payment proves, or paid by hand where there is no proof: the order is
 * refunded by that much, and its units are taken off. Money that never made an order paid is only noted. The account it went
 * to is kept masked. @returns the attempt as it is now.
 */
export async function wentBack(
  ctx: Ctx,
  attempt: Attempt,
  refund: Refund,
  proof: Proof | null,
  actor: Actor = SYSTEM,
): Promise<Attempt> {
  await ctx.db
    .update(refunds)
    .set({
      state: 'DONE',
      doneAt: sql`now()`,
      transactionKey: proof?.cancel?.transactionKey ?? null,
      cashReceiptKey: proof?.cancel?.receiptKey ?? null,
      account: refund.account && masked(refund.account),
      failureCode: null,
      callUntil: null,
    })
    .where(eq(refunds.id, refund.id));
  await settleAlarm(ctx, 'REFUND_STUCK', refund.id, actor.id ?? actor.kind);
  await settleAlarm(ctx, 'REFUND_REFUSED', refund.id, actor.id ?? actor.kind);
  if (attempt.state === 'FAILED') {
    // A person had to do something about a deposit; why there was such money at all is for a person to see in any other case.
    if (attempt.account) await settleAlarm(ctx, 'PAYMENT_WITHOUT_ORDER', attempt.id, actor.id ?? actor.kind);
    if (refund.account && proof) await noteAttempt(ctx, attempt.id, { checks: 0, nextCheckAt: nextReturnedLook(0) });
    await noteGivenBack(ctx, refund.orderId, refund.amount, actor);
    return attempt;
  }
  const refundedAmount = attempt.refundedAmount + refund.amount;
  const state = refundedAmount === attempt.amount ? 'CANCELED' : 'PARTIAL_CANCELED';
  await stepAttempt(ctx, attempt.id, state, {
    refundedAmount,
    ...(proof && { cashReceipt: proof.payment.cashReceipt, partialCancelable: proof.payment.partialCancelable }),
    ...(refund.account && proof && { checks: 0, nextCheckAt: nextReturnedLook(0) }),
  });
  const lines = await ctx.db.select().from(refundLines).where(eq(refundLines.refundId, refund.id));
  const isMoreToCome = (await findOpenRefund(ctx, attempt.id)) !== undefined;
  const mail = refund.reason === TAKEN_BACK ? { mail: 'DEPOSIT_LOST' as const } : {};
  const { id: refundId, amount, shippingAmount: shipping } = refund;
  const back = { refundId, amount, shipping, lines, isMoreToCome, ...mail };
  await markGivenBack(ctx, refund.orderId, back, actor);
  return { ...attempt, refundedAmount, state };
}
