import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment, photoColumns } from '~/lib/columns';
import { orderLines, orders } from '~/modules/order/tables';
import type { RefundAccount } from '~/modules/payment/rules';
import { CLAIM_KINDS, CLAIM_REASONS, CLAIM_STATES } from './rules';

export const claimKind = pgEnum('claim_kind', CLAIM_KINDS);
export const claimState = pgEnum('claim_state', CLAIM_STATES);
export const claimReason = pgEnum('claim_reason', CLAIM_REASONS);

/** A request to cancel, return or exchange; an order has at most one that is open. */
export const claims = pgTable(
  'claims',
  {
    id: idColumn<'clm'>('id').primaryKey(),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    kind: claimKind('kind').notNull(),
    state: claimState('state').notNull().default('REQUESTED'),
    reason: claimReason('reason').notNull(),
    /** The buyer's own words. */
    text: text('text').notNull().default(''),
    /** When the buyer learned of a fault. */
    knownAt: moment('known_at'),
    /** Where a deposit goes back to. */
    refundAccount: jsonb('refund_account').$type<RefundAccount>(),
    pickupCarrier: text('pickup_carrier'),
    pickupTracking: text('pickup_tracking'),
    reshipCarrier: text('reship_carrier'),
    reshipTracking: text('reship_tracking'),
    /** Why staff accepted or refused; shown to the buyer. */
    decision: text('decision').notNull().default(''),
    refundId: idColumn<'ref'>('refund_id'),
    openedBy: text('opened_by').notNull(),
    decidedBy: text('decided_by'),
    createdAt: createdAt(),
    decidedAt: moment('decided_at'),
    pickedUpAt: moment('picked_up_at'),
    inspectedAt: moment('inspected_at'),
    endedAt: moment('ended_at'),
  },
  (t) => [
    index('claims_order_idx').on(t.orderId),
    index('claims_state_idx').on(t.state, t.createdAt),
    uniqueIndex('claims_one_open_key')
      .on(t.orderId)
      .where(sql`${t.state} NOT IN ('COMPLETED', 'REFUSED', 'WITHDRAWN')`),
  ],
);

/**
 * A photo of what arrived. Until it is sent with a request it is for its order's buyer alone, and is dropped after a day; with one
 * it is kept as long as what they wrote.
 */
export const claimPhotos = pgTable(
  'claim_photos',
  {
    id: idColumn<'clp'>('id').primaryKey(),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    claimId: idColumn<'clm'>('claim_id').references(() => claims.id),
    ...photoColumns(),
  },
  (t) => [
    // With the check below: a request has five photos at most.
    uniqueIndex('claim_photos_place_key').on(t.claimId, t.position),
    index('claim_photos_order_idx').on(t.orderId),
    index('claim_photos_loose_idx')
      .on(t.createdAt)
      .where(sql`${t.claimId} IS NULL`),
    check('claim_photos_position', sql`${t.position} BETWEEN 0 AND 4`),
  ],
);

export const claimLines = pgTable(
  'claim_lines',
  {
    claimId: idColumn<'clm'>('claim_id')
      .notNull()
      .references(() => claims.id),
    lineId: idColumn<'lin'>('line_id')
      .notNull()
      .references(() => orderLines.id),
    quantity: integer('quantity').notNull(),
    /** Units found good at inspection, which go back to the shelf; null until inspected. */
    restockQuantity: integer('restock_quantity'),
  },
  (t) => [
    primaryKey({ columns: [t.claimId, t.lineId] }),
    check(
      'claim_lines_quantity',
      sql`${t.quantity} > 0 AND (${t.restockQuantity} IS NULL OR ${t.restockQuantity} BETWEEN 0 AND ${t.quantity})`,
    ),
  ],
);
