import type { Sql } from 'postgres';

const CHECKS: Readonly<Record<string, string>> = {
  'more is reserved than there is':
    'SELECT variant_id FROM variant_stock WHERE stock < 0 OR reserved_stock NOT BETWEEN 0 AND stock',
  'reserved is not the sum of the active holds': `
    SELECT s.variant_id FROM variant_stock s
    LEFT JOIN (SELECT variant_id, sum(quantity) AS held FROM stock_holds WHERE state = 'ACTIVE' GROUP BY 1) h USING (variant_id)
    WHERE s.reserved_stock <> coalesce(h.held, 0)`,
  'the ledger does not add up to the counters': `
    SELECT s.variant_id FROM variant_stock s
    LEFT JOIN (SELECT variant_id, sum(stock_delta) AS stock, sum(reserved_delta) AS reserved FROM stock_movements GROUP BY 1) m USING (variant_id)
    WHERE s.stock <> coalesce(m.stock, 0) OR s.reserved_stock <> coalesce(m.reserved, 0)`,
  'a hold did not begin once, or did not end once': `
    SELECT h.id FROM stock_holds h LEFT JOIN stock_movements m ON m.hold_id = h.id
    GROUP BY h.id HAVING count(*) FILTER (WHERE m.kind = 'RESERVE') <> 1
      OR count(*) FILTER (WHERE m.kind IN ('SELL', 'RELEASE')) <> (h.state <> 'ACTIVE')::int`,
  'an open order has a line without its hold': `
    SELECT o.id FROM orders o JOIN order_lines l ON l.order_id = o.id
    LEFT JOIN stock_holds h ON h.order_id = o.id AND h.variant_id = l.variant_id AND h.quantity = l.quantity
      AND h.state = CASE o.state WHEN 'PAID' THEN 'SOLD' ELSE 'ACTIVE' END::hold_state
    WHERE o.state IN ('PENDING', 'CONFIRMING', 'PAID') AND h.id IS NULL`,
  'an order that ended unpaid holds something': `
    SELECT o.id FROM orders o JOIN stock_holds h ON h.order_id = o.id WHERE o.state IN ('EXPIRED', 'CANCELED') AND h.state <> 'RELEASED'`,
  'a paid order has not exactly one payment of its total': `
    SELECT o.id FROM orders o LEFT JOIN payment_attempts p ON p.order_id = o.id AND p.state = 'DONE' AND p.amount = o.total
    GROUP BY o.id HAVING count(p.id) <> (o.state = 'PAID')::int`,
};

/** What is wrong in the database after a part: nothing, or a sentence each. Call when nothing is under way. */
export async function differences(sql: Sql): Promise<string[]> {
  const found: string[] = [];
  for (const [sentence, query] of Object.entries(CHECKS)) {
    const rows = await sql.unsafe(query);
    if (rows.length > 0) found.push(`${sentence}: ${rows.length}, as ${JSON.stringify(rows[0])}`);
  }
  return found;
}
