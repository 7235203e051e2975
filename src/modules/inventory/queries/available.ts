import 'server-only';
import { sql, type AnyColumn, type Placeholder, type SQL } from 'drizzle-orm';
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
