import 'server-only';
import { and, asc, eq, lte, notInArray, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { orders } from '../tables';
import { expire } from './end-unpaid';

/** Orders of one transaction: their counters are locked together while it lasts. */
const TOGETHER = 50;
/** Where somebody sits on one of their counters all of them wait, and whoever buys waits for them: not for long. */
const PATIENCE = '50ms';

/**
 * Expires unpaid orders whose time is up by the database clock and gives their stock back: some per transaction, any number of
 * sweepers at once, at most `budgetMs` long. An order that is being confirmed is never touched.
 * @returns how many orders were expired.
 */
export async function releaseReservations(ctx: Ctx, budgetMs = 5_000): Promise<number> {
  const end = Date.now() + budgetMs;
  const passedBy: Id<'ord'>[] = [];
  let expired = 0;
  while (Date.now() < end) {
    const due = await findExpired(ctx, passedBy);
    if (due.length === 0) break;
    const done = await expireSome(ctx, due, end);
    expired += done.length;
    passedBy.push(...due.filter((id) => !done.includes(id)));
  }
  return expired;
}

async function findExpired(ctx: Ctx, but: readonly Id<'ord'>[]): Promise<Id<'ord'>[]> {
  const due = await ctx.db
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
    .limit(TOGETHER);
  return due.map(({ id }) => id);
}

/** All together; where one of them cannot be expired now, each on its own, so that it holds up nobody else. */
async function expireSome(ctx: Ctx, due: readonly Id<'ord'>[], end: number): Promise<Id<'ord'>[]> {
  const together = due.length > 1;
  try {
    return await inTx(
      ctx,
      async (tx) => {
        if (together) await tx.db.execute(sql`SELECT set_config('lock_timeout', ${PATIENCE}, true)`);
        return expire(tx, due);
      },
      'expire-order',
    );
  } catch (error) {
    // Another transaction sits on a row of one of them: it has its turn in the next run.
    log.warn('sweep.skipped', { orders: due.length, reason: error instanceof Error ? error.name : 'unknown' });
    if (!together) return [];
  }
  const done: Id<'ord'>[] = [];
  for (const id of due) if (Date.now() < end) done.push(...(await expireSome(ctx, [id], end)));
  return done;
}
