import 'server-only';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { releaseHolds, releaseHoldsOf } from '~/modules/inventory/service/stock';
import type { Ctx } from '~/server/context';
import { insertMany } from '~/server/insert-many';
import { orderEvents, orders } from '../tables';
import { CRON, ledgerActor, recordEvent, type Actor } from './record-event';

/** Cancels an order nothing was charged for and gives its stock back. Call inside a transaction. @returns whether it did. */
export async function cancelUnpaid(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<boolean> {
  const rows = await ctx.db
    .update(orders)
    .set({ state: 'CANCELED', endedAt: sql`now()` })
    .where(and(eq(orders.id, orderId), eq(orders.state, 'PENDING')))
    .returning({ id: orders.id });
  if (rows.length === 0) return false;
  await releaseHolds(ctx, orderId, { actor: ledgerActor(actor), cause: 'order cancelled' });
  await recordEvent(ctx, orderId, 'CANCELED', actor);
  return true;
}

const among = (ids: readonly Id<'ord'>[]) => sql`${orders.id} = ANY(${sql.param([...ids])}::text[])`;

/**
 * Expires those of these orders whose time is up, and gives their stock back. Call inside a transaction. Rows are locked in the
 * order of the whole shop: orders, counters ascending, holds. @returns those it expired: not what another sweeper has, or
 * somebody paid meanwhile.
 */
export async function expire(ctx: Ctx, orderIds: readonly Id<'ord'>[]): Promise<Id<'ord'>[]> {
  const due = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(among(orderIds), eq(orders.state, 'PENDING'), lte(orders.expiresAt, sql`now()`)))
    .for('update', { skipLocked: true });
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  await ctx.db
    .update(orders)
    .set({ state: 'EXPIRED', endedAt: sql`now()` })
    .where(among(ids));
  await releaseHoldsOf(ctx, ids, { actor: ledgerActor(CRON), cause: 'not paid in time' });
  const told = { kind: 'EXPIRED' as const, actor: CRON.kind, actorId: null, data: {} };
  await insertMany(
    ctx.db,
    orderEvents,
    ids.map((orderId) => ({ orderId, ...told })),
  );
  return ids;
}
