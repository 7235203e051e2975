import { sql } from 'drizzle-orm';
import { ITEMS, refund, SHIPPING, TOTAL, type Plant } from './plant';

const claim = (id: string, orderId: string, refundId: string | null) => sql`
  INSERT INTO claims (id, order_id, kind, state, reason, opened_by, decided_at, refund_id)
  VALUES (${id}, ${orderId}, 'RETURN', 'REFUNDING', 'FAULTY', 'test', now() - interval '3 minutes', ${refundId})`;
const ACCOUNT = JSON.stringify({ bank: '20', number: '1002123456789', holder: '김예시' });

export const PLANTED_REFUNDS: readonly Plant[] = [
  {
    check: 'outbox',
    named: 'a mail nobody sends, and one that fails for ever',
    plant: () => [
      sql`INSERT INTO outbox (id, topic, dedupe_key, payload, due_at, attempts, created_at) VALUES
        (901, 'page-tags', 'planted-1', '{"topic": "page-tags", "tags": []}', now() - interval '90 seconds', 0, now() - interval '90 seconds'),
        (902, 'page-tags', 'planted-2', '{"topic": "page-tags", "tags": []}', now() + interval '1 hour', 5, now() - interval '600 seconds')`,
    ],
    rows: () => [
      { subject: '901', what: 'waiting', expected: 0, found: 90 },
      { subject: '902', what: 'failing', expected: 0, found: 600 },
    ],
    mends: true,
  },
  {
    check: 'payment-refunds',
    named: 'a payment that forgot a part of its refund',
    plant: ({ refunded }) => [
      sql`UPDATE payment_attempts SET refunded_amount = amount - 1 WHERE id = ${refunded.paymentId}`,
    ],
    rows: ({ refunded }) => [{ subject: refunded.paymentId, what: 'done', expected: TOTAL, found: TOTAL - 1 }],
    also: ['kept'],
  },
  {
    check: 'payment-refunds',
    named: 'more to go back than there is',
    plant: ({ paid }) => [refund('ref_planted', paid, TOTAL + 1, 'REQUESTED')],
    rows: ({ paid }) => [{ subject: paid.paymentId, what: 'open', expected: TOTAL, found: TOTAL + 1 }],
  },
  {
    check: 'order-refunds',
    named: 'an order that forgot a part of its refund',
    plant: ({ refunded }) => [
      sql`UPDATE orders SET refunded_total = refunded_total - 100 WHERE id = ${refunded.orderId}`,
    ],
    rows: ({ refunded }) => [{ subject: refunded.orderId, what: 'amount', expected: TOTAL, found: TOTAL - 100 }],
    mends: true,
  },
  {
    check: 'order-refunds',
    named: 'a delivery fee given back that the order does not know of',
    plant: ({ refunded }) => [sql`UPDATE orders SET refunded_shipping = 0 WHERE id = ${refunded.orderId}`],
    rows: ({ refunded }) => [{ subject: refunded.orderId, what: 'shipping', expected: SHIPPING, found: 0 }],
    mends: true,
  },
  {
    check: 'order-refunds',
    named: 'a paid order with a finished refund',
    plant: ({ paid }) => [
      refund('ref_planted', paid, 1_000, 'DONE'),
      sql`UPDATE payment_attempts SET refunded_amount = 1000, state = 'PARTIAL_CANCELED' WHERE id = ${paid.paymentId}`,
      sql`UPDATE orders SET refunded_total = 1000 WHERE id = ${paid.orderId}`,
    ],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'state', expected: 0, found: 1_000 }],
    also: ['kept'],
  },
  {
    check: 'line-refunds',
    named: 'units given back that their line does not know of',
    plant: ({ refunded }) => [sql`UPDATE order_lines SET canceled_quantity = 0 WHERE order_id = ${refunded.orderId}`],
    rows: ({ refunded }) => [{ subject: refunded.orderId, what: 'units', expected: 1, found: 0 }],
  },
  {
    check: 'line-refunds',
    named: 'items of a refund that are not its lines',
    plant: ({ refunded }) => [
      sql`UPDATE refunds SET items_amount = items_amount - 100, free_amount = free_amount + 100 WHERE order_id = ${refunded.orderId}`,
    ],
    rows: ({ refunded }) => [{ subject: refunded.orderId, what: 'items', expected: ITEMS, found: ITEMS - 100 }],
  },
  {
    check: 'refund-late',
    named: 'a refund that does not get through',
    plant: ({ paid }) => [refund('ref_0000000000000planted', paid, 1_000, 'REQUESTED', 30)],
    rows: () => [{ subject: 'ref_0000000000000planted', what: 'open', expected: 0, found: 1_800 }],
    mends: true,
  },
  {
    check: 'refund-late',
    named: 'money of no order for which nobody says how it goes back',
    plant: ({ undecided }) => [refund('ref_0000000000000planted', undecided, 1_000, 'WAITING', 73 * 60)],
    rows: () => [{ subject: 'ref_0000000000000planted', what: 'waiting', expected: 0, found: 73 * 3600 }],
  },
  {
    check: 'claim-refund',
    named: 'a request that waits for money nobody sends',
    plant: ({ paid }) => [claim('clm_planted', paid.orderId, null)],
    rows: () => [{ subject: 'clm_planted', what: 'missing', expected: 1, found: 0 }],
  },
  {
    check: 'claim-refund',
    named: 'a request that waits for money that is back already',
    plant: ({ refunded }) => [
      claim('clm_0000000000000planted', refunded.orderId, refunded.refundId),
      sql`UPDATE refunds SET done_at = now() - interval '3 minutes', claim_id = 'clm_0000000000000planted'
        WHERE id = ${refunded.refundId}`,
    ],
    rows: () => [{ subject: 'clm_0000000000000planted', what: 'ended', expected: 1, found: 0 }],
    mends: true,
  },
  {
    check: 'account-kept',
    named: 'a whole account number after the money is there',
    plant: ({ refunded }) => [sql`UPDATE refunds SET account = ${ACCOUNT}::jsonb WHERE id = ${refunded.refundId}`],
    rows: ({ refunded }) => [{ subject: refunded.refundId, what: 'refund', expected: 0, found: 1 }],
  },
  {
    check: 'account-kept',
    named: 'a whole account number in a request that was refused',
    plant: ({ paid }) => [
      sql`INSERT INTO claims (id, order_id, kind, state, reason, opened_by, refund_account)
        VALUES ('clm_planted', ${paid.orderId}, 'RETURN', 'REFUSED', 'FAULTY', 'test', ${ACCOUNT}::jsonb)`,
    ],
    rows: () => [{ subject: 'clm_planted', what: 'claim', expected: 0, found: 1 }],
  },
  {
    check: 'whole-only',
    named: 'a part of an escrow payment',
    plant: ({ paid }) => [
      refund('ref_planted', paid, 1_000, 'REQUESTED'),
      sql`UPDATE payment_attempts SET use_escrow = true WHERE id = ${paid.paymentId}`,
    ],
    rows: ({ paid }) => [{ subject: paid.paymentId, what: 'part', expected: TOTAL, found: 1_000 }],
  },
  {
    check: 'cash-receipt',
    named: 'a receipt of another amount',
    plant: ({ paid }) => [
      sql`UPDATE payment_attempts SET cash_receipt = '{"key": "r", "issueNumber": null, "url": null, "amount": 700}'
        WHERE id = ${paid.paymentId}`,
    ],
    rows: ({ paid }) => [{ subject: paid.paymentId, what: 'receipt', expected: TOTAL, found: 700 }],
  },
];
