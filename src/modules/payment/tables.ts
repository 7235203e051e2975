import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import type { CurrencyCode } from '~/lib/money';
import { orderLines, orders } from '~/modules/order/tables';
import type { PaymentMethod } from '~/shops/preset';
import {
  ATTEMPT_STATES,
  REFUND_STATES,
  type CashReceipt,
  type CashReceiptType,
  type DepositAccount,
  type RefundAccount,
} from './rules';

export const attemptState = pgEnum('attempt_state', ATTEMPT_STATES);
export const refundState = pgEnum('refund_state', REFUND_STATES);

/** One try to pay an order; a new try after a refusal is a new row with a new key and a new id at the provider. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: idColumn<'pay'>('id').primaryKey(),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    provider: text('provider').notNull(),
    method: text('method').$type<PaymentMethod>().notNull(),
    /** Our name for the payment at the provider: order number and attempt. */
    providerOrderId: text('provider_order_id').notNull().unique(),
    paymentKey: text('payment_key'),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    amount: integer('amount').notNull(),
    refundedAmount: integer('refunded_amount').notNull().default(0),
    currency: text('currency').$type<CurrencyCode>().notNull(),
    state: attemptState('state').notNull().default('READY'),
    failureCode: text('failure_code'),
    secret: text('secret'),
    methodLabel: text('method_label'),
    receiptUrl: text('receipt_url'),
    /** Where the buyer sends the money, and until when the bank takes it. */
    account: jsonb('account').$type<DepositAccount>(),
    accountDueAt: moment('account_due_at'),
    /** Set while a deposit account is being closed at the provider: what becomes of the order then. */
    closingAs: text('closing_as', { enum: ['CANCELED', 'EXPIRED'] }),
    cashReceiptType: text('cash_receipt_type').$type<CashReceiptType>(),
    cashReceipt: jsonb('cash_receipt').$type<CashReceipt>(),
    useEscrow: boolean('use_escrow').notNull().default(false),
    /** False where the provider gives back all or nothing. */
    partialCancelable: boolean('partial_cancelable').notNull().default(true),
    /** Lets one browser without the session confirm this attempt; only its hash is kept. */
    returnTokenHash: text('return_token_hash'),
    checks: integer('checks').notNull().default(0),
    nextCheckAt: moment('next_check_at'),
    confirmStartedAt: moment('confirm_started_at'),
    approvedAt: moment('approved_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('payment_attempts_order_idx').on(t.orderId),
    // A refused attempt keeps the key it was refused with; the key's own order may still be paid with it.
    uniqueIndex('payment_attempts_key_key')
      .on(t.paymentKey)
      .where(sql`${t.state} <> 'FAILED'`),
    uniqueIndex('payment_attempts_one_live_key')
      .on(t.orderId)
      .where(sql`${t.state} IN ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED')`),
    index('payment_attempts_check_idx')
      .on(t.nextCheckAt)
      .where(sql`${t.nextCheckAt} IS NOT NULL`),
    check('payment_attempts_amount', sql`${t.amount} > 0 AND ${t.refundedAmount} BETWEEN 0 AND ${t.amount}`),
  ],
);

/** Our own ledger of money going back; one refund of a payment is open or waits, retried with the same key. */
export const refunds = pgTable(
  'refunds',
  {
    id: idColumn<'ref'>('id').primaryKey(),
    paymentId: idColumn<'pay'>('payment_id')
      .notNull()
      .references(() => paymentAttempts.id),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    /** What goes back: `itemsAmount + shippingAmount + freeAmount − deduction`. */
    amount: integer('amount').notNull(),
    itemsAmount: integer('items_amount').notNull().default(0),
    shippingAmount: integer('shipping_amount').notNull().default(0),
    /** Goodwill that no line or fee stands for. */
    freeAmount: integer('free_amount').notNull().default(0),
    /** Kept by the shop: the cost of a return the buyer is answerable for. */
    deduction: integer('deduction').notNull().default(0),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    /** The request of the buyer that led to it. */
    claimId: idColumn<'clm'>('claim_id'),
    /** Where a deposit goes back to; its number is masked once the money is back. */
    account: jsonb('account').$type<RefundAccount>(),
    /** Paid back by hand outside the provider, with this reference. */
    manualReference: text('manual_reference'),
    cashReceiptKey: text('cash_receipt_key'),
    /** Another one only after the provider answered for certain that this one did nothing. */
    idempotencyKey: text('idempotency_key').notNull().unique(),
    state: refundState('state').notNull().default('REQUESTED'),
    transactionKey: text('transaction_key').unique(),
    failureCode: text('failure_code'),
    attempts: integer('attempts').notNull().default(0),
    /** Until then the provider may still be doing what it was asked for: nobody gives up meanwhile. */
    callUntil: moment('call_until'),
    nextTryAt: moment('next_try_at')
      .notNull()
      .default(sql`now()`),
    actor: text('actor').notNull(),
    createdAt: createdAt(),
    doneAt: moment('done_at'),
  },
  (t) => [
    index('refunds_order_idx').on(t.orderId),
    uniqueIndex('refunds_one_open_key')
      .on(t.paymentId)
      .where(sql`${t.state} NOT IN ('DONE', 'FAILED')`),
    index('refunds_due_idx')
      .on(t.nextTryAt)
      .where(sql`${t.state} = 'REQUESTED'`),
    check('refunds_amount', sql`${t.amount} > 0`),
    check(
      'refunds_sum',
      sql`${t.amount} = ${t.itemsAmount} + ${t.shippingAmount} + ${t.freeAmount} - ${t.deduction}
        AND ${t.itemsAmount} >= 0 AND ${t.shippingAmount} >= 0 AND ${t.freeAmount} >= 0 AND ${t.deduction} >= 0`,
    ),
  ],
);

/** The units a refund is for; `restock` puts them back on the shelf when the money is back. */
export const refundLines = pgTable(
  'refund_lines',
  {
    refundId: idColumn<'ref'>('refund_id')
      .notNull()
      .references(() => refunds.id),
    lineId: idColumn<'lin'>('line_id')
      .notNull()
      .references(() => orderLines.id),
    quantity: integer('quantity').notNull(),
    amount: integer('amount').notNull(),
    restock: boolean('restock').notNull(),
  },
  (t) => [
    // Of one line some units may go back to the shelf and others not.
    primaryKey({ columns: [t.refundId, t.lineId, t.restock] }),
    check('refund_lines_quantity', sql`${t.quantity} > 0 AND ${t.amount} >= 0`),
  ],
);

/** Every approval and every cancel of the shop as the provider lists them; cancels are negative. */
export const providerTransactions = pgTable(
  'provider_transactions',
  {
    provider: text('provider').notNull(),
    transactionKey: text('transaction_key').notNull(),
    paymentKey: text('payment_key').notNull(),
    providerOrderId: text('provider_order_id').notNull(),
    status: text('status').notNull(),
    amount: integer('amount').notNull(),
    currency: text('currency').$type<CurrencyCode>().notNull(),
    at: moment('at').notNull(),
    fetchedAt: moment('fetched_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.provider, t.transactionKey] }),
    index('provider_transactions_payment_idx').on(t.paymentKey),
  ],
);

/** Every webhook that came, stored before it is answered; a resend has the same transmission id. */
export const webhookInbox = pgTable(
  'webhook_inbox',
  {
    provider: text('provider').notNull(),
    transmissionId: text('transmission_id').notNull(),
    body: jsonb('body').$type<Record<string, unknown>>().notNull(),
    outcome: text('outcome'),
    receivedAt: moment('received_at')
      .notNull()
      .default(sql`now()`),
    processedAt: moment('processed_at'),
  },
  (t) => [uniqueIndex('webhook_inbox_key').on(t.provider, t.transmissionId)],
);
