import 'server-only';
import { sql } from 'drizzle-orm';
import { OUTBOX_STUCK_AFTER } from '../rules';
import { grace, type CheckSql } from './look';

const secondsSince = (column: ReturnType<typeof sql>) => sql`extract(epoch FROM now() - ${column})::int`;

/** I11: an order nobody paid in time ends soon after. */
export const overdue: CheckSql = (look) => sql`
  SELECT id AS subject, id AS order_id, NULL AS variant_id, CASE state WHEN 'PENDING' THEN 'pending' ELSE 'deposit' END AS what, 0 AS expected,
    ${secondsSince(sql`expires_at`)} AS found
  FROM orders
  WHERE (state = 'PENDING' AND expires_at <= now() - ${grace(look, 'overdue')})
    OR (state = 'AWAITING_DEPOSIT' AND expires_at <= now() - ${grace(look, 'deposit')})`;

/** I12: a payment is decided in time. */
export const undecided: CheckSql = (look) => sql`
  SELECT id AS subject, order_id, NULL AS variant_id, 'undecided' AS what, 0 AS expected,
    ${secondsSince(sql`coalesce(confirm_started_at, created_at)`)} AS found
  FROM payment_attempts
  WHERE state IN ('CONFIRMING', 'UNKNOWN')
    AND coalesce(confirm_started_at, created_at) <= now() - ${grace(look, 'undecided')}`;

/** I13: an effect leaves soon after it is due, and does not fail for ever. */
export const outbox: CheckSql = (look) => sql`
  SELECT id::text AS subject, payload ->> 'orderId' AS order_id, NULL AS variant_id,
    CASE WHEN due_at <= now() - ${grace(look, 'outbox')} THEN 'waiting' ELSE 'failing' END AS what, 0 AS expected,
    ${secondsSince(sql`created_at`)} AS found
  FROM outbox
  WHERE delivered_at IS NULL AND (due_at <= now() - ${grace(look, 'outbox')} OR attempts >= ${OUTBOX_STUCK_AFTER})`;
