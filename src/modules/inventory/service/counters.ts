import 'server-only';
import { and, asc, eq, inArray, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { movementDeltas, type MovementKind } from '../rules';
import { stockHolds, stockMovements, variantStock } from '../tables';
import { announceTurns } from './turns';

/** Who changed the stock and why, kept in the ledger. */
export type StockCause = { readonly actor: string; readonly cause: string };
export type Movement = StockCause & {
  readonly variantId: Id<'var'>;
  readonly kind: MovementKind;
  readonly quantity: number;
  readonly holdId: Id<'hld'> | null;
  readonly orderId: Id<'ord'> | null;
};
export type ExpiredHold = { readonly id: Id<'hld'>; readonly variantId: Id<'var'>; readonly quantity: number };

/**
 * Locks the counters of these variants, ascending: before any work on the holds of several of them. @returns what of each is
 * neither sold nor held.
 */
export async function lockStock(ctx: Ctx, variantIds: readonly Id<'var'>[]): Promise<Map<Id<'var'>, number>> {
  const rows = await ctx.db
    .select({
      variantId: variantStock.variantId,
      available: sql<number>`${variantStock.stock} - ${variantStock.reservedStock}`,
    })
    .from(variantStock)
    .where(sql`${variantStock.variantId} = ANY(${sql.param([...variantIds])}::text[])`)
    .orderBy(asc(variantStock.variantId))
    .for('update')
    .prepare('lock_stock')
    .execute();
  return new Map(rows.map((row) => [row.variantId, row.available]));
}

const expiredOf = (variantIds: readonly Id<'var'>[]) =>
  and(
    inArray(stockHolds.variantId, [...variantIds]),
    eq(stockHolds.state, 'ACTIVE'),
    lte(stockHolds.expiresAt, sql`clock_timestamp()`),
  );

/** Holds of these variants past their time that nobody else is at, oldest first. Their counters must be locked. */
export async function lockExpiredHolds(ctx: Ctx, variantIds: readonly Id<'var'>[]) {
  return ctx.db
    .select({
      id: stockHolds.id,
      orderId: stockHolds.orderId,
      variantId: stockHolds.variantId,
      quantity: stockHolds.quantity,
    })
    .from(stockHolds)
    .where(expiredOf(variantIds))
    .orderBy(asc(stockHolds.expiresAt), asc(stockHolds.id))
    .for('update', { skipLocked: true });
}

/**
 * Units in holds past their time that `lockExpiredHolds` had to pass by, because somebody is at them: they may be free in a
 * moment, so they are not sold out. Call after those it locked were ended.
 */
export async function unitsInPassing(
  ctx: Ctx,
  variantIds: readonly Id<'var'>[],
): Promise<ReadonlyMap<Id<'var'>, number>> {
  const rows = await ctx.db
    .select({ variantId: stockHolds.variantId, units: sql<number>`sum(${stockHolds.quantity})::int` })
    .from(stockHolds)
    .where(expiredOf(variantIds))
    .groupBy(stockHolds.variantId);
  return new Map(rows.map((row) => [row.variantId, row.units]));
}

/**
 * Writes movements into the ledger and moves the counters by their sums, in one statement; what sells out or comes back by it is
 * announced. The counters must be locked.
 * @throws AppError OUT_OF_STOCK where a counter would leave `0 ≤ reserved ≤ stock`: nothing is changed then.
 */
export async function moveStock(ctx: Ctx, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const rows = movements.map(({ variantId, kind, quantity, holdId, orderId, actor, cause }) => {
    const { stock, reserved } = movementDeltas(kind, quantity);
    return {
      variant_id: variantId,
      kind,
      stock_delta: stock,
      reserved_delta: reserved,
      hold_id: holdId,
      order_id: orderId,
      actor,
      cause,
    };
  });
  const moved = await ctx.db.execute<{ variant_id: Id<'var'>; free: number; delta: number }>(sql`
    WITH m AS (SELECT * FROM json_populate_recordset(NULL::${stockMovements}, ${JSON.stringify(rows)}::json)),
    ledger AS (
      INSERT INTO ${stockMovements} (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause)
      SELECT variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause FROM m)
    UPDATE ${variantStock} s SET stock = s.stock + d.stock, reserved_stock = s.reserved_stock + d.reserved
    FROM (SELECT variant_id, sum(stock_delta)::int AS stock, sum(reserved_delta)::int AS reserved FROM m GROUP BY 1) d
    WHERE s.variant_id = d.variant_id AND s.stock - s.reserved_stock >= d.reserved - d.stock AND s.reserved_stock + d.reserved >= 0
    RETURNING s.variant_id, s.stock - s.reserved_stock AS free, d.stock - d.reserved AS delta`);
  const variants = new Set(movements.map((movement) => movement.variantId));
  const done = new Set(moved.map((row) => row.variant_id));
  for (const variantId of variants) if (!done.has(variantId)) throw new AppError('OUT_OF_STOCK', { variantId });
  await announceTurns(
    ctx,
    moved.map(({ variant_id: variantId, free, delta }) => ({ variantId, free, delta })),
  );
}
