import 'server-only';
import { and, eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { adminMayCancel, shopperMay, type FulfilmentState, type PaymentState } from '~/modules/order/rules';
import { buyerId, requireMyOrder } from '~/modules/order/service/buyer';
import { cancelUnpaid } from '~/modules/order/service/end-unpaid';
import type { Actor } from '~/modules/order/service/record-event';
import { lockOrder } from '~/modules/order/service/order-row';
import { startCanceling } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import type { CancelReason } from '../input';
import { parcelStates } from '../queries';
import { paymentAttempts, refunds } from '../tables';
import { everything } from './refund-parts';
import { requestRefund, tryRefund } from './refund';

/** The timer leaves a refund alone while the call that asked for it may still be waiting for the provider. */
const CALL_SECONDS = 35;

export type CancelResult = { readonly state: 'CANCELED' | 'REFUNDED' | 'REFUNDING' };

/** The buyer cancels their own order: at once, and with all the money where it was paid. @throws AppError NOT_FOUND | NOT_CANCELABLE */
export async function cancelMyOrder(
  ctx: Ctx,
  input: { orderId: Id<'ord'>; reason: CancelReason },
): Promise<CancelResult> {
  const buyer = await requireMyOrder(ctx, input.orderId);
  return cancel(ctx, input.orderId, input.reason, { kind: 'SHOPPER', id: buyerId(buyer) }, mayCancelAtOnce);
}

const mayCancelAtOnce = (payment: PaymentState, parcels: readonly FulfilmentState[]) =>
  shopperMay('CANCEL', payment, parcels);

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
  may: (payment: PaymentState, parcels: readonly FulfilmentState[]) => boolean,
): Promise<CancelResult> {
  const refundId = await inTx(ctx, async (tx) => {
    const order = await lockOrder(tx, orderId);
    const parcels = await parcelStates(tx.db, orderId);
    if (order.cancelingAt) return openRefundOf(tx, orderId);
    if (!may(order.state, parcels)) throw new AppError('NOT_CANCELABLE');
    if (await cancelUnpaid(tx, orderId, actor)) return null;
    return refundPaid(tx, orderId, reason, actor);
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

async function refundPaid(ctx: Ctx, orderId: Id<'ord'>, reason: CancelReason, actor: Actor): Promise<Id<'ref'>> {
  const [payment] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.state, 'DONE')));
  if (!payment) throw new AppError('NOT_CANCELABLE');
  const why = { reason, actor: actor.kind, delaySeconds: CALL_SECONDS };
  const id = await requestRefund(ctx, payment, await everything(ctx, orderId), why);
  await startCanceling(ctx, orderId, actor, reason);
  return id;
}
