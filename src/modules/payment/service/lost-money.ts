import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { BUYER_LEFT } from '~/modules/notification/rules';
import { raiseAlarm, settleAlarm } from '~/modules/notification/service/alarms';
import { enqueue } from '~/modules/notification/service';
import { PROVIDER, recordEvent } from '~/modules/order/service/record-event';
import { isRestricted } from '~/modules/order/service/restrict';
import type { Ctx } from '~/server/context';
import type { ProviderPayment } from '../gateway';
import { TAKEN_BACK } from '../rules';
import { refunds } from '../tables';
import { noteAttempt, type Attempt } from './attempt';
import { nextReversalLook } from './deposit-times';
import { onlyMoney } from './refund-parts';
import { insertRefund, type Refund } from './refund-row';
import { wentBack } from './went-back';

/**
 * Money was taken that no order can show for: a person is told, and it goes back by itself; a deposit waits for the account
 * that its buyer is asked to name. Where they have left nobody is asked, and the alarm says so: an admin names it.
 */
export async function oweLostMoney(
  ctx: Ctx,
  attempt: Attempt,
  payment: ProviderPayment,
  reason: 'AMOUNT_MISMATCH' | 'OUT_OF_STOCK' | 'LATE',
): Promise<void> {
  const { orderId } = attempt;
  const { virtualAccount } = payment;
  const buyerLeft = await isRestricted(ctx, orderId);
  await raiseAlarm(ctx, 'PAYMENT_WITHOUT_ORDER', attempt.id, { orderId, reason, ...(buyerLeft && BUYER_LEFT) });
  const why = { reason, actor: 'SYSTEM' };
  const refund = await insertRefund(
    ctx,
    attempt,
    onlyMoney(payment.balance),
    why,
    virtualAccount ? 'WAITING' : { delaySeconds: 0 },
  );
  if (!virtualAccount) return;
  const { bank, number, holder } = virtualAccount;
  // Its bank may take it back, like any deposit.
  await noteAttempt(ctx, attempt.id, {
    account: { bank, number, holder },
    checks: 0,
    nextCheckAt: nextReversalLook(0),
  });
  await recordEvent(ctx, orderId, 'DEPOSIT_LATE', PROVIDER, { amount: payment.balance, reason });
  if (buyerLeft) return;
  await enqueue(ctx, { topic: 'mail', mail: 'REFUND_ACCOUNT_ASKED', orderId }, `mail:account-asked:${refund.id}`);
}

/** What of an attempt's money is owed back, or has gone back, without an order. */
export async function lostMoneyOf(ctx: Pick<Ctx, 'db'>, attempt: Pick<Attempt, 'id'>): Promise<Refund | undefined> {
  const rows = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, attempt.id), ne(refunds.state, 'FAILED')));
  return rows[0];
}

/** Its bank took the deposit back: nothing is owed any more. */
export async function oweNothing(ctx: Ctx, attempt: Attempt, refund: Refund): Promise<void> {
  await ctx.db
    .update(refunds)
    .set({ state: 'FAILED', failureCode: TAKEN_BACK, callUntil: null })
    .where(eq(refunds.id, refund.id));
  await recordEvent(ctx, attempt.orderId, 'DEPOSIT_REVERSED', PROVIDER, { ended: 1 });
  await settleAlarm(ctx, 'PAYMENT_WITHOUT_ORDER', attempt.id, PROVIDER.kind);
  await settleAlarm(ctx, 'REFUND_STUCK', refund.id, PROVIDER.kind);
}

/** Somebody may have paid back some of it in the provider's office: then only the rest is owed. BACK: nothing is. */
export async function fitLostMoney(
  ctx: Ctx,
  { refund, payment: attempt }: { readonly refund: Refund; readonly payment: Attempt },
  payment: ProviderPayment,
): Promise<'BACK' | 'LESS' | 'SAME'> {
  const { balance } = payment;
  if (balance === 0) {
    await wentBack(ctx, attempt, refund, { cancel: payment.cancels.at(-1) ?? null, payment });
    return 'BACK';
  }
  if (balance === refund.amount) return 'SAME';
  await ctx.db.update(refunds).set({ amount: balance, freeAmount: balance }).where(eq(refunds.id, refund.id));
  return 'LESS';
}
