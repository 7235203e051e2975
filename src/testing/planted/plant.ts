import { sql, type SQL } from 'drizzle-orm';
import { newId } from '~/lib/ids';
import type { CheckKey } from '~/modules/audit/rules';
import type { Booked, Books } from '../factories/books';

/** One difference in the books, put there past every service, as a mistake or an attacker would. */
export type Plant = {
  readonly check: CheckKey;
  readonly named: string;
  readonly plant: (books: Books) => readonly SQL[];
  /** Exactly what the check must find. */
  readonly rows: (books: Books) => readonly PlantedRow[];
  /** Other checks that must see the same. */
  readonly also?: readonly CheckKey[];
  /** Whether it can be put right at a press. */
  readonly mends?: boolean;
};
export type PlantedRow = {
  readonly subject: string;
  readonly what: string;
  readonly expected: number;
  readonly found: number;
};

/** The total of every order `givenBooks` makes of one unit: the unit and the delivery fee. */
export const TOTAL = 18_000;
export const ITEMS = 15_000;
export const SHIPPING = TOTAL - ITEMS;

/** A ledger row by hand; the counters stay as they are. */
export const movement = (variantId: string, stock: number, reserved: number, orderId: string | null = null): SQL => sql`
  INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, order_id, actor, cause)
  VALUES (${variantId}, 'ADJUST', ${stock}, ${reserved}, ${orderId}, 'test', 'planted')`;

/** One more line of an order, of units that nobody held; `restocked` of them are back already. */
export const line = (orderId: string, variantId: string, restocked: 0 | 1): SQL => sql`
  INSERT INTO order_lines SELECT * FROM jsonb_populate_record(NULL::order_lines, (
    SELECT to_jsonb(l) || jsonb_build_object('id', ${newId('lin')}::text, 'variant_id', ${variantId}::text, 'quantity', 1,
      'restocked_quantity', ${restocked}::int, 'canceled_quantity', 0)
    FROM order_lines l WHERE l.order_id = ${orderId} LIMIT 1))`;

/** A second attempt to pay an order, in this state. */
export const payment = (orderId: string, state: string): SQL => sql`
  INSERT INTO payment_attempts (id, order_id, provider, method, provider_order_id, payment_key, idempotency_key, amount, currency, state)
  VALUES ('pay_planted', ${orderId}, 'toss', 'CARD', 'planted', 'planted', 'planted', ${TOTAL}, 'KRW', ${state}::attempt_state)`;

/** A refund that no line stands for, asked for so many minutes ago. */
export const refund = (id: string, of: Booked, amount: number, state: string, minutes = 0): SQL => sql`
  INSERT INTO refunds (id, payment_id, order_id, amount, free_amount, reason, idempotency_key, actor, state, created_at, done_at)
  VALUES (${id}, ${of.paymentId}, ${of.orderId}, ${amount}::int, ${amount}::int, 'OTHER', ${id}, 'test', ${state}::refund_state,
    now() - make_interval(mins => ${minutes}), CASE ${state} WHEN 'DONE' THEN now() END)`;

/** A charge in the provider's list, ten minutes old. */
export const charge = (paymentKey: SQL, providerOrderId: SQL, amount: number): SQL => sql`
  INSERT INTO provider_transactions (provider, transaction_key, payment_key, provider_order_id, status, amount, currency, at)
  VALUES ('toss', ${newId('evt')}, ${paymentKey}, ${providerOrderId}, 'DONE', ${amount}, 'KRW', now() - interval '10 minutes')`;
