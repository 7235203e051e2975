import 'server-only';
import { and, asc, eq, lte, notInArray, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { releaseHolds } from '~/modules/inventory/service/stock';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { orders } from '../tables';
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

/**
 * Expires unpaid orders whose time is up by the database clock and gives their stock back: one order per transaction, any
 * number of sweepers at once, at most `budgetMs` long. An order that is being confirmed is never touched.
 * @returns how many orders were expired.
 */
export async function releaseReservations(ctx: Ctx, budgetMs = 5_000): Promise<number> {
  const started = Date.now();
  const stuck: Id<'ord'>[] = [];
  let expired = 0;
  while (Date.now() - started < budgetMs) {
    const due = await findExpired(ctx, stuck);
    if (!due) break;
    try {
      if (await inTx(ctx, (tx) => expire(tx, due), 'expire-order')) expired += 1;
      else stuck.push(due);
    } catch (error) {
      // Another transaction sits on one of its rows: it has its turn in the next run.
      log.warn('sweep.skipped', { orderId: due, reason: error instanceof Error ? error.name : 'unknown' });
      stuck.push(due);
    }
  }
  return expired;
}

async function findExpired(ctx: Ctx, but: readonly Id<'ord'>[]): Promise<Id<'ord'> | undefined> {
  const [due] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.state, 'PENDING'),
        lte(orders.expiresAt, sql`now()`),
        but.length > 0 ? notInArray(orders.id, [...but]) : undefined,
      ),
    )
    .orderBy(asc(orders.expiresAt))
    .limit(1);
  return due?.id;
}

/** Expires one order whose time is up. Call inside a transaction. @returns false where another sweeper has it, or somebody paid it meanwhile. */
export async function expire(ctx: Ctx, orderId: Id<'ord'>): Promise<boolean> {
  const [due] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(orders.state, 'PENDING'), lte(orders.expiresAt, sql`now()`)))
    .for('update', { skipLocked: true });
  if (!due) return false;
  await ctx.db
    .update(orders)
    .set({ state: 'EXPIRED', endedAt: sql`now()` })
    .where(eq(orders.id, orderId));
  await releaseHolds(ctx, orderId, { actor: ledgerActor(CRON), cause: 'not paid in time' });
  await recordEvent(ctx, orderId, 'EXPIRED', CRON);
  return true;
}
