import 'server-only';
import { and, eq, lte, sql, type AnyColumn, type Placeholder, type SQL } from 'drizzle-orm';
import type { Db } from '~/server/db';
import { stockHolds, variantStock } from '../tables';

/**
 * Units of the variant in `variantId` that can be bought now, for a query joined with `variant_stock`: what nobody holds, what
 * holds past their time still block, and what `holder` keeps for themselves (their next order takes it over).
 */
export function availableUnits(variantId: AnyColumn, holder: string | Placeholder | null = null): SQL<number> {
  return sql<number>`coalesce(${variantStock.stock} - ${variantStock.reservedStock}, 0)::int + coalesce((
    SELECT sum(${stockHolds.quantity}) FROM ${stockHolds}
    WHERE ${stockHolds.variantId} = ${variantId} AND ${stockHolds.state} = 'ACTIVE'
      AND (${stockHolds.expiresAt} <= now() OR ${stockHolds.holder} = ${holder ?? ''})), 0)::int`;
}

/**
 * The same for many variants in one go, for a query joined with `variant_stock` and, by variant, with `lapsed`: the units whose
 * time is up. A look-up for each of a thousand takes ten times as long.
 */
export function availableOfMany(db: Db) {
  const lapsed = db
    .select({ variantId: stockHolds.variantId, units: sql<number>`sum(${stockHolds.quantity})`.as('units') })
    .from(stockHolds)
    .where(and(eq(stockHolds.state, 'ACTIVE'), lte(stockHolds.expiresAt, sql`now()`)))
    .groupBy(stockHolds.variantId)
    .as('lapsed');
  const units = sql<number>`(coalesce(${variantStock.stock} - ${variantStock.reservedStock}, 0) + coalesce(${lapsed.units}, 0))::int`;
  return { lapsed, units };
}
