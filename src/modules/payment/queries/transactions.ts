import 'server-only';
import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { TAKEN_BACK } from '../rules';

export type TransactionDifference = {
  /**
   * UNKNOWN_CHARGE: of no payment of ours. KEPT: the provider keeps another amount than we. CANCEL: a cancel without its
   * refund. MISSING_CHARGE, MISSING_REFUND: ours is not in the list.
   */
  kind: 'UNKNOWN_CHARGE' | 'KEPT' | 'CANCEL' | 'MISSING_CHARGE' | 'MISSING_REFUND';
  /** An alarm's subject: a transaction, payment or refund. */
  subject: string;
  paymentId: Id<'pay'> | null;
  orderId: Id<'ord'> | null;
  amount: number;
};

/** Both sides may be a moment apart. */
const SETTLED = sql`now() - interval '10 minutes'`;
const WAS_CHARGED = sql`p.approved_at IS NOT NULL AND p.state IN ('DONE', 'PARTIAL_CANCELED', 'CANCELED')`;

/** Where the provider's list and our books disagree since `from`; see `reconcileTransactions`. */
export async function transactionDifferences(db: Db, from: Date): Promise<TransactionDifference[]> {
  const since = sql`${from.toISOString()}::timestamptz`;
  return db.execute<TransactionDifference>(sql`
    WITH listed AS (
      SELECT t.payment_key, min(t.provider_order_id) AS provider_order_id, sum(t.amount)::int AS kept,
        bool_or(t.amount > 0) AS has_charge, max(t.transaction_key) FILTER (WHERE t.amount > 0) AS charge, max(t.at) AS at
      FROM provider_transactions t GROUP BY t.payment_key
    ), ours AS (
      SELECT l.*, p.id, p.order_id, p.state, p.account,
        (SELECT bool_or(r.state IN ('REQUESTED', 'WAITING')) FROM refunds r WHERE r.payment_id = p.id) AS refunding,
        CASE WHEN ${WAS_CHARGED} THEN p.amount - p.refunded_amount ELSE 0 END + coalesce((SELECT sum(r.amount)::int FROM refunds r
          WHERE r.payment_id = p.id AND r.state = 'DONE' AND r.manual_reference IS NOT NULL), 0) AS expected
      FROM listed l LEFT JOIN payment_attempts p
        ON p.provider_order_id = l.provider_order_id AND coalesce(p.payment_key, l.payment_key) = l.payment_key
      WHERE l.at BETWEEN ${since} AND ${SETTLED}
    )
    SELECT 'UNKNOWN_CHARGE' AS kind, charge AS subject, NULL AS "paymentId", NULL AS "orderId", kept AS amount
    FROM ours WHERE id IS NULL AND kept <> 0 AND has_charge
    UNION ALL
    SELECT 'KEPT', id, id, order_id, kept - expected FROM ours
    WHERE id IS NOT NULL AND has_charge AND kept <> expected AND refunding IS NOT TRUE AND state NOT IN ('CONFIRMING', 'UNKNOWN')
    UNION ALL
    SELECT 'CANCEL', t.transaction_key, o.id, o.order_id, t.amount
    FROM provider_transactions t JOIN ours o ON o.payment_key = t.payment_key
    WHERE t.amount < 0 AND t.at >= ${since} AND o.expected > 0 AND o.account IS NULL AND o.refunding IS NOT TRUE
      AND NOT EXISTS (SELECT 1 FROM refunds r WHERE r.transaction_key = t.transaction_key)
    UNION ALL
    SELECT 'MISSING_CHARGE', p.id, p.id, p.order_id, p.amount
    FROM payment_attempts p
    WHERE ${WAS_CHARGED} AND p.approved_at BETWEEN ${since} AND ${SETTLED}
      AND NOT EXISTS (SELECT 1 FROM provider_transactions t WHERE t.payment_key = p.payment_key AND t.amount > 0)
    UNION ALL
    SELECT 'MISSING_REFUND', r.id, r.payment_id, r.order_id, r.amount
    FROM refunds r
    WHERE r.state = 'DONE' AND r.manual_reference IS NULL AND r.reason <> ${TAKEN_BACK} AND r.done_at BETWEEN ${since} AND ${SETTLED}
      AND NOT EXISTS (SELECT 1 FROM provider_transactions t WHERE t.transaction_key = r.transaction_key)`);
}
