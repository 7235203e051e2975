import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Actor } from '~/modules/order/service/record-event';
import { startCanceling } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import type { RefundOrderInput } from '../input';
import { needsRefundAccount } from '../rules';
import { refunds } from '../tables';
import { tryRefund } from './refund';
import { insertRefund, sumOf } from './refund-row';
import { CALL_SECONDS, lockCharged, partsOf, requireRefundable } from './request-refund';
import { wentBack } from './went-back';

export type Refunded = {
  readonly state: 'REFUNDED' | 'REFUNDING';
  readonly refundId: Id<'ref'>;
  readonly amount: number;
};

/**
 * An admin gives a part of an order, or all of it, back: units with or without putting them on the shelf, the delivery fee,
 * goodwill, less a deduction. One at a time per payment and never more than its balance, which has to be the one the form
 * showed. With a reference it was paid by hand and nobody is called.
 * @throws AppError NOT_FOUND | CHANGED_MEANWHILE | REFUND_UNDER_WAY | REFUND_REFUSED and those of `requireRefundable`
 */
export async function refundOrder(ctx: Ctx, input: RefundOrderInput, adminId: Id<'usr'>): Promise<Refunded> {
  const actor: Actor = { kind: 'ADMIN', id: adminId };
  const { orderId, balance, reason, note, refundAccount, manualReference, ...asked } = input;
  const byHand = manualReference !== undefined;
  const refund = await inTx(
    ctx,
    async (tx) => {
      const payment = await lockCharged(tx, orderId);
      if (payment.amount - payment.refundedAmount !== balance) throw new AppError('CHANGED_MEANWHILE');
      const parts = await partsOf(tx, orderId, asked);
      requireRefundable(tx, payment, sumOf(parts), { account: refundAccount ?? null, byHand });
      const account = needsRefundAccount(payment) ? (refundAccount ?? null) : null;
      const why = { reason, note, actor: actor.kind, account, manualReference: manualReference ?? null };
      const row = await insertRefund(tx, payment, parts, why, byHand ? 'DONE' : { delaySeconds: CALL_SECONDS });
      await startCanceling(tx, orderId, actor, reason);
      if (byHand) await wentBack(tx, payment, row, null, actor);
      return row;
    },
    'cancel-order',
  );
  const { state } = await tryRefund(ctx, refund.id);
  if (state === 'REFUSED') throw new AppError('REFUND_REFUSED');
  return { state, refundId: refund.id, amount: refund.amount };
}

/** Tries an open refund at once instead of at the timer's next turn. @throws AppError NOT_FOUND | REFUND_REFUSED */
export async function retryRefund(ctx: Ctx, refundId: Id<'ref'>): Promise<{ state: Refunded['state'] }> {
  await inTx(ctx, (tx) => lease(tx, refundId));
  const { state } = await tryRefund(ctx, refundId);
  if (state === 'REFUSED') throw new AppError('REFUND_REFUSED');
  return { state };
}

/** The timer leaves an open refund alone while the call of somebody who tries it may be under way. @throws AppError NOT_FOUND */
async function lease(ctx: Ctx, refundId: Id<'ref'>): Promise<void> {
  const soon = sql`now() + make_interval(secs => ${CALL_SECONDS})`;
  const [known] = await ctx.db
    .update(refunds)
    .set({
      nextTryAt: sql`CASE WHEN ${refunds.state} = 'REQUESTED' THEN greatest(${refunds.nextTryAt}, ${soon}) ELSE ${refunds.nextTryAt} END`,
    })
    .where(eq(refunds.id, refundId))
    .returning({ id: refunds.id });
  if (!known) throw new AppError('NOT_FOUND');
}
