import 'server-only';
import { and, eq, gt, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { insertMany } from '~/server/insert-many';
import { statement, type Given } from '~/server/statement';
import { stockHolds, stockMovements, variantStock } from '../tables';
import { lockExpiredHolds, lockStock, moveStock, unitsInPassing, type StockCause } from './counters';
import { announceTurns } from './turns';

export { lockExpiredHolds, lockStock, unitsInPassing, type StockCause } from './counters';
export type StockLine = { readonly variantId: Id<'var'>; readonly quantity: number };
/** The order units are held for, and its buyer. */
export type HoldFor = { readonly orderId: Id<'ord'>; readonly holder: Id<'usr'> | Id<'gst'> | null };
/** A hold to be written; `expiresAt` by the database clock. */
export type NewHold = HoldFor & StockLine & { readonly expiresAt: Date; readonly by: StockCause };
export type Hold = StockLine & { readonly id: Id<'hld'>; readonly orderId: Id<'ord'> };

/** Lines of one variant become one line; ascending by variant, the lock order of the shop. */
export function summed(lines: readonly StockLine[]): StockLine[] {
  const quantities = new Map<Id<'var'>, number>();
  for (const { variantId, quantity } of lines) quantities.set(variantId, (quantities.get(variantId) ?? 0) + quantity);
  return [...quantities]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((a, b) => (a.variantId < b.variantId ? -1 : 1));
}

/**
 * Holds every line for the order until `expiresAt` (database clock), all or none. Too little stock first releases
 * those variants' expired holds of other orders. Must run inside a transaction.
 * @throws AppError OUT_OF_STOCK with the variant and what is available, or BUSY where an expired hold that somebody is at would
 * suffice; the caller's transaction must then roll back.
 */
export async function holdStock(
  ctx: Ctx,
  { orderId, holder }: HoldFor,
  lines: readonly StockLine[],
  expiresAt: Date,
  by: StockCause,
): Promise<void> {
  const wanted = summed(lines);
  const available = await lockStock(
    ctx,
    wanted.map((line) => line.variantId),
  );
  const short = wanted.filter((line) => line.quantity > (available.get(line.variantId) ?? 0));
  if (short.length > 0) {
    for (const freed of await releaseExpired(
      ctx,
      short.map((line) => line.variantId),
    ))
      available.set(freed.variantId, (available.get(freed.variantId) ?? 0) + freed.quantity);
  }
  for (const { variantId, quantity } of wanted) {
    const left = available.get(variantId) ?? 0;
    if (quantity > left) await refuseShort(ctx, { variantId, quantity }, left);
  }
  await writeHolds(
    ctx,
    wanted.map((line) => ({ orderId, holder, ...line, expiresAt, by })),
  );
}

async function refuseShort(ctx: Ctx, { variantId, quantity }: StockLine, available: number): Promise<never> {
  const soon = available + ((await unitsInPassing(ctx, [variantId])).get(variantId) ?? 0);
  throw quantity <= soon
    ? new AppError('BUSY', { seconds: 1 })
    : new AppError('OUT_OF_STOCK', { variantId, available: soon });
}

/** Ends expired holds of these variants where nobody else is at them; their orders stay as they are until swept. */
async function releaseExpired(ctx: Ctx, variantIds: readonly Id<'var'>[]): Promise<readonly Hold[]> {
  const expired = await lockExpiredHolds(ctx, variantIds);
  await endHolds(ctx, expired, 'RELEASED', EXPIRED_ON_DEMAND);
  return expired;
}

export const EXPIRED_ON_DEMAND: StockCause = { actor: 'system', cause: 'expired hold released on demand' };

/** Writes new holds with their ledger rows. The counters must be locked and have enough, or everything is rolled back. */
export async function writeHolds(ctx: Ctx, holds: readonly NewHold[]): Promise<void> {
  const rows = holds.map(({ by: _by, ...hold }) => ({ id: newId('hld'), ...hold }));
  await Promise.all([
    insertMany(ctx.db, stockHolds, rows),
    moveStock(
      ctx,
      holds.map(({ variantId, quantity, orderId, by }, index) => ({
        variantId,
        quantity,
        orderId,
        kind: 'RESERVE' as const,
        holdId: rows[index]?.id ?? null,
        ...by,
      })),
    ),
  ]);
}

/** Ends these holds; the counters of their variants must be locked. One that ended already is an error of the caller. */
export async function endHolds(
  ctx: Ctx,
  holds: readonly Hold[],
  state: 'SOLD' | 'RELEASED',
  by: StockCause,
): Promise<void> {
  if (holds.length === 0) return;
  const kind = state === 'SOLD' ? ('SELL' as const) : ('RELEASE' as const);
  const movements = holds.map((hold) => ({ ...hold, holdId: hold.id, kind, ...by }));
  const [ended] = await Promise.all([
    updateHolds(ctx.db, { ids: holds.map((hold) => hold.id), state }),
    moveStock(ctx, movements),
  ]);
  if (ended.length !== holds.length) throw new AppError('INTERNAL');
}

const updateHolds = statement((db, given: Given<{ ids: Id<'hld'>[]; state: 'SOLD' | 'RELEASED' }>) =>
  db
    .update(stockHolds)
    .set({ state: sql`${given('state')}`, endedAt: sql`now()` })
    .where(and(sql`${stockHolds.id} = ANY(${given('ids')}::text[])`, eq(stockHolds.state, 'ACTIVE')))
    .returning({ id: stockHolds.id }),
);

/** What the order still holds, locked with its counters, ascending by variant. One statement. */
export const lockHolds = (ctx: Ctx, orderId: Id<'ord'>): Promise<Hold[]> => selectHolds(ctx.db, { orderId });

const selectHolds = statement<{ orderId: Id<'ord'> }, Hold[]>((db, given) =>
  db
    .select({
      id: stockHolds.id,
      orderId: stockHolds.orderId,
      variantId: stockHolds.variantId,
      quantity: stockHolds.quantity,
    })
    .from(variantStock)
    .innerJoin(stockHolds, eq(stockHolds.variantId, variantStock.variantId))
    .where(and(eq(stockHolds.orderId, given('orderId')), eq(stockHolds.state, 'ACTIVE')))
    .orderBy(variantStock.variantId)
    .for('update'),
);

/** The variants these orders still hold units of. */
async function variantsHeld(ctx: Ctx, orderIds: readonly Id<'ord'>[]): Promise<Id<'var'>[]> {
  const rows = await ctx.db
    .selectDistinct({ variantId: stockHolds.variantId })
    .from(stockHolds)
    .where(and(sql`${stockHolds.orderId} = ANY(${sql.param([...orderIds])}::text[])`, eq(stockHolds.state, 'ACTIVE')));
  return rows.map((row) => row.variantId);
}

/** What these orders still hold, locked; the counters of those variants must be locked before. */
export async function lockHoldsOf(ctx: Ctx, orderIds: readonly Id<'ord'>[]): Promise<Hold[]> {
  return ctx.db
    .select({
      id: stockHolds.id,
      orderId: stockHolds.orderId,
      variantId: stockHolds.variantId,
      quantity: stockHolds.quantity,
    })
    .from(stockHolds)
    .where(and(sql`${stockHolds.orderId} = ANY(${sql.param([...orderIds])}::text[])`, eq(stockHolds.state, 'ACTIVE')))
    .orderBy(stockHolds.id)
    .for('update');
}

/** Gives back everything the order still holds. Doing it twice changes nothing. */
export async function releaseHolds(ctx: Ctx, orderId: Id<'ord'>, by: StockCause): Promise<void> {
  await endHolds(ctx, await lockHolds(ctx, orderId), 'RELEASED', by);
}

/** Gives back everything these orders still hold, which must be locked. Doing it twice changes nothing. */
export async function releaseHoldsOf(ctx: Ctx, orderIds: readonly Id<'ord'>[], by: StockCause): Promise<void> {
  await lockStock(ctx, await variantsHeld(ctx, orderIds));
  await endHolds(ctx, await lockHoldsOf(ctx, orderIds), 'RELEASED', by);
}

/**
 * The order is paid: what it holds leaves the stock. A hold past its time counts as long as nobody has released it.
 * @returns false, with nothing changed, unless every line is held: the caller takes them again or gives up.
 */
export async function sellHolds(
  ctx: Ctx,
  orderId: Id<'ord'>,
  lines: readonly StockLine[],
  by: StockCause,
): Promise<boolean> {
  const holds = await lockHolds(ctx, orderId);
  if (!holdsAll(lines, holds)) return false;
  await endHolds(ctx, holds, 'SOLD', by);
  return true;
}

/** Puts sold units back, for a cancelled order or line. */
export async function restock(
  ctx: Ctx,
  orderId: Id<'ord'>,
  lines: readonly StockLine[],
  by: StockCause,
): Promise<void> {
  const back = summed(lines);
  await lockStock(
    ctx,
    back.map((line) => line.variantId),
  );
  await moveStock(
    ctx,
    back.map((line) => ({ ...line, kind: 'RESTOCK' as const, holdId: null, orderId, ...by })),
  );
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
  await ctx.db.insert(stockMovements).values({ variantId, kind: 'ADJUST', stockDelta: delta, reservedDelta: 0, ...by });
  await announceTurns(ctx, [{ variantId, free: row.stock - row.reserved, delta }]);
  return row;
}

/**
 * Keeps what the order holds for at least `minutes` more, while it is being paid for: nobody may take it over. Whoever
 * releases expired holds on demand passes by rows that are locked here, and is waited for where they were first.
 * @returns what was kept: unless it is all the order sells, the caller takes that again or gives up.
 */
export const keepHolds = (ctx: Ctx, orderId: Id<'ord'>, minutes: number): Promise<StockLine[]> =>
  prolongHolds(ctx.db, { orderId, minutes });

const prolongHolds = statement<{ orderId: Id<'ord'>; minutes: number }, StockLine[]>((db, given) =>
  db
    .update(stockHolds)
    .set({
      holder: null,
      expiresAt: sql`greatest(${stockHolds.expiresAt}, clock_timestamp() + make_interval(mins => ${given('minutes')}))`,
    })
    .where(
      and(
        eq(stockHolds.orderId, given('orderId')),
        eq(stockHolds.state, 'ACTIVE'),
        gt(stockHolds.expiresAt, sql`clock_timestamp()`),
      ),
    )
    .returning({ variantId: stockHolds.variantId, quantity: stockHolds.quantity }),
);

/** Whether exactly what is on these lines is held. */
export function holdsAll(lines: readonly StockLine[], held: readonly StockLine[]): boolean {
  const wanted = summed(lines);
  const quantities = new Map(held.map((hold) => [hold.variantId, hold.quantity]));
  return wanted.length === held.length && wanted.every((line) => quantities.get(line.variantId) === line.quantity);
}

/** Sets when the order's live holds end, and for whom they are kept until then. */
export async function setHoldsEnd(ctx: Ctx, { orderId, holder }: HoldFor, expiresAt: Date): Promise<void> {
  await ctx.db
    .update(stockHolds)
    .set({ expiresAt, holder })
    .where(and(eq(stockHolds.orderId, orderId), eq(stockHolds.state, 'ACTIVE')));
}

/** What the order holds for one buyer is kept for another from now on. */
export async function handHoldsOver(
  ctx: Ctx,
  orderId: Id<'ord'>,
  { from, to }: { from: Id<'gst'>; to: Id<'usr'> },
): Promise<void> {
  await ctx.db
    .update(stockHolds)
    .set({ holder: to })
    .where(and(eq(stockHolds.orderId, orderId), eq(stockHolds.state, 'ACTIVE'), eq(stockHolds.holder, from)));
}
