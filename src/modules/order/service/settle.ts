import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { removePurchased } from '~/modules/cart/service/purchased';
import {
  endHolds,
  holdsAll,
  holdStock,
  keepHolds,
  lockHolds,
  lockStock,
  releaseHolds,
  setHoldsEnd,
  type Hold,
  type StockLine,
} from '~/modules/inventory/service/stock';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';
import { fromNow } from '~/server/database-clock';
import { env } from '~/server/env';
import { WINDOW_HOLD_MINUTES } from '../rules';
import { orders } from '../tables';
import { holderOf, linesOf, step } from './order-row';
import { ledgerActor, recordEvent, type Actor } from './record-event';

/** Long enough for any undecided payment to be decided: nothing may release these holds meanwhile. */
const CONFIRMING_HOLD_MINUTES = 24 * 60;

/** Takes everything the order sells again, all lines or none. @throws AppError OUT_OF_STOCK */
async function holdAgain(ctx: Ctx, orderId: Id<'ord'>, lines: readonly StockLine[], actor: Actor): Promise<void> {
  const by = { actor: ledgerActor(actor), cause: 'held again to be paid' };
  // All counters first: what is left is given back before the whole is taken.
  await lockStock(
    ctx,
    lines.map((line) => line.variantId),
  );
  await releaseHolds(ctx, orderId, by);
  await holdStock(ctx, { orderId, holder: null }, lines, await fromNow(ctx, CONFIRMING_HOLD_MINUTES), by);
}

async function heldAgain(ctx: Ctx, orderId: Id<'ord'>, lines: readonly StockLine[], actor: Actor): Promise<Hold[]> {
  await holdAgain(ctx, orderId, lines, actor);
  const holds = await lockHolds(ctx, orderId);
  if (!holdsAll(lines, holds)) throw new AppError('INTERNAL', { orderId });
  return holds;
}

/** Keeps what the order holds while its money is asked for, or takes it again. @throws AppError OUT_OF_STOCK */
export async function keepOrHoldAgain(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<void> {
  const [lines, kept] = await Promise.all([linesOf(ctx, orderId), keepHolds(ctx, orderId, CONFIRMING_HOLD_MINUTES)]);
  if (!holdsAll(lines, kept)) await holdAgain(ctx, orderId, lines, actor);
}

/**
 * PENDING → CONFIRMING, if the order still holds everything or can take again what it lost, all lines or none. From here no
 * sweep and no cancel touches the order until the payment is decided.
 * @throws AppError OUT_OF_STOCK | ORDER_STATE; the caller's transaction must roll back, and nothing may be charged.
 */
export async function startConfirming(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<void> {
  // Sent together: the database takes one after the other, and whatever fails undoes them all.
  await Promise.all([
    step(ctx, orderId, 'CONFIRMING', actor),
    keepOrHoldAgain(ctx, orderId, actor),
    recordEvent(ctx, orderId, 'CONFIRM_STARTED', actor),
  ]);
}

/** CONFIRMING → PENDING after a refusal: the holds live as long as they would have without the try. */
export async function backToPending(ctx: Ctx, orderId: Id<'ord'>, code: string, actor: Actor): Promise<void> {
  const order = await step(ctx, orderId, 'PENDING', actor);
  await setHoldsEnd(ctx, { orderId, holder: holderOf(order) }, order.expiresAt);
  await recordEvent(ctx, orderId, 'DECLINED', actor, { code });
}

/**
 * CONFIRMING or AWAITING_DEPOSIT → PAID: the held units leave the stock, the mail is on its way. The bought lines leave the
 * cart, but not when a deposit came: they left when its account was opened, and what is there now was put in since. Only those of
 * an account that was to be closed at once, and was paid into all the same, are there still.
 * @throws AppError OUT_OF_STOCK when the order no longer has its units: the money must go back.
 */
export async function markPaid(
  ctx: Ctx,
  orderId: Id<'ord'>,
  data: { amount: number; method: string },
  actor: Actor,
  from: 'CONFIRMING' | 'AWAITING_DEPOSIT',
): Promise<void> {
  const [order, lines, found] = await Promise.all([
    step(ctx, orderId, 'PAID', actor, { paidAt: ctx.now }),
    linesOf(ctx, orderId),
    lockHolds(ctx, orderId),
  ]);
  const holds = holdsAll(lines, found) ? found : await heldAgain(ctx, orderId, lines, actor);
  await Promise.all([
    endHolds(ctx, holds, 'SOLD', { actor: ledgerActor(actor), cause: 'order paid' }),
    from === 'CONFIRMING' && removePurchased(ctx, order, lines),
    recordEvent(ctx, orderId, 'PAID', actor, data),
    // Again after a bank took the first deposit back.
    enqueue(ctx, { topic: 'mail', mail: 'ORDER_CONFIRMED', orderId }, `mail:confirmed:${orderId}:${ctx.now.getTime()}`),
  ]);
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
    .returning({ userId: orders.userId, guestId: orders.guestId, expiresAt: orders.expiresAt });
  if (!order) throw new AppError('ORDER_EXPIRED');
  await setHoldsEnd(ctx, { orderId, holder: holderOf(order) }, order.expiresAt);
  await recordEvent(ctx, orderId, 'WINDOW_OPENED', actor);
  return order.expiresAt;
}
