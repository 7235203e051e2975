import 'server-only';
import { sql } from 'drizzle-orm';
import type { CheckSql } from './look';

/** I1: 0 ≤ reserved ≤ stock. */
export const counters: CheckSql = () => sql`
  SELECT variant_id AS subject, NULL AS order_id, variant_id, 'counters' AS what, stock AS expected, reserved_stock AS found
  FROM variant_stock WHERE stock < 0 OR reserved_stock < 0 OR reserved_stock > stock`;

/** I2: what is reserved is what active holds keep, expired or not. */
export const reserved: CheckSql = () => sql`
  SELECT variant_id AS subject, NULL AS order_id, variant_id, 'reserved' AS what,
    coalesce(h.held, 0) AS expected, coalesce(s.reserved_stock, 0) AS found
  FROM variant_stock s FULL JOIN (
    SELECT variant_id, sum(quantity)::int AS held FROM stock_holds WHERE state = 'ACTIVE' GROUP BY variant_id
  ) h USING (variant_id)
  WHERE coalesce(h.held, 0) <> coalesce(s.reserved_stock, 0)`;

/** I3: the ledger explains both counters. */
export const ledger: CheckSql = () => sql`
  SELECT s.variant_id AS subject, NULL AS order_id, s.variant_id, d.what, d.expected, d.found
  FROM variant_stock s LEFT JOIN (
    SELECT variant_id, sum(stock_delta)::int AS stock, sum(reserved_delta)::int AS reserved
    FROM stock_movements GROUP BY variant_id
  ) m USING (variant_id)
  CROSS JOIN LATERAL (VALUES
    ('stock', coalesce(m.stock, 0), s.stock),
    ('reserved', coalesce(m.reserved, 0), s.reserved_stock)
  ) AS d (what, expected, found)
  WHERE d.expected <> d.found`;

/** I5: a hold began once with its own quantity, ended once as its state says, and reserves nothing after its end. */
export const holds: CheckSql = () => sql`
  SELECT subject, order_id, variant_id, d.what, d.expected, d.found
  FROM (
    SELECT coalesce(h.id, m.hold_id) AS subject, h.order_id, h.variant_id, h.id IS NOT NULL AS there,
      h.state IS NOT DISTINCT FROM 'SOLD' AS is_sold, h.state IS NOT DISTINCT FROM 'RELEASED' AS is_released,
      coalesce(h.quantity, 0) AS quantity, CASE h.state WHEN 'ACTIVE' THEN h.quantity ELSE 0 END AS reserves,
      coalesce(m.begun, 0) AS begun, coalesce(m.sold, 0) AS sold, coalesce(m.released, 0) AS released,
      coalesce(m.units, 0) AS units, coalesce(m.reserved, 0) AS reserved
    FROM stock_holds h FULL JOIN (
      SELECT hold_id, count(*) FILTER (WHERE kind = 'RESERVE')::int AS begun,
        count(*) FILTER (WHERE kind = 'SELL')::int AS sold, count(*) FILTER (WHERE kind = 'RELEASE')::int AS released,
        sum(reserved_delta) FILTER (WHERE kind = 'RESERVE')::int AS units, sum(reserved_delta)::int AS reserved
      FROM stock_movements WHERE hold_id IS NOT NULL GROUP BY hold_id
    ) m ON m.hold_id = h.id
  ) h
  CROSS JOIN LATERAL (VALUES
    ('begun', there::int, begun), ('sold', is_sold::int, sold), ('released', is_released::int, released),
    ('quantity', quantity, units), ('reserved', reserves, reserved)
  ) AS d (what, expected, found)
  WHERE d.expected <> d.found AND (NOT there OR begun <> 1 OR sold <> is_sold::int OR released <> is_released::int
    OR units <> quantity OR reserved <> reserves)`;

/** I25: no units are held or sold for an order that is not there. */
export const noOrder: CheckSql = () => sql`
  SELECT order_id AS subject, order_id, variant_id, 'movement' AS what, 0 AS expected, -sum(stock_delta)::int AS found
  FROM stock_movements m
  WHERE order_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = m.order_id)
  GROUP BY order_id, variant_id`;
