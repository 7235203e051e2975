import 'server-only';
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { releaseHolds } from '~/modules/inventory/service';
import { inTx, type Ctx } from '~/server/context';
import { paymentStatesBefore } from '../rules';
import { orders } from '../tables';
import { CRON, ledgerActor, recordEvent, type Actor } from './record-event';

/** Cancels an order nothing was charged for and gives its stock back. Call inside a transaction. @returns whether it did. */
export async function cancelUnpaid(ctx: Ctx, orderId: Id<'ord'>, actor: Actor): Promise<boolean> {
  const rows = await ctx.db
    .update(orders)
    .set({ state: 'CANCELED', endedAt: sql`now()` })
    .where(and(eq(orders.id, orderId), inArray(orders.state, paymentStatesBefore('CANCELED'))))
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
  let expired = 0;
  while (Date.now() - started < budgetMs && (await expireOne(ctx))) expired += 1;
  return expired;
}

function expireOne(ctx: Ctx): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const [due] = await tx.db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.state, 'PENDING'), lte(orders.expiresAt, sql`now()`)))
      .orderBy(asc(orders.expiresAt))
      .limit(1)
      .for('update', { skipLocked: true });
    if (!due) return false;
    await tx.db
      .update(orders)
      .set({ state: 'EXPIRED', endedAt: sql`now()` })
      .where(and(eq(orders.id, due.id), eq(orders.state, 'PENDING')));
    await releaseHolds(tx, due.id, { actor: ledgerActor(CRON), cause: 'not paid in time' });
    await recordEvent(tx, due.id, 'EXPIRED', CRON);
    return true;
  });
}
