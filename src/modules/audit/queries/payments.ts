import 'server-only';
import { sql } from 'drizzle-orm';
import { WAS_CHARGED, WAS_PAID, type CheckSql } from './look';

/** I6: at most one payment of an order may be taking, or have taken, money. */
export const livePayments: CheckSql = () => sql`
  SELECT order_id AS subject, order_id, NULL AS variant_id, 'live' AS what, 1 AS expected, count(*)::int AS found
  FROM payment_attempts
  WHERE state IN ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED')
  GROUP BY order_id HAVING count(*) > 1`;

/** I8: what was charged less what went back is what the order's state says. */
export const kept: CheckSql = () => sql`
  SELECT o.id AS subject, o.id AS order_id, NULL AS variant_id, 'kept' AS what, d.expected, d.found
  FROM orders o LEFT JOIN (
    SELECT p.order_id, sum(p.amount - p.refunded_amount)::int AS kept
    FROM payment_attempts p WHERE ${WAS_CHARGED} GROUP BY p.order_id
  ) p ON p.order_id = o.id
  CROSS JOIN LATERAL (SELECT CASE o.state WHEN 'PAID' THEN o.total
    WHEN 'PARTIALLY_REFUNDED' THEN o.total - o.refunded_total ELSE 0 END AS expected, coalesce(p.kept, 0) AS found) d
  WHERE d.expected <> d.found`;

/** I9: the money taken is the order's total. */
export const charged: CheckSql = () => sql`
  SELECT o.id AS subject, o.id AS order_id, NULL AS variant_id, 'charged' AS what, o.total AS expected, p.amount AS found
  FROM payment_attempts p JOIN orders o ON o.id = p.order_id
  WHERE ${WAS_CHARGED} AND p.amount <> o.total`;

/** I27: an order's total is what its lines cost and what their delivery does, to wherever it goes. */
export const orderSum: CheckSql = () => sql`
  SELECT o.id AS subject, o.id AS order_id, NULL AS variant_id, 'total' AS what, l.goods + o.shipping_total AS expected,
    o.total AS found
  FROM orders o JOIN (
    SELECT order_id, sum(quantity * unit_price)::int AS goods FROM order_lines GROUP BY order_id
  ) l ON l.order_id = o.id
  WHERE o.total <> l.goods + o.shipping_total`;

/** I10: a paid order has one payment that took its money; no other order has any. */
export const paidOrder: CheckSql = () => sql`
  SELECT o.id AS subject, o.id AS order_id, NULL AS variant_id, 'payments' AS what,
    (o.state IN ${WAS_PAID})::int AS expected, coalesce(p.payments, 0) AS found
  FROM orders o LEFT JOIN (
    SELECT p.order_id, count(*)::int AS payments FROM payment_attempts p WHERE ${WAS_CHARGED} GROUP BY p.order_id
  ) p ON p.order_id = o.id
  WHERE (o.state IN ${WAS_PAID})::int <> coalesce(p.payments, 0)`;

/** I10: an order that waits for a payment has one that is waited for; no other order has any. */
export const awaitedPayment: CheckSql = () => sql`
  SELECT order_id AS subject, order_id, NULL AS variant_id, d.what, d.expected, d.found
  FROM (
    SELECT id AS order_id, state FROM orders WHERE state IN ('CONFIRMING', 'AWAITING_DEPOSIT')
  ) o FULL JOIN (
    SELECT order_id, count(*) FILTER (WHERE state <> 'WAITING_FOR_DEPOSIT')::int AS undecided,
      count(*) FILTER (WHERE state = 'WAITING_FOR_DEPOSIT')::int AS deposit
    FROM payment_attempts WHERE state IN ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT') GROUP BY order_id
  ) p USING (order_id)
  CROSS JOIN LATERAL (VALUES
    ('undecided', (o.state IS NOT DISTINCT FROM 'CONFIRMING')::int, coalesce(p.undecided, 0)),
    ('deposit', (o.state IS NOT DISTINCT FROM 'AWAITING_DEPOSIT')::int, coalesce(p.deposit, 0))
  ) AS d (what, expected, found)
  WHERE d.expected <> d.found`;
