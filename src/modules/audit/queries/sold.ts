import 'server-only';
import { sql } from 'drizzle-orm';
import { WAS_PAID, type CheckSql } from './look';

/**
 * I4: the units that left for an order, less those that came back, are those of its lines; none for an order that is not
 * paid. A deposit the bank took back puts everything back without a line saying so.
 */
export const sold: CheckSql = () => sql`
  SELECT order_id AS subject, order_id, variant_id, 'units' AS what,
    coalesce(due.units, 0) AS expected, coalesce(moved.units, 0) AS found
  FROM (
    SELECT l.order_id, l.variant_id, l.quantity - l.restocked_quantity + l.reshipped_quantity AS units
    FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE o.state IN ${WAS_PAID}
  ) due FULL JOIN (
    SELECT order_id, variant_id, -sum(stock_delta)::int AS units
    FROM stock_movements WHERE kind IN ('SELL', 'RESTOCK') AND order_id IS NOT NULL GROUP BY order_id, variant_id
  ) moved USING (order_id, variant_id)
  WHERE coalesce(due.units, 0) <> coalesce(moved.units, 0) AND EXISTS (SELECT 1 FROM orders o WHERE o.id = order_id)`;

/** I5: every line of a paid order was held and sold. */
export const paidLine: CheckSql = () => sql`
  SELECT l.order_id AS subject, l.order_id, l.variant_id, 'sold' AS what, l.quantity AS expected,
    (SELECT coalesce(sum(h.quantity), 0)::int FROM stock_holds h
      WHERE h.order_id = l.order_id AND h.variant_id = l.variant_id AND h.state = 'SOLD') AS found
  FROM order_lines l JOIN orders o ON o.id = l.order_id
  WHERE o.state IN ${WAS_PAID} AND NOT EXISTS (
    SELECT 1 FROM stock_holds h
    WHERE h.order_id = l.order_id AND h.variant_id = l.variant_id AND h.state = 'SOLD' AND h.quantity = l.quantity)`;

/**
 * I5: an order whose money is asked for holds all its units now; an unpaid one held them once (what expired may have been
 * given to somebody else since).
 */
export const openOrder: CheckSql = () => sql`
  SELECT l.order_id AS subject, l.order_id, l.variant_id, CASE o.state WHEN 'PENDING' THEN 'never' ELSE 'now' END AS what,
    l.quantity AS expected,
    (SELECT coalesce(sum(h.quantity), 0)::int FROM stock_holds h
      WHERE h.order_id = l.order_id AND h.variant_id = l.variant_id AND h.state = 'ACTIVE') AS found
  FROM orders o JOIN order_lines l ON l.order_id = o.id
  WHERE o.state IN ('PENDING', 'CONFIRMING', 'AWAITING_DEPOSIT') AND NOT EXISTS (
    SELECT 1 FROM stock_holds h
    WHERE h.order_id = l.order_id AND h.variant_id = l.variant_id AND h.quantity = l.quantity
      AND (o.state = 'PENDING' OR h.state = 'ACTIVE'))`;

/**
 * I24: an order that has ended, or whose every line was sold, holds nothing more. What a paid order holds of a line that was
 * not sold is all that keeps its buyer's units: I5 tells of it, and nobody may release it.
 */
export const endedHolds: CheckSql = () => sql`
  SELECT h.order_id AS subject, h.order_id, h.variant_id, 'held' AS what, 0 AS expected, h.quantity AS found
  FROM stock_holds h JOIN orders o ON o.id = h.order_id
  WHERE h.state = 'ACTIVE' AND (o.state IN ('EXPIRED', 'CANCELED', 'REFUNDED')
    OR o.state IN ('PAID', 'PARTIALLY_REFUNDED') AND NOT EXISTS (
      SELECT 1 FROM order_lines l WHERE l.order_id = o.id AND NOT EXISTS (
        SELECT 1 FROM stock_holds s WHERE s.order_id = o.id AND s.variant_id = l.variant_id AND s.state = 'SOLD')))`;

/** I23: no parcel moves before its order is paid. One whose deposit the bank took back stays where it was. */
export const sentUnpaid: CheckSql = () => sql`
  SELECT o.id AS subject, o.id AS order_id, NULL AS variant_id, 'sent' AS what, 0 AS expected, 1 AS found
  FROM fulfilments f JOIN orders o ON o.id = f.order_id
  WHERE f.state <> 'NONE' AND o.state NOT IN ${WAS_PAID} AND NOT EXISTS (
    SELECT 1 FROM order_events e WHERE e.order_id = o.id AND e.kind = 'DEPOSIT_REVERSED')`;
