import 'server-only';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { removePurchased } from '~/modules/cart/service/purchased';
import {
  holdStock,
  keepHolds,
  releaseHolds,
  restock,
  sellHolds,
  setHoldsEnd,
  type StockLine,
} from '~/modules/inventory/service/stock';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { paymentStatesBefore, WINDOW_HOLD_MINUTES, type PaymentState } from '../rules';
import { orderLines, orders } from '../tables';
import { ledgerActor, recordEvent, type Actor } from './record-event';

/** Long enough for any undecided payment to be decided: nothing may release these holds meanwhile. */
const CONFIRMING_HOLD_MINUTES = 24 * 60;

/** The order's row, locked: call first in every transaction that changes it. */
export async function lockOrder(ctx: Ctx, orderId: Id<'ord'>) {
  const rows = await ctx.db.select().from(orders).where(eq(orders.id, orderId)).for('update');
  const order = rows[0];
  if (!order) throw new AppError('NOT_FOUND');
  return order;
}

async function linesOf(ctx: Ctx, orderId: Id<'ord'>) {
  return ctx.db
    .select({ variantId: orderLines.variantId, quantity: orderLines.quantity })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.variantId));
}

async function step(
  ctx: Ctx,
  orderId: Id<'ord'>,
  to: PaymentState,
  more: { paidAt?: Date; endedAt?: Date } = {},
): Promise<boolean> {
  const rows = await ctx.db
    .update(orders)
    .set({ state: to, ...more })
    .where(and(eq(orders.id, orderId), inArray(orders.state, paymentStatesBefore(to))))
    .returning({ id: orders.id });
  return rows.length === 1;
}

async function holderOf(ctx: Ctx, orderId: Id<'ord'>): Promise<Id<'usr'> | Id<'gst'>> {
  const [order] = await ctx.db
    .select({ userId: orders.userId, guestId: orders.guestId })
    .from(orders)
    .where(eq(orders.id, orderId));
  const holder = order?.userId ?? order?.guestId;
  if (!holder) throw new AppError('NOT_FOUND');
  return holder;
}

/**
 * Makes sure the order holds all its lines for as long as its payment may take to decide: what it lost is taken again, all or
 * none. @throws AppError OUT_OF_STOCK
 */
async function holdEverything(ctx: Ctx, orderId: Id<'ord'>, lines: readonly StockLine[], actor: Actor): Promise<void> {
  if (await keepHolds(ctx, orderId, lines, CONFIRMING_HOLD_MINUTES)) return;
  const by = { actor: ledgerActor(actor), cause: 'held again to be paid' };
  await releaseHolds(ctx, orderId, by);
  await holdStock(ctx, { orderId, holder: null }, lines, CONFIRMING_HOLD_MINUTES, by);
}

/**
 * PENDING → CONFIRMING, if the order still holds everything or can take again what it lost, all lines or none. From here no
 * sweep and no cancel touches the order until the payment is decided.
 * @throws AppError OUT_OF_STOCK | ORDER_STATE; the caller's transaction must roll back, and nothing may be charged.
 */
export async function startConfirming(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<void> {
  if (!(await step(ctx, orderId, 'CONFIRMING'))) throw new AppError('ORDER_STATE');
  await holdEverything(ctx, orderId, await linesOf(ctx, orderId), actor);
  await recordEvent(ctx, orderId, 'CONFIRM_STARTED', actor);
}

/** CONFIRMING → PENDING after a refusal: the holds live as long as they would have without the try. */
export async function backToPending(ctx: Ctx, orderId: Id<'ord'>, code: string, actor: Actor): Promise<void> {
  if (!(await step(ctx, orderId, 'PENDING'))) throw new AppError('ORDER_STATE');
  const { expiresAt } = await lockOrder(ctx, orderId);
  await setHoldsEnd(ctx, { orderId, holder: await holderOf(ctx, orderId) }, expiresAt);
  await recordEvent(ctx, orderId, 'DECLINED', actor, { code });
}

/**
 * CONFIRMING → PAID: the held units leave the stock, the bought lines leave the cart, the mail is on its way.
 * @throws AppError OUT_OF_STOCK when the order no longer has its units: the money must go back.
 */
export async function markPaid(
  ctx: Ctx,
  orderId: Id<'ord'>,
  data: { amount: number; method: string },
  actor: Actor,
): Promise<void> {
  if (!(await step(ctx, orderId, 'PAID', { paidAt: ctx.now }))) throw new AppError('ORDER_STATE');
  const lines = await linesOf(ctx, orderId);
  await holdEverything(ctx, orderId, lines, actor);
  await sellHolds(ctx, orderId, lines, { actor: ledgerActor(actor), cause: 'order paid' });
  const [order] = await ctx.db
    .select({ userId: orders.userId, guestId: orders.guestId })
    .from(orders)
    .where(eq(orders.id, orderId));
  if (order) await removePurchased(ctx, order, lines);
  await recordEvent(ctx, orderId, 'PAID', actor, data);
  await enqueue(ctx, { topic: 'mail', mail: 'ORDER_CONFIRMED', orderId }, `mail:confirmed:${orderId}`);
}

/** PAID → REFUNDED in full: units go back to the stock. */
export async function markRefunded(ctx: Ctx, orderId: Id<'ord'>, amount: number, actor: Actor): Promise<void> {
  if (!(await step(ctx, orderId, 'REFUNDED', { endedAt: ctx.now }))) throw new AppError('ORDER_STATE');
  await ctx.db
    .update(orders)
    .set({ refundedTotal: sql`${orders.refundedTotal} + ${amount}`, cancelingAt: null })
    .where(eq(orders.id, orderId));
  const lines = await linesOf(ctx, orderId);
  await ctx.db
    .update(orderLines)
    .set({ canceledQuantity: sql`${orderLines.quantity}` })
    .where(eq(orderLines.orderId, orderId));
  await restock(ctx, orderId, lines, { actor: ledgerActor(actor), cause: 'order cancelled after payment' });
  await recordEvent(ctx, orderId, 'REFUNDED', actor, { amount });
  await enqueue(ctx, { topic: 'mail', mail: 'ORDER_CANCELED', orderId }, `mail:canceled:${orderId}`);
}

/** From here on nothing of this order may be prepared: its money is on the way back. */
export async function startCanceling(ctx: Ctx, orderId: Id<'ord'>, actor: Actor, reason: string): Promise<void> {
  await ctx.db
    .update(orders)
    .set({ cancelingAt: sql`now()` })
    .where(eq(orders.id, orderId));
  await recordEvent(ctx, orderId, 'REFUND_REQUESTED', actor, { reason });
}

export async function stopCanceling(ctx: Ctx, orderId: Id<'ord'>): Promise<void> {
  await ctx.db.update(orders).set({ cancelingAt: null }).where(eq(orders.id, orderId));
}

/** The payment window opens: once per order its hold is extended to at least ten minutes from now (or
 * a whole hold, where that is shorter). @returns the new end. */
export async function openWindow(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<Date> {
  const [order] = await ctx.db
    .update(orders)
    .set({
      expiresAt: sql`CASE WHEN ${orders.holdExtended} THEN ${orders.expiresAt}
        ELSE greatest(${orders.expiresAt}, now() + make_interval(mins => ${Math.min(WINDOW_HOLD_MINUTES, env().HOLD_MINUTES)})) END`,
      holdExtended: true,
    })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'PENDING'), sql`${orders.expiresAt} > now()`))
    .returning({ expiresAt: orders.expiresAt });
  if (!order) throw new AppError('ORDER_EXPIRED');
  await setHoldsEnd(ctx, { orderId, holder: await holderOf(ctx, orderId) }, order.expiresAt);
  await recordEvent(ctx, orderId, 'WINDOW_OPENED', actor);
  return order.expiresAt;
}
