import 'server-only';
import { sql } from 'drizzle-orm';
import { grace, WAS_CHARGED, type CheckSql } from './look';

/** The provider's list has each payment's charges and cancels up to its newest line; what came later it cannot know yet. */
const MOVED = sql`
  SELECT payment_key, min(provider_order_id) AS provider_order_id, sum(amount)::int AS kept,
    coalesce(max(amount) FILTER (WHERE amount > 0), 0) AS charged, max(at) AS at
  FROM provider_transactions GROUP BY payment_key`;
const NEWEST = sql`(SELECT max(at) FROM provider_transactions)`;

/** I7: at most one payment of an order kept money, by our books and the provider's list together. */
export const chargedTwice: CheckSql = (look) => sql`
  SELECT order_id AS subject, order_id, NULL AS variant_id, 'charges' AS what, 1 AS expected, count(*)::int AS found
  FROM (
    SELECT p.order_id, p.payment_key FROM payment_attempts p WHERE ${WAS_CHARGED} AND p.amount > p.refunded_amount
    UNION
    SELECT p.order_id, t.payment_key
    FROM (${MOVED}) t JOIN payment_attempts p ON p.provider_order_id = t.provider_order_id
    WHERE t.kept > coalesce((SELECT sum(r.amount) FROM refunds r
        WHERE r.payment_id = p.id AND r.state = 'DONE' AND r.manual_reference IS NOT NULL), 0) AND t.at <= now() - ${grace(look, 'provider')} AND NOT EXISTS (
      SELECT 1 FROM refunds r WHERE r.payment_id = p.id AND (r.state IN ('REQUESTED', 'WAITING') OR r.done_at > ${NEWEST}))
  ) charges GROUP BY order_id HAVING count(*) > 1`;

/** I26: each payment in the provider's list is ours and kept there what it kept here; refunds by hand went past the provider. */
export const provider: CheckSql = (look) => sql`
  SELECT coalesce(p.id, t.payment_key) AS subject, p.order_id, NULL AS variant_id, d.what,
    CASE d.what WHEN 'charged' THEN p.amount ELSE d.keeps END AS expected,
    CASE d.what WHEN 'charged' THEN t.charged ELSE t.kept END AS found
  FROM (${MOVED}) t
  LEFT JOIN payment_attempts p ON p.provider_order_id = t.provider_order_id
    AND (p.payment_key = t.payment_key OR p.payment_key IS NULL)
  LEFT JOIN (
    SELECT payment_id, coalesce(sum(amount) FILTER (WHERE state = 'DONE' AND manual_reference IS NOT NULL), 0)::int AS by_hand,
      max(done_at) AS done_at, bool_or(state IN ('REQUESTED', 'WAITING')) AS open
    FROM refunds GROUP BY payment_id
  ) r ON r.payment_id = p.id
  CROSS JOIN LATERAL (SELECT CASE WHEN ${WAS_CHARGED} THEN p.amount - p.refunded_amount ELSE 0 END
    + coalesce(r.by_hand, 0) AS keeps) k
  CROSS JOIN LATERAL (SELECT k.keeps, CASE WHEN p.id IS NULL THEN 'unknown'
    WHEN t.charged <> p.amount AND k.keeps > 0 THEN 'charged' WHEN t.kept <> k.keeps THEN 'kept' END AS what) d
  WHERE d.what IS NOT NULL AND t.at <= now() - ${grace(look, 'provider')}
    AND (p.id IS NULL OR (t.charged > 0 AND p.state NOT IN ('CONFIRMING', 'UNKNOWN')
      AND NOT coalesce(r.open, false) AND coalesce(r.done_at <= ${NEWEST}, true)))`;
