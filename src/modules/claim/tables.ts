import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
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
