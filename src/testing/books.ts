import { sql } from 'drizzle-orm';
import { testDb } from './db';
import type { TestToss } from './toss';

const CHECKS = {
  'reserved is the sum of the active holds': sql`
    SELECT s.variant_id FROM variant_stock s
    LEFT JOIN (SELECT variant_id, sum(quantity) AS held FROM stock_holds WHERE state = 'ACTIVE' GROUP BY 1) h USING (variant_id)
    WHERE s.reserved_stock <> coalesce(h.held, 0)`,
  'the ledger sums are the counters': sql`
    SELECT s.variant_id FROM variant_stock s
    LEFT JOIN (SELECT variant_id, sum(stock_delta) AS stock, sum(reserved_delta) AS reserved FROM stock_movements GROUP BY 1) m USING (variant_id)
    WHERE s.stock <> coalesce(m.stock, 0) OR s.reserved_stock <> coalesce(m.reserved, 0)`,
  'a hold began once and an ended hold ended once': sql`
    SELECT h.id FROM stock_holds h
    LEFT JOIN stock_movements m ON m.hold_id = h.id
    GROUP BY h.id
    HAVING count(*) FILTER (WHERE m.kind = 'RESERVE') <> 1
      OR count(*) FILTER (WHERE m.kind IN ('SELL', 'RELEASE')) <> (h.state <> 'ACTIVE')::int`,
  'a paid line has its sold hold': sql`
    SELECT l.id FROM order_lines l JOIN orders o ON o.id = l.order_id
    WHERE o.state IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') AND NOT EXISTS (
      SELECT 1 FROM stock_holds h WHERE h.order_id = o.id AND h.variant_id = l.variant_id AND h.state = 'SOLD' AND h.quantity = l.quantity)`,
  'an order that ended unpaid holds nothing': sql`
    SELECT o.id FROM orders o JOIN stock_holds h ON h.order_id = o.id
    WHERE o.state IN ('EXPIRED', 'CANCELED') AND h.state <> 'RELEASED'`,
  'a paid order has exactly one payment that took its total': sql`
    SELECT o.id FROM orders o LEFT JOIN payment_attempts p
      ON p.order_id = o.id AND p.state IN ('DONE', 'PARTIAL_CANCELED', 'CANCELED') AND p.amount = o.total
    GROUP BY o.id HAVING count(p.id) <> (o.state IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'))::int`,
  'what was refunded is what the refunds say': sql`
    SELECT o.id FROM orders o LEFT JOIN (refunds r JOIN payment_attempts p ON p.id = r.payment_id AND p.state <> 'FAILED')
      ON r.order_id = o.id AND r.state = 'DONE'
    GROUP BY o.id HAVING o.refunded_total <> coalesce(sum(r.amount), 0)
      OR (o.state = 'REFUNDED') <> (o.refunded_total = o.total)`,
};

/** The invariants of stock and money that hold at every moment; each must find no row. @returns the names of the broken ones. */
export async function brokenInvariants(): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    const rows = await testDb().execute(check);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}

/**
 * Orders whose money at the provider is not what their state says: paid is its total, anything else nothing. Left out are
 * those a payment or refund of which is still under way.
 */
export async function moneyDifferences(toss: TestToss): Promise<string[]> {
  const settled = await testDb().execute<{ number: string; state: string; due: number }>(sql`
    SELECT o.number, o.state, CASE o.state WHEN 'PAID' THEN o.total ELSE 0 END AS due FROM orders o
    WHERE o.state <> 'CONFIRMING' AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.order_id = o.id AND r.state = 'REQUESTED')`);
  const differences: string[] = [];
  for (const { number, state, due } of settled) {
    const { charged, refunded } = await toss.ledger(number);
    if (charged - refunded !== due)
      differences.push(`${number} is ${state} with ${charged} charged and ${refunded} refunded`);
  }
  return differences;
}
