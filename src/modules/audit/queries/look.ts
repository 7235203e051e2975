import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { GRACE_SECONDS } from '../rules';

/** `quiesced`: all work has come to rest, so nothing may be late or under way any more. */
export type Look = { readonly quiesced: boolean };

/**
 * A check is one statement that returns a row per difference: `subject` (what a repair names), `order_id`, `variant_id`,
 * `what` (which of the check's differences), `expected` and `found` (units, minor units, seconds or a count).
 */
export type CheckSql = (look: Look) => SQL;

/** How long this may take before it counts. */
export const grace = ({ quiesced }: Look, kind: keyof typeof GRACE_SECONDS): SQL =>
  sql`make_interval(secs => ${quiesced ? 0 : GRACE_SECONDS[kind]})`;

/** States of an order whose money was taken. */
export const WAS_PAID = sql`('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')`;

/** The money of attempt `p` was taken. A deposit account that was closed unused is CANCELED with nothing given back. */
export const WAS_CHARGED = sql`(p.state IN ('DONE', 'PARTIAL_CANCELED') OR (p.state = 'CANCELED' AND p.refunded_amount > 0))`;
