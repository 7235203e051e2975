import 'server-only';
import { and, eq, gte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { stockHolds, stockMovements, variantStock } from '../tables';
import { lockStock, type StockCause } from './counters';
import { announceTurns } from './turns';

export type Counters = { readonly stock: number; readonly reserved: number };

/** Both counters of a variant and what its ledger adds up to, under lock. */
async function lockedBooks(ctx: Ctx, variantId: Id<'var'>) {
  await lockStock(ctx, [variantId]);
  // A statement of its own: it must see what the transaction that was waited for has written.
  const [books] = await ctx.db
    .select({
      stock: variantStock.stock,
      reserved: variantStock.reservedStock,
      held: sql<number>`(SELECT coalesce(sum(h.quantity), 0)::int FROM ${stockHolds} h
        WHERE h.variant_id = ${variantId} AND h.state = 'ACTIVE')`,
      ledgerStock: sql<number>`(SELECT coalesce(sum(m.stock_delta), 0)::int FROM ${stockMovements} m
        WHERE m.variant_id = ${variantId})`,
      ledgerReserved: sql<number>`(SELECT coalesce(sum(m.reserved_delta), 0)::int FROM ${stockMovements} m
        WHERE m.variant_id = ${variantId})`,
    })
    .from(variantStock)
    .where(eq(variantStock.variantId, variantId));
  if (!books) throw new AppError('NOT_FOUND');
  return books;
}

const explain = (ctx: Ctx, variantId: Id<'var'>, stockDelta: number, reservedDelta: number, by: StockCause) =>
  ctx.db.insert(stockMovements).values({ variantId, kind: 'ADJUST', stockDelta, reservedDelta, ...by });

/**
 * Sets what is reserved of a variant to what its active holds keep, and lets the ledger say so. The holds are believed: each is
 * a promise to one order, the counter only adds them up. Must run inside a transaction.
 * @throws AppError STOCK_BELOW_RESERVED when more is held than there is: a person has to decide who gets nothing.
 */
export async function recountReserved(
  ctx: Ctx,
  variantId: Id<'var'>,
  by: StockCause,
): Promise<{ before: Counters; after: Counters }> {
  const { stock, reserved, held, ledgerReserved } = await lockedBooks(ctx, variantId);
  const [after] = await ctx.db
    .update(variantStock)
    .set({ reservedStock: held })
    .where(and(eq(variantStock.variantId, variantId), gte(variantStock.stock, held)))
    .returning({ stock: variantStock.stock, reserved: variantStock.reservedStock });
  if (!after) throw new AppError('STOCK_BELOW_RESERVED', { variantId });
  if (ledgerReserved !== held) await explain(ctx, variantId, 0, held - ledgerReserved, by);
  await announceTurns(ctx, [{ variantId, free: after.stock - after.reserved, delta: reserved - after.reserved }]);
  return { before: { stock, reserved }, after };
}

/**
 * Lets the ledger explain the stock as it stands. The counter is believed: everything was sold by it, and a correction in the
 * dark would sell too much or too little; whether it is right says only the shelf. Must run inside a transaction.
 */
export async function explainStock(
  ctx: Ctx,
  variantId: Id<'var'>,
  by: StockCause,
): Promise<{ before: { ledger: number }; after: { ledger: number } }> {
  const { stock, ledgerStock } = await lockedBooks(ctx, variantId);
  if (ledgerStock !== stock) await explain(ctx, variantId, stock - ledgerStock, 0, by);
  return { before: { ledger: ledgerStock }, after: { ledger: stock } };
}
