import 'server-only';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { removePurchased } from '~/modules/cart/service/purchased';
import { adjustStock, holdStock, releaseHolds, restock, setHoldsEnd } from '~/modules/inventory/service/stock';
import { enqueue } from '~/modules/notification/service';
import type { Ctx } from '~/server/context';
import { fulfilments, orderLines } from '../tables';
import { linesOf, lockOrder, step } from './order-row';
import { ledgerActor, recordEvent, type Actor } from './record-event';
import { keepOrHoldAgain } from './settle';

const heldUntil = (dueAt: Date): Date => new Date(dueAt.getTime() + 24 * 60 * 60_000);
/** What is on no shelf is given to nobody else: it has no end until a person decides. */
const WITHOUT_END = new Date('9999-12-31T00:00:00Z');

/**
 * CONFIRMING → AWAITING_DEPOSIT: the buyer has an account to send the money to until `dueAt`; the units are held for nobody
 * else until well after that, so that they are there for a deposit of the last second. The account is closed first, then they
 * are released. What was lost while nobody knew of the account is taken again. What was ordered leaves the cart, unless the
 * account is to be closed at once.
 * @throws AppError OUT_OF_STOCK when the order no longer has its units: its account is to be closed.
 */
export async function markAwaitingDeposit(
  ctx: Ctx,
  orderId: Id<'ord'>,
  dueAt: Date,
  actor: Actor,
  closing: boolean,
): Promise<void> {
  const order = await step(ctx, orderId, 'AWAITING_DEPOSIT', actor, { expiresAt: dueAt });
  await keepOrHoldAgain(ctx, orderId, actor);
  await setHoldsEnd(ctx, { orderId, holder: null }, heldUntil(dueAt));
  if (!closing) await removePurchased(ctx, order, await linesOf(ctx, orderId));
  await recordEvent(ctx, orderId, 'DEPOSIT_AWAITED', actor, { due: dueAt.toISOString() });
  await enqueue(ctx, { topic: 'mail', mail: 'DEPOSIT_AWAITED', orderId }, `mail:deposit-awaited:${orderId}`);
}

/** CONFIRMING → AWAITING_DEPOSIT of an order whose units are gone, until its account is closed: nobody is asked to pay. */
export async function markAwaitingClosing(ctx: Ctx, orderId: Id<'ord'>, dueAt: Date, actor: Actor): Promise<void> {
  await step(ctx, orderId, 'AWAITING_DEPOSIT', actor, { expiresAt: dueAt });
  await releaseHolds(ctx, orderId, { actor: ledgerActor(actor), cause: 'its account is closed again' });
  await recordEvent(ctx, orderId, 'DEPOSIT_AWAITED', actor, { due: dueAt.toISOString() });
}

/**
 * PAID → AWAITING_DEPOSIT: the bank took the deposit back. The units return to the shelf and are held again in the same
 * moment, so no other order gets them; what has left already stays held until a person decides. What was being prepared
 * stands still, because only paid orders move.
 */
export async function markDepositReversed(ctx: Ctx, orderId: Id<'ord'>, dueAt: Date, actor: Actor): Promise<void> {
  const before = await lockOrder(ctx, orderId);
  if (before.refundedTotal > 0) throw new AppError('ORDER_STATE');
  await step(ctx, orderId, 'AWAITING_DEPOSIT', actor, { paidAt: null, expiresAt: dueAt });
  const lines = await linesOf(ctx, orderId);
  const by = { actor: ledgerActor(actor), cause: 'deposit taken back by the bank' };
  await restock(ctx, orderId, lines, by);
  const until = (await sentUnits(ctx, orderId)).length > 0 ? WITHOUT_END : heldUntil(dueAt);
  await holdStock(ctx, { orderId, holder: null }, lines, until, by);
  await recordEvent(ctx, orderId, 'DEPOSIT_REVERSED', actor);
  await enqueue(
    ctx,
    { topic: 'mail', mail: 'DEPOSIT_REVERSED', orderId },
    `mail:deposit-reversed:${orderId}:${before.paidAt?.getTime() ?? 0}`,
  );
}

/** AWAITING_DEPOSIT → CANCELED or EXPIRED, after the account was closed at the provider: the units are free again. */
export async function endAwaiting(
  ctx: Ctx,
  orderId: Id<'ord'>,
  to: 'CANCELED' | 'EXPIRED',
  actor: Actor,
  data: Record<string, string | number> = {},
): Promise<void> {
  await step(ctx, orderId, to, actor, { endedAt: ctx.now, cancelingAt: null });
  const cause = to === 'EXPIRED' ? 'no deposit in time' : 'order cancelled';
  await releaseHolds(ctx, orderId, { actor: ledgerActor(actor), cause });
  await writeOffSent(ctx, orderId, actor);
  await recordEvent(ctx, orderId, to, actor, data);
  if (to === 'EXPIRED')
    await enqueue(ctx, { topic: 'mail', mail: 'DEPOSIT_OVERDUE', orderId }, `mail:deposit-overdue:${orderId}`);
}

/** A parcel may have left before the bank took the deposit back: what is in it is on no shelf to be sold again. */
async function writeOffSent(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<void> {
  const by = { actor: ledgerActor(actor), cause: 'left the house and was never paid' };
  for (const { variantId, quantity } of await sentUnits(ctx, orderId)) await adjustStock(ctx, variantId, -quantity, by);
}

/** What of an order has left, ascending by variant. */
function sentUnits(ctx: Ctx, orderId: Id<'ord'>) {
  return ctx.db
    .select({ variantId: orderLines.variantId, quantity: orderLines.quantity })
    .from(orderLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.orderId, orderLines.orderId), eq(fulfilments.sellerId, orderLines.sellerId)),
    )
    .where(and(eq(orderLines.orderId, orderId), inArray(fulfilments.state, ['SHIPPED', 'DELIVERED', 'COMPLETED'])))
    .orderBy(asc(orderLines.variantId));
}
