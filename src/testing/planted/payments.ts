import { sql, type SQL } from 'drizzle-orm';
import { charge, payment, TOTAL, type Plant } from './plant';

const ofPayment = (column: SQL, id: string) => sql`(SELECT ${column} FROM payment_attempts WHERE id = ${id})`;

export const PLANTED_PAYMENTS: readonly Plant[] = [
  {
    check: 'live-payments',
    named: 'two payments that took money',
    plant: ({ paid }) => [sql`DROP INDEX payment_attempts_one_live_key`, payment(paid.orderId, 'DONE')],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'live', expected: 1, found: 2 }],
    also: ['charged-twice', 'kept', 'paid-order'],
  },
  {
    check: 'charged-twice',
    named: 'a second charge in the provider’s list',
    plant: ({ paid }) => [payment(paid.orderId, 'FAILED'), charge(sql`'planted'`, sql`'planted'`, TOTAL)],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'charges', expected: 1, found: 2 }],
    also: ['provider'],
  },
  {
    check: 'kept',
    named: 'a paid order whose payment gave something back',
    plant: ({ paid }) => [sql`UPDATE payment_attempts SET refunded_amount = 500 WHERE id = ${paid.paymentId}`],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'kept', expected: TOTAL, found: TOTAL - 500 }],
    also: ['payment-refunds'],
  },
  {
    check: 'charged',
    named: 'another amount than the total',
    plant: ({ paid }) => [sql`UPDATE payment_attempts SET amount = amount + 1 WHERE id = ${paid.paymentId}`],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'charged', expected: TOTAL, found: TOTAL + 1 }],
    also: ['kept'],
  },
  {
    check: 'paid-order',
    named: 'a paid order whose payment failed',
    plant: ({ paid }) => [sql`UPDATE payment_attempts SET state = 'FAILED' WHERE id = ${paid.paymentId}`],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'payments', expected: 1, found: 0 }],
    also: ['kept'],
  },
  {
    check: 'awaited-payment',
    named: 'an order that waits for nothing',
    plant: ({ unpaid }) => [sql`UPDATE orders SET state = 'CONFIRMING' WHERE id = ${unpaid.orderId}`],
    rows: ({ unpaid }) => [{ subject: unpaid.orderId, what: 'undecided', expected: 1, found: 0 }],
  },
  {
    check: 'undecided',
    named: 'a payment nobody decided for long',
    plant: ({ undecided }) => [
      sql`UPDATE payment_attempts SET confirm_started_at = now() - interval '26 minutes', next_check_at = NULL
        WHERE id = ${undecided.paymentId}`,
    ],
    rows: ({ undecided }) => [{ subject: undecided.paymentId, what: 'undecided', expected: 0, found: 26 * 60 }],
    mends: true,
  },
  {
    check: 'provider',
    named: 'money at the provider that nobody knows',
    plant: () => [charge(sql`'nobody'`, sql`'nobody-1'`, 9_900)],
    rows: () => [{ subject: 'nobody', what: 'unknown', expected: 0, found: 9_900 }],
  },
  {
    check: 'provider',
    named: 'a refund the provider has not made',
    plant: ({ refunded: { paymentId, refundId } }) => [
      charge(ofPayment(sql`payment_key`, paymentId), ofPayment(sql`provider_order_id`, paymentId), TOTAL),
      sql`UPDATE refunds SET done_at = now() - interval '20 minutes' WHERE id = ${refundId}`,
    ],
    rows: ({ refunded }) => [{ subject: refunded.paymentId, what: 'kept', expected: 0, found: TOTAL }],
  },
  {
    check: 'provider',
    named: 'another amount than the provider took',
    plant: ({ paid: { paymentId } }) => [
      charge(ofPayment(sql`payment_key`, paymentId), ofPayment(sql`provider_order_id`, paymentId), TOTAL - 5),
    ],
    rows: ({ paid }) => [{ subject: paid.paymentId, what: 'charged', expected: TOTAL, found: TOTAL - 5 }],
  },
];
