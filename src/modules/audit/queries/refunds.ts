import 'server-only';
import { sql } from 'drizzle-orm';
import { grace, type CheckSql } from './look';

/** I15: what a payment gave back is the sum of its finished refunds, and what is still to go back is not more than the rest. */
export const paymentRefunds: CheckSql = () => sql`
  SELECT p.id AS subject, p.order_id, NULL AS variant_id, d.what, d.expected, d.found
  FROM payment_attempts p LEFT JOIN (
    SELECT payment_id, coalesce(sum(amount) FILTER (WHERE state = 'DONE'), 0)::int AS done,
      coalesce(sum(amount) FILTER (WHERE state = 'REQUESTED'), 0)::int AS open
    FROM refunds GROUP BY payment_id
  ) r ON r.payment_id = p.id
  CROSS JOIN LATERAL (VALUES
    ('done', coalesce(r.done, 0), p.refunded_amount),
    ('open', least(p.amount - p.refunded_amount, coalesce(r.open, 0)), coalesce(r.open, 0))
  ) AS d (what, expected, found)
  WHERE p.state <> 'FAILED' AND (r.payment_id IS NOT NULL OR p.refunded_amount > 0) AND d.expected <> d.found`;

/** I16: an order's refunded total is the sum of its finished refunds, and its state says so. */
export const orderRefunds: CheckSql = () => sql`
  SELECT o.id AS subject, o.id AS order_id, NULL AS variant_id, d.what, d.expected, d.found
  FROM orders o LEFT JOIN (
    SELECT r.order_id, sum(r.amount)::int AS amount, sum(r.shipping_amount)::int AS shipping
    FROM refunds r JOIN payment_attempts p ON p.id = r.payment_id
    WHERE r.state = 'DONE' AND p.state <> 'FAILED' GROUP BY r.order_id
  ) r ON r.order_id = o.id
  CROSS JOIN LATERAL (VALUES
    ('amount', coalesce(r.amount, 0), o.refunded_total),
    ('shipping', coalesce(r.shipping, 0), o.refunded_shipping),
    ('state', CASE o.state WHEN 'REFUNDED' THEN o.total
      WHEN 'PARTIALLY_REFUNDED' THEN least(greatest(coalesce(r.amount, 0), 1), o.total - 1) ELSE 0 END, coalesce(r.amount, 0))
  ) AS d (what, expected, found)
  WHERE (r.order_id IS NOT NULL OR o.refunded_total > 0 OR o.refunded_shipping > 0
    OR o.state IN ('PARTIALLY_REFUNDED', 'REFUNDED')) AND d.expected <> d.found`;

/** I17: the units given back of a line are those of its finished refunds, and a refund's items are the sum of its lines. */
export const lineRefunds: CheckSql = () => sql`
  SELECT l.order_id AS subject, l.order_id, l.variant_id, 'units' AS what,
    coalesce(r.units, 0) AS expected, l.canceled_quantity AS found
  FROM order_lines l LEFT JOIN (
    SELECT rl.line_id, sum(rl.quantity)::int AS units
    FROM refund_lines rl JOIN refunds r ON r.id = rl.refund_id WHERE r.state = 'DONE' GROUP BY rl.line_id
  ) r ON r.line_id = l.id
  WHERE l.canceled_quantity <> coalesce(r.units, 0)
  UNION ALL
  SELECT r.order_id, r.order_id, NULL, 'items', coalesce(sum(rl.amount), 0)::int, r.items_amount
  FROM refunds r LEFT JOIN refund_lines rl ON rl.refund_id = r.id
  GROUP BY r.id HAVING coalesce(sum(rl.amount), 0) <> r.items_amount`;

/** I18: money that is to go back goes back, and what waits for somebody to say how does not wait for ever. */
export const refundLate: CheckSql = (look) => sql`
  SELECT id AS subject, order_id, NULL AS variant_id, CASE state WHEN 'REQUESTED' THEN 'open' ELSE 'waiting' END AS what,
    0 AS expected, extract(epoch FROM now() - created_at)::int AS found
  FROM refunds
  WHERE (state = 'REQUESTED' AND created_at <= now() - ${grace(look, 'refund')})
    OR (state = 'WAITING' AND created_at <= now() - ${grace(look, 'waiting')})`;

/** I19: a request that waits for its money has a refund under way. */
export const claimRefund: CheckSql = (look) => sql`
  SELECT c.id AS subject, c.order_id, NULL AS variant_id, CASE WHEN r.id IS NULL THEN 'missing' ELSE 'ended' END AS what,
    1 AS expected, 0 AS found
  FROM claims c LEFT JOIN refunds r ON r.id = c.refund_id
  WHERE c.state = 'REFUNDING' AND r.state IS DISTINCT FROM 'REQUESTED'
    AND coalesce(r.done_at, r.next_try_at, c.decided_at, c.created_at) <= now() - ${grace(look, 'claim')}`;

/** I20: an account number is kept only until the money is there. */
export const accountKept: CheckSql = () => sql`
  SELECT id AS subject, order_id, NULL AS variant_id, 'refund' AS what, 0 AS expected, 1 AS found
  FROM refunds WHERE state = 'DONE' AND account ->> 'number' NOT LIKE '%*%'
  UNION ALL
  SELECT id, order_id, NULL, 'claim', 0, 1
  FROM claims WHERE state IN ('COMPLETED', 'REFUSED', 'WITHDRAWN') AND refund_account ->> 'number' NOT LIKE '%*%'`;

/** I21: a payment the provider gives back only as a whole was never given back in part. */
export const wholeOnly: CheckSql = () => sql`
  SELECT p.id AS subject, p.order_id, NULL AS variant_id, 'part' AS what, p.amount AS expected, r.amount AS found
  FROM refunds r JOIN payment_attempts p ON p.id = r.payment_id
  WHERE r.state <> 'FAILED' AND p.state <> 'FAILED' AND (p.use_escrow OR NOT p.partial_cancelable)
    AND r.manual_reference IS NULL AND r.amount < p.amount`;

/** I22: a cash receipt says what the provider did not give back; what was paid back by hand it never saw. */
export const cashReceipt: CheckSql = () => sql`
  SELECT p.id AS subject, p.order_id, NULL AS variant_id, 'receipt' AS what, d.expected, d.found
  FROM payment_attempts p
  CROSS JOIN LATERAL (
    SELECT (p.cash_receipt ->> 'amount')::int AS found, p.amount - coalesce((
      SELECT sum(r.amount) FROM refunds r
      WHERE r.payment_id = p.id AND r.state = 'DONE' AND r.manual_reference IS NULL), 0)::int AS expected
  ) d
  WHERE p.cash_receipt IS NOT NULL AND p.state IN ('DONE', 'PARTIAL_CANCELED', 'CANCELED') AND d.expected <> d.found`;
