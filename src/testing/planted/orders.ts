import { sql } from 'drizzle-orm';
import { line, TOTAL, type Plant } from './plant';

export const PLANTED_ORDERS: readonly Plant[] = [
  {
    check: 'order-sum',
    named: 'an order that was charged delivery to a place it does not go to',
    plant: ({ paid }) => [
      sql`UPDATE orders SET shipping_total = shipping_total + 3000, surcharge_total = 3000, items_total = items_total - 3000
        WHERE id = ${paid.orderId}`,
    ],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'total', expected: TOTAL + 3000, found: TOTAL }],
  },
  {
    check: 'sold',
    named: 'a line that says its unit came back',
    plant: ({ paid }) => [sql`UPDATE order_lines SET restocked_quantity = 1 WHERE order_id = ${paid.orderId}`],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'units', expected: 0, found: 1 }],
  },
  {
    check: 'paid-line',
    named: 'a paid line nobody held',
    plant: ({ paid, free }) => [line(paid.orderId, free, 1)],
    rows: ({ paid }) => [{ subject: paid.orderId, what: 'sold', expected: 1, found: 0 }],
    also: ['order-sum'],
  },
  {
    check: 'open-order',
    named: 'an unpaid line nobody held',
    plant: ({ unpaid, free }) => [line(unpaid.orderId, free, 0)],
    rows: ({ unpaid }) => [{ subject: unpaid.orderId, what: 'never', expected: 1, found: 0 }],
    also: ['order-sum'],
  },
  {
    check: 'open-order',
    named: 'an order being paid that lost its units',
    plant: ({ undecided }) => [
      sql`UPDATE stock_holds SET state = 'RELEASED', ended_at = now() WHERE order_id = ${undecided.orderId}`,
      sql`UPDATE variant_stock SET reserved_stock = 0 WHERE variant_id = ${undecided.variantId}`,
      sql`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, hold_id, order_id, actor, cause)
        SELECT variant_id, 'RELEASE', 0, -quantity, id, order_id, 'test', 'planted' FROM stock_holds WHERE order_id = ${undecided.orderId}`,
    ],
    rows: ({ undecided }) => [{ subject: undecided.orderId, what: 'now', expected: 1, found: 0 }],
  },
  {
    check: 'overdue',
    named: 'an unpaid order long past its time',
    plant: ({ unpaid }) => [
      sql`UPDATE orders SET expires_at = now() - interval '80 seconds' WHERE id = ${unpaid.orderId}`,
    ],
    rows: ({ unpaid }) => [{ subject: unpaid.orderId, what: 'pending', expected: 0, found: 80 }],
    mends: true,
  },
  {
    check: 'sent-unpaid',
    named: 'a parcel of an unpaid order',
    plant: ({ unpaid }) => [sql`UPDATE fulfilments SET state = 'SHIPPED' WHERE order_id = ${unpaid.orderId}`],
    rows: ({ unpaid }) => [{ subject: unpaid.orderId, what: 'sent', expected: 0, found: 1 }],
  },
  {
    check: 'ended-holds',
    named: 'a cancelled order that still holds',
    plant: ({ unpaid }) => [sql`UPDATE orders SET state = 'CANCELED', ended_at = now() WHERE id = ${unpaid.orderId}`],
    rows: ({ unpaid }) => [{ subject: unpaid.orderId, what: 'held', expected: 0, found: 2 }],
    mends: true,
  },
];
