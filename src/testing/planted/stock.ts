import { sql } from 'drizzle-orm';
import { movement, type Plant } from './plant';

export const PLANTED_STOCK: readonly Plant[] = [
  {
    check: 'counters',
    named: 'stock below zero',
    plant: ({ free }) => [
      sql`ALTER TABLE variant_stock DROP CONSTRAINT variant_stock_not_negative, DROP CONSTRAINT variant_stock_reserved_within`,
      sql`UPDATE variant_stock SET stock = -1 WHERE variant_id = ${free}`,
      movement(free, -11, 0),
    ],
    rows: ({ free }) => [{ subject: free, what: 'counters', expected: -1, found: 0 }],
  },
  {
    check: 'reserved',
    named: 'more reserved than held',
    plant: ({ free }) => [
      sql`UPDATE variant_stock SET reserved_stock = 2 WHERE variant_id = ${free}`,
      movement(free, 0, 2),
    ],
    rows: ({ free }) => [{ subject: free, what: 'reserved', expected: 0, found: 2 }],
    mends: true,
  },
  {
    check: 'ledger',
    named: 'stock changed past the ledger',
    plant: ({ free }) => [sql`UPDATE variant_stock SET stock = 13 WHERE variant_id = ${free}`],
    rows: ({ free }) => [{ subject: free, what: 'stock', expected: 10, found: 13 }],
    mends: true,
  },
  {
    check: 'ledger',
    named: 'a reservation in the ledger alone',
    plant: ({ free }) => [movement(free, 0, 1)],
    rows: ({ free }) => [{ subject: free, what: 'reserved', expected: 1, found: 0 }],
    mends: true,
  },
  {
    check: 'holds',
    named: 'a hold without its movements',
    plant: ({ unpaid, free }) => [
      sql`INSERT INTO stock_holds (id, order_id, variant_id, quantity, state, expires_at, ended_at)
        VALUES ('hld_planted', ${unpaid.orderId}, ${free}, 1, 'RELEASED', now(), now())`,
    ],
    rows: () => [
      { subject: 'hld_planted', what: 'begun', expected: 1, found: 0 },
      { subject: 'hld_planted', what: 'quantity', expected: 1, found: 0 },
      { subject: 'hld_planted', what: 'released', expected: 1, found: 0 },
    ],
  },
  {
    check: 'no-order',
    named: 'units gone for an order that is not there',
    plant: ({ free }) => [
      sql`UPDATE variant_stock SET stock = 9 WHERE variant_id = ${free}`,
      movement(free, -1, 0, 'ord_nowhere'),
    ],
    rows: () => [{ subject: 'ord_nowhere', what: 'movement', expected: 0, found: 1 }],
  },
];
