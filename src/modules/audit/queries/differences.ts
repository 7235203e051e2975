import 'server-only';
import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import type { CheckKey } from '../rules';
import { CHECK_SQL } from './checks';
import type { Look } from './look';

/** One thing that is not as it must be, with what a person needs to find it. */
export type Difference = {
  /** What a repair names: an order, a variant, a hold, a payment, a refund, a request or an outbox row. */
  subject: string;
  what: string;
  expected: number;
  found: number;
  orderId: Id<'ord'> | null;
  orderNumber: string | null;
  variantId: Id<'var'> | null;
  productId: Id<'prd'> | null;
  sku: string | null;
  nameKo: string | null;
  nameEn: string | null;
};

export type Found = { readonly rows: Difference[]; readonly count: number };

/** The differences one check finds, at most `limit` of them, and how many there are in all. */
export async function findDifferences(
  db: Db,
  check: CheckKey,
  look: Look,
  { limit = 50, subject }: { readonly limit?: number; readonly subject?: string } = {},
): Promise<Found> {
  const only = subject === undefined ? sql`` : sql`WHERE subject = ${subject}`;
  const rows = await db.execute<Difference & { count: number }>(sql`
    WITH found AS (SELECT d.*, count(*) OVER ()::int AS count FROM (${CHECK_SQL[check](look)}) d ${only} LIMIT ${limit})
    SELECT found.subject, found.what, found.expected, found.found, found.count,
      found.order_id AS "orderId", o.number AS "orderNumber", found.variant_id AS "variantId", v.sku,
      v.product_id AS "productId", p.name_ko AS "nameKo", p.name_en AS "nameEn"
    FROM found LEFT JOIN orders o ON o.id = found.order_id
    LEFT JOIN variants v ON v.id = found.variant_id LEFT JOIN products p ON p.id = v.product_id
    ORDER BY o.number, v.sku, found.subject, found.what`);
  return { rows: rows.map(({ count: _, ...row }) => row), count: rows[0]?.count ?? 0 };
}
