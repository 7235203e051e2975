import 'server-only';
import { and, eq, gt, lt, sql, type AnyColumn } from 'drizzle-orm';
import type { Db } from '~/server/db';
import { stockHolds, variantStock } from '../tables';

/** A hold that lasts longer waits for a person, not for a payment. */
const LONGEST = sql`interval '3 days'`;

/**
 * Of a variant with nothing left, the units that unpaid orders keep and the first moment at which some of them may be free again;
 * for a lateral join beside `variant_stock`.
 */
export function heldUnits(db: Db, variantId: AnyColumn) {
  return db
    .select({
      units: sql<number | null>`sum(${stockHolds.quantity})::int`.as('held_units'),
      until: sql<number | null>`floor(extract(epoch FROM min(${stockHolds.expiresAt})) * 1000)::float8`.as(
        'held_until',
      ),
    })
    .from(stockHolds)
    .where(
      and(
        eq(stockHolds.variantId, variantId),
        eq(stockHolds.state, 'ACTIVE'),
        gt(stockHolds.expiresAt, sql`now()`),
        lt(stockHolds.expiresAt, sql`now() + ${LONGEST}`),
        sql`${variantStock.stock} <= ${variantStock.reservedStock}`,
      ),
    )
    .as('held');
}
