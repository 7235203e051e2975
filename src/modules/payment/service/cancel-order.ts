import 'server-only';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { adminMayCancel, shopperMayCancel } from '~/modules/order/rules';
import { buyerId, requireMyOrder } from '~/modules/order/service/buyer';
import { cancelUnpaid } from '~/modules/order/service/end-unpaid';
import { SYSTEM, type Actor } from '~/modules/order/service/record-event';
import { lockOrder, markRefunded, startCanceling, stopCanceling } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import type { CancelReason } from '../input';
import type { GatewayResult } from '../gateway';
import { parcelStates } from '../queries';
import { checkDelaySeconds, refundVerdict } from '../rules';
import { paymentAttempts, refunds } from '../tables';
import { stepAttempt } from './attempt';
import { gatewayOf } from './gateway-of';

export type CancelResult = { readonly state: 'CANCELED' | 'REFUNDED' | 'REFUNDING' };
type RefundResult = { readonly state: 'REFUNDED' | 'REFUNDING' | 'REFUSED' };

/** The buyer cancels their own order: at once, and with all the money where it was paid. @throws AppError NOT_FOUND | NOT_CANCELABLE */
export async function cancelMyOrder(
  ctx: Ctx,
  input: { orderId: Id<'ord'>; reason: CancelReason },
): Promise<CancelResult> {
  const buyer = await requireMyOrder(ctx, input.orderId);
  return cancel(ctx, input.orderId, input.reason, { kind: 'SHOPPER', id: buyerId(buyer) }, shopperMayCancel);
}

/** An admin cancels any order until the parcel has left. */
export async function cancelAnyOrder(
  ctx: Ctx,
  input: { orderId: Id<'ord'>; reason: CancelReason },
  adminId: Id<'usr'>,
): Promise<CancelResult> {
  return cancel(ctx, input.orderId, input.reason, { kind: 'ADMIN', id: adminId }, adminMayCancel);
}

async function cancel(
  ctx: Ctx,
  orderId: Id<'ord'>,
  reason: CancelReason,
  actor: Actor,
  may: typeof shopperMayCancel,
): Promise<CancelResult> {
  const refundId = await inTx(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const parcels = await parcelStates(tx.db, orderId);
    if (order.cancelingAt) return openRefundOf(tx, orderId);
    if (!may(order.state, parcels)) throw new AppError('NOT_CANCELABLE');
    if (await cancelUnpaid(tx, orderId, actor)) return null;
    return requestRefund(tx, orderId, reason, actor);
  });
  if (refundId === null) return { state: 'CANCELED' };
  const { state } = await tryRefund(ctx, refundId);
  if (state === 'REFUSED') throw new AppError('REFUND_REFUSED');
  return { state };
}

async function openRefundOf(ctx: Ctx, orderId: Id<'ord'>): Promise<Id<'ref'>> {
  const [open] = await ctx.db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.orderId, orderId), eq(refunds.state, 'REQUESTED')));
  if (!open) throw new AppError('NOT_CANCELABLE');
  return open.id;
}

async function requestRefund(ctx: Ctx, orderId: Id<'ord'>, reason: CancelReason, actor: Actor): Promise<Id<'ref'>> {
  const [payment] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.state, 'DONE')));
  if (!payment) throw new AppError('NOT_CANCELABLE');
  const id = newId('ref');
  await ctx.db.insert(refunds).values({
    id,
    paymentId: payment.id,
    orderId,
    amount: payment.amount - payment.refundedAmount,
    reason,
    actor: actor.kind,
    nextTryAt: sql`now() + interval '35 seconds'`,
  });
  await startCanceling(ctx, orderId, actor, reason);
  return id;
}

/**
 * Asks the provider for the money back with the refund's own key: however often it is tried, it is paid back once. Until the
 * provider has answered for certain the refund stays open and is tried again.
 */
export async function tryRefund(ctx: Ctx, refundId: Id<'ref'>): Promise<RefundResult> {
  const [open] = await ctx.db
    .select({ refund: refunds, payment: paymentAttempts })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(eq(refunds.id, refundId));
  if (!open) throw new AppError('NOT_FOUND');
  const { refund, payment } = open;
  if (refund.state !== 'REQUESTED') return ended(refund.state);
  const gateway = gatewayOf(payment.provider);
  const paymentKey = payment.paymentKey ?? '';
  const balance = payment.amount - payment.refundedAmount;
  let result = await gateway.cancel({
    paymentKey,
    amount: refund.amount,
    balance,
    reason: refund.reason,
    idempotencyKey: refund.id,
  });
  // «Already cancelled» or «the balance differs» may be our own earlier try whose answer was lost: look before judging.
  if (!result.ok && refundVerdict(result.code) === 'LOOK') {
    const found = await gateway.find({ paymentKey });
    if (found.ok && found.payment.balance === balance - refund.amount) result = found;
  }
  return settleRefund(ctx, refundId, result);
}

const ended = (state: 'DONE' | 'FAILED'): RefundResult => ({ state: state === 'DONE' ? 'REFUNDED' : 'REFUSED' });

async function settleRefund(ctx: Ctx, refundId: Id<'ref'>, result: GatewayResult): Promise<RefundResult> {
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ orderId: refunds.orderId }).from(refunds).where(eq(refunds.id, refundId));
    if (!known) throw new AppError('NOT_FOUND');
    await lockOrder(tx, known.orderId);
    const [refund] = await tx.db.select().from(refunds).where(eq(refunds.id, refundId)).for('update');
    if (!refund) throw new AppError('NOT_FOUND');
    if (refund.state !== 'REQUESTED') return ended(refund.state);
    if (result.ok) {
      const transactionKey = result.payment.cancels.at(-1)?.transactionKey ?? null;
      await tx.db
        .update(refunds)
        .set({ state: 'DONE', doneAt: sql`now()`, transactionKey, failureCode: null })
        .where(eq(refunds.id, refundId));
      await stepAttempt(tx, refund.paymentId, 'CANCELED', {
        refundedAmount: sql`${paymentAttempts.refundedAmount} + ${refund.amount}`,
      });
      await markRefunded(tx, refund.orderId, refund.amount, SYSTEM);
      return { state: 'REFUNDED' };
    }
    if (refundVerdict(result.code) === 'REFUSED') {
      log.error('refund.refused', undefined, { refundId, orderId: refund.orderId, providerCode: result.code });
      await tx.db.update(refunds).set({ state: 'FAILED', failureCode: result.code }).where(eq(refunds.id, refundId));
      await stopCanceling(tx, refund.orderId);
      return { state: 'REFUSED' };
    }
    await tx.db
      .update(refunds)
      .set({
        failureCode: result.code,
        attempts: refund.attempts + 1,
        nextTryAt: sql`now() + make_interval(secs => ${checkDelaySeconds(refund.attempts)})`,
      })
      .where(eq(refunds.id, refundId));
    return { state: 'REFUNDING' };
  });
}

/** Tries open refunds again that are due. @returns how many were tried. */
export async function retryRefunds(ctx: Ctx, batch = 20): Promise<number> {
  let tried = 0;
  while (tried < batch) {
    const due = ctx.db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(eq(refunds.state, 'REQUESTED'), lte(refunds.nextTryAt, sql`now()`)))
      .orderBy(asc(refunds.nextTryAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [leased] = await ctx.db
      .update(refunds)
      .set({ nextTryAt: sql`now() + interval '60 seconds'` })
      .where(eq(refunds.id, due))
      .returning({ id: refunds.id });
    if (!leased) break;
    await tryRefund(ctx, leased.id);
    tried += 1;
  }
  return tried;
}
