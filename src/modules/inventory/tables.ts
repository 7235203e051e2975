import { sql } from 'drizzle-orm';
import { bigserial, check, index, integer, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { idColumn, moment } from '~/lib/columns';
import type { Id } from '~/lib/ids';
import { HOLD_STATES, MOVEMENT_KINDS } from './rules';

export const holdState = pgEnum('hold_state', HOLD_STATES);
export const movementKind = pgEnum('movement_kind', MOVEMENT_KINDS);

/** The hot counters, one row per variant. No foreign key points here and no index is on the counters, so updates stay in the page. */
export const variantStock = pgTable(
  'variant_stock',
  {
    variantId: idColumn<'var'>('variant_id').primaryKey(),
    stock: integer('stock').notNull(),
    reservedStock: integer('reserved_stock').notNull().default(0),
  },
  (t) => [
    check('variant_stock_not_negative', sql`${t.stock} >= 0`),
    check('variant_stock_reserved_within', sql`${t.reservedStock} BETWEEN 0 AND ${t.stock}`),
  ],
);

/** Units kept for one order until `expiresAt` on the database clock. */
export const stockHolds = pgTable(
  'stock_holds',
  {
    id: idColumn<'hld'>('id').primaryKey(),
    orderId: idColumn<'ord'>('order_id').notNull(),
    /** The customer or guest for whom the units are still to be had; null while they are being paid for. */
    holder: text('holder').$type<Id<'usr'> | Id<'gst'>>(),
    variantId: idColumn<'var'>('variant_id').notNull(),
    quantity: integer('quantity').notNull(),
    state: holdState('state').notNull().default('ACTIVE'),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`now()`),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('stock_holds_order_idx').on(t.orderId),
    index('stock_holds_variant_idx')
      .on(t.variantId, t.expiresAt)
      .where(sql`${t.state} = 'ACTIVE'`),
    index('stock_holds_expiry_idx')
      .on(t.expiresAt)
      .where(sql`${t.state} = 'ACTIVE'`),
    uniqueIndex('stock_holds_one_active_key')
      .on(t.orderId, t.variantId)
      .where(sql`${t.state} = 'ACTIVE'`),
    check('stock_holds_quantity_positive', sql`${t.quantity} > 0`),
    check('stock_holds_ended', sql`(${t.state} = 'ACTIVE') = (${t.endedAt} IS NULL)`),
  ],
);

/** Append-only ledger: the sums of a variant's deltas are its counters. */
export const stockMovements = pgTable(
  'stock_movements',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    variantId: idColumn<'var'>('variant_id').notNull(),
    kind: movementKind('kind').notNull(),
    stockDelta: integer('stock_delta').notNull(),
    reservedDelta: integer('reserved_delta').notNull(),
    holdId: idColumn<'hld'>('hold_id'),
    orderId: idColumn<'ord'>('order_id'),
    actor: text('actor').notNull(),
    cause: text('cause').notNull(),
    at: moment('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('stock_movements_one_reserve_key')
      .on(t.holdId)
      .where(sql`${t.kind} = 'RESERVE'`),
    uniqueIndex('stock_movements_one_end_key')
      .on(t.holdId)
      .where(sql`${t.kind} IN ('SELL', 'RELEASE')`),
    index('stock_movements_variant_idx').on(t.variantId, t.id),
    index('stock_movements_order_idx').on(t.orderId),
  ],
);
