import 'server-only';
import { and, asc, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { movementDeltas, type MovementKind } from '../rules';
import { stockHolds, stockMovements, variantStock } from '../tables';

export type StockLine = { readonly variantId: Id<'var'>; readonly quantity: number };
/** The order units are held for, and its buyer. */
export type HoldFor = { readonly orderId: Id<'ord'>; readonly holder: Id<'usr'> | Id<'gst'> | null };
/** Who changed the stock and why, kept in the ledger. */
export type StockCause = { readonly actor: string; readonly cause: string };
type Hold = { id: Id<'hld'>; orderId: Id<'ord'>; variantId: Id<'var'>; quantity: number };

/** Lines of one variant become one line; ascending by variant, the lock order of the shop. */
export function summed(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<Id<'var'>, number>();
  for (const { variantId, quantity } of lines) quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
  return [...quantities]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

/**
 * Holds every line for the order until `minutes` from now on the database clock, all or none. Too little stock first releases
 * that variant's expired holds of other orders and tries once more. Must run inside a transaction.
 * @throws AppError OUT_OF_STOCK with the variant and what is available; the caller's transaction must then roll back.
 */
export async function holdStock(
  ctx: Ctx,
  { orderId, holder }: HoldFor,
  lines: readonly StockLine[],
  minutes: number,
  by: StockCause,
): Promise<void> {
  for (const line of summed(lines)) {
    if (!(await reserve(ctx, line))) {
      await lockStock(ctx, [line.variantId]);
      await releaseExpiredOf(ctx, line.variantId);
      if (!(await reserve(ctx, line))) {
        throw new AppError('OUT_OF_STOCK', {
          variantId: line.variantId,
          available: await availableOf(ctx, line.variantId),
        });
      }
    }
    const id = newId('hld');
    await ctx.db
      .insert(stockHolds)
      .values({ id, orderId, holder, ...line, expiresAt: sql`now() + make_interval(mins => ${minutes})` });
    await record(ctx, 'RESERVE', { id, orderId, ...line }, by);
  }
}

async function reserve(ctx: Ctx, { variantId, quantity }: StockLine): Promise<boolean> {
  const rows = await ctx.db
    .update(variantStock)
    .set({ reservedStock: sql`${variantStock.reservedStock} + ${quantity}` })
    .where(
      and(
        eq(variantStock.variantId, variantId),
        sql`${variantStock.stock} - ${variantStock.reservedStock} >= ${quantity}`,
      ),
    )
    .returning({ variantId: variantStock.variantId });
  return rows.length === 1;
}

async function availableOf(ctx: Ctx, variantId: Id<'var'>): Promise<number> {
  const rows = await ctx.db
    .select({ available: sql<number>`${variantStock.stock} - ${variantStock.reservedStock}` })
    .from(variantStock)
    .where(eq(variantStock.variantId, variantId));
  return rows[0]?.available ?? 0;
}

/** Ends expired holds of one variant where nobody else is at them; their orders stay as they are until swept. */
async function releaseExpiredOf(ctx: Ctx, variantId: Id<'var'>): Promise<void> {
  const expired = await ctx.db
    .select({ id: stockHolds.id })
    .from(stockHolds)
    .where(
      and(eq(stockHolds.variantId, variantId), eq(stockHolds.state, 'ACTIVE'), lte(stockHolds.expiresAt, sql`now()`)),
    )
    .orderBy(asc(stockHolds.id))
    .for('update', { skipLocked: true });
  await endHolds(
    ctx,
    expired.map((hold) => hold.id),
    'RELEASED',
    { actor: 'system', cause: 'expired hold released on demand' },
  );
}

/** Gives back everything the order still holds. Doing it twice changes nothing. */
export async function releaseHolds(ctx: Ctx, orderId: Id<'ord'>, by: StockCause): Promise<void> {
  await endHolds(ctx, await activeHoldIds(ctx, orderId), 'RELEASED', by);
}

/**
 * The order is paid: what it holds leaves the stock.
 * @throws AppError INTERNAL unless every line was held and sold: no order is paid without its units.
 */
export async function sellHolds(
  ctx: Ctx,
  orderId: Id<'ord'>,
  lines: readonly StockLine[],
  by: StockCause,
): Promise<void> {
  const sold = await endHolds(ctx, await activeHoldIds(ctx, orderId), 'SOLD', by);
  if (!sameUnits(summed(lines), sold)) throw new AppError('INTERNAL', { orderId });
}

/** Puts sold units back, for a cancelled order or line. */
export async function restock(
  ctx: Ctx,
  orderId: Id<'ord'>,
  lines: readonly StockLine[],
  by: StockCause,
): Promise<void> {
  for (const line of summed(lines)) {
    await ctx.db
      .update(variantStock)
      .set({ stock: sql`${variantStock.stock} + ${line.quantity}` })
      .where(eq(variantStock.variantId, line.variantId));
    await record(ctx, 'RESTOCK', { orderId, ...line }, by);
  }
}

/**
 * Corrects the stock by a delta, never to an absolute value.
 * @throws AppError STOCK_BELOW_RESERVED when fewer units would be left than are held.
 */
export async function adjustStock(
  ctx: Ctx,
  variantId: Id<'var'>,
  delta: number,
  by: StockCause,
): Promise<{ stock: number; reserved: number }> {
  const rows = await ctx.db
    .update(variantStock)
    .set({ stock: sql`${variantStock.stock} + ${delta}` })
    .where(
      and(
        eq(variantStock.variantId, variantId),
        sql`${variantStock.stock} + ${delta} >= ${variantStock.reservedStock}`,
      ),
    )
    .returning({ stock: variantStock.stock, reserved: variantStock.reservedStock });
  const row = rows[0];
  if (!row) throw new AppError('STOCK_BELOW_RESERVED', { variantId });
  await record(ctx, 'ADJUST', { variantId, quantity: delta }, by);
  return row;
}

/** Locks the counters of these variants, ascending: before any work on the holds of several of them. */
export async function lockStock(ctx: Ctx, variantIds: readonly Id<'var'>[]): Promise<void> {
  await ctx.db
    .select({ variantId: variantStock.variantId })
    .from(variantStock)
    .where(inArray(variantStock.variantId, [...variantIds]))
    .orderBy(asc(variantStock.variantId))
    .for('update');
}

/**
 * Keeps what the order holds for at least `minutes` more, while it is being paid for: nobody may take it over. Judged and kept
 * in one statement under the counters' lock, by the clock of this moment, so nobody can end a hold in between.
 * @returns whether all lines are held; if not, the caller takes them again or gives up.
 */
export async function keepHolds(
  ctx: Ctx,
  orderId: Id<'ord'>,
  lines: readonly StockLine[],
  minutes: number,
): Promise<boolean> {
  const wanted = summed(lines);
  await lockStock(
    ctx,
    wanted.map((line) => line.variantId),
  );
  const kept = await ctx.db
    .update(stockHolds)
    .set({
      holder: null,
      expiresAt: sql`greatest(${stockHolds.expiresAt}, clock_timestamp() + make_interval(mins => ${minutes}))`,
    })
    .where(
      and(
        eq(stockHolds.orderId, orderId),
        eq(stockHolds.state, 'ACTIVE'),
        gt(stockHolds.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ variantId: stockHolds.variantId, quantity: stockHolds.quantity });
  return sameUnits(wanted, kept);
}

function sameUnits(wanted: readonly StockLine[], held: readonly StockLine[]): boolean {
  const quantities = new Map(held.map((hold) => [hold.variantId, hold.quantity]));
  return wanted.every((line) => quantities.get(line.variantId) === line.quantity);
}

/** Sets when the order's live holds end, and for whom they are kept until then. */
export async function setHoldsEnd(ctx: Ctx, { orderId, holder }: HoldFor, expiresAt: Date): Promise<void> {
  await ctx.db
    .update(stockHolds)
    .set({ expiresAt, holder })
    .where(and(eq(stockHolds.orderId, orderId), eq(stockHolds.state, 'ACTIVE')));
}

async function activeHoldIds(ctx: Ctx, orderId: Id<'ord'>): Promise<Id<'hld'>[]> {
  const holds = await ctx.db
    .select({ id: stockHolds.id })
    .from(stockHolds)
    .where(and(eq(stockHolds.orderId, orderId), eq(stockHolds.state, 'ACTIVE')))
    .orderBy(asc(stockHolds.variantId));
  return holds.map((hold) => hold.id);
}

/** The one way a hold ends: conditional on being ACTIVE, so whoever is second changes nothing. Stock rows in ascending order. */
async function endHolds(
  ctx: Ctx,
  ids: readonly Id<'hld'>[],
  state: 'SOLD' | 'RELEASED',
  by: StockCause,
): Promise<Hold[]> {
  if (ids.length === 0) return [];
  const ended = await ctx.db
    .update(stockHolds)
    .set({ state, endedAt: sql`now()` })
    .where(and(inArray(stockHolds.id, [...ids]), eq(stockHolds.state, 'ACTIVE')))
    .returning({
      id: stockHolds.id,
      orderId: stockHolds.orderId,
      variantId: stockHolds.variantId,
      quantity: stockHolds.quantity,
    });
  ended.sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const kind = state === 'SOLD' ? 'SELL' : 'RELEASE';
  for (const hold of ended) {
    const { stock, reserved } = movementDeltas(kind, hold.quantity);
    await ctx.db
      .update(variantStock)
      .set({
        stock: sql`${variantStock.stock} + ${stock}`,
        reservedStock: sql`${variantStock.reservedStock} + ${reserved}`,
      })
      .where(eq(variantStock.variantId, hold.variantId));
    await record(ctx, kind, hold, by);
  }
  return ended;
}

async function record(
  ctx: Ctx,
  kind: MovementKind,
  what: StockLine & Partial<Pick<Hold, 'id' | 'orderId'>>,
  by: StockCause,
): Promise<void> {
  const { stock, reserved } = movementDeltas(kind, what.quantity);
  await ctx.db.insert(stockMovements).values({
    variantId: what.variantId,
    kind,
    stockDelta: stock,
    reservedDelta: reserved,
    holdId: what.id ?? null,
    orderId: what.orderId ?? null,
    ...by,
  });
}
