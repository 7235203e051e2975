import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import type { CurrencyCode } from '~/lib/money';
import type { DeliveryRequest } from '~/modules/account/rules';
import { guests, users } from '~/modules/account/tables';
import { variants } from '~/modules/catalog/tables';
import { sellers } from '~/modules/seller/tables';
import { ACTOR_KINDS, FULFILMENT_STATES, ORDER_EVENT_KINDS, PAYMENT_STATES } from './rules';

export const paymentState = pgEnum('payment_state', PAYMENT_STATES);
export const fulfilmentState = pgEnum('fulfilment_state', FULFILMENT_STATES);
export const orderEventKind = pgEnum('order_event_kind', ORDER_EVENT_KINDS);
export const actorKind = pgEnum('actor_kind', ACTOR_KINDS);

export const orders = pgTable(
  'orders',
  {
    id: idColumn<'ord'>('id').primaryKey(),
    number: text('number').notNull().unique(),
    userId: idColumn<'usr'>('user_id').references(() => users.id),
    guestId: idColumn<'gst'>('guest_id').references(() => guests.id),
    idempotencyKey: text('idempotency_key').notNull(),
    requestHash: text('request_hash').notNull(),
    state: paymentState('state').notNull().default('PENDING'),
    currency: text('currency').$type<CurrencyCode>().notNull(),
    /** At list prices; `discountTotal` is what the shop takes off; all in minor units. */
    itemsTotal: integer('items_total').notNull(),
    discountTotal: integer('discount_total').notNull(),
    shippingTotal: integer('shipping_total').notNull(),
    /** Part of `shippingTotal` that the region of the address adds, the same for every parcel. */
    surchargeTotal: integer('surcharge_total').notNull().default(0),
    total: integer('total').notNull(),
    refundedTotal: integer('refunded_total').notNull().default(0),
    /** Part of `refundedTotal` that was for delivery. */
    refundedShipping: integer('refunded_shipping').notNull().default(0),
    recipientName: text('recipient_name').notNull(),
    recipientPhone: text('recipient_phone').notNull(),
    postalCode: text('postal_code').notNull(),
    address1: text('address1').notNull(),
    address2: text('address2').notNull(),
    deliveryRequest: text('delivery_request').$type<DeliveryRequest>().notNull(),
    deliveryNote: text('delivery_note').notNull(),
    /** Who ordered, where that is nobody with an account: their mails go there. */
    contactName: text('contact_name'),
    contactPhone: text('contact_phone'),
    contactEmail: text('contact_email'),
    consents: jsonb('consents').$type<{ kinds: string[]; version: string; at: string }>().notNull(),
    locale: text('locale', { enum: ['ko', 'en'] }).notNull(),
    expiresAt: moment('expires_at').notNull(),
    holdExtended: boolean('hold_extended').notNull().default(false),
    /** The day, as its midnight in Seoul, it was promised for when it was placed, and by when it must be paid for that. */
    promisedFor: moment('promised_for'),
    promisedIfPaidBefore: moment('promised_if_paid_before'),
    paidAt: moment('paid_at'),
    /** Set while money is on its way back: nothing may be prepared then. */
    cancelingAt: moment('canceling_at'),
    endedAt: moment('ended_at'),
    /** Since when it is kept only because the law says so, its buyer having left; whoever may see it then is fewer. */
    restrictedAt: moment('restricted_at'),
    /** Since when it names nobody any more. */
    erasedAt: moment('erased_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('orders_user_key').on(t.userId, t.idempotencyKey),
    uniqueIndex('orders_guest_key').on(t.guestId, t.idempotencyKey),
    index('orders_user_idx').on(t.userId, t.createdAt.desc()),
    index('orders_guest_idx').on(t.guestId, t.createdAt.desc()),
    // Serves «is» and «begins with» alike.
    index('orders_contact_phone_idx')
      .on(t.contactPhone.op('text_pattern_ops'), t.createdAt.desc())
      .where(sql`${t.contactPhone} IS NOT NULL`),
    // What staff find an order by when somebody telephones: how it begins.
    index('orders_code_idx').on(sql`split_part(${t.number}, '-', 2) text_pattern_ops`),
    index('orders_recipient_name_idx').on(sql`lower(${t.recipientName}) text_pattern_ops`),
    index('orders_recipient_phone_idx').on(t.recipientPhone.op('text_pattern_ops')),
    index('orders_contact_name_idx')
      .on(sql`lower(${t.contactName}) text_pattern_ops`)
      .where(sql`${t.contactName} IS NOT NULL`),
    index('orders_contact_email_idx')
      .on(sql`lower(${t.contactEmail}) text_pattern_ops`)
      .where(sql`${t.contactEmail} IS NOT NULL`),
    index('orders_state_idx').on(t.state, t.createdAt.desc()),
    index('orders_expiry_idx')
      .on(t.expiresAt)
      .where(sql`${t.state} = 'PENDING'`),
    index('orders_paid_idx').on(t.paidAt),
    check('orders_one_buyer', sql`num_nonnulls(${t.userId}, ${t.guestId}) = 1`),
    check('orders_sum', sql`${t.total} = ${t.itemsTotal} - ${t.discountTotal} + ${t.shippingTotal}`),
    check('orders_amounts', sql`${t.total} > 0 AND ${t.discountTotal} >= 0 AND ${t.shippingTotal} >= 0`),
    check('orders_surcharge', sql`${t.surchargeTotal} BETWEEN 0 AND ${t.shippingTotal}`),
    check('orders_promised', sql`(${t.promisedFor} IS NULL) = (${t.promisedIfPaidBefore} IS NULL)`),
    check('orders_refunded', sql`${t.refundedTotal} BETWEEN 0 AND ${t.total}`),
    check('orders_refunded_shipping', sql`${t.refundedShipping} BETWEEN 0 AND ${t.shippingTotal}`),
  ],
);

/**
 * From where a guest ordered, as a keyed hash of the address, for as long as their orders are counted together: nobody can say
 * from it which address that was.
 */
export const orderOrigins = pgTable(
  'order_origins',
  {
    orderId: idColumn<'ord'>('order_id')
      .primaryKey()
      .references(() => orders.id),
    origin: text('origin').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('order_origins_origin_idx').on(t.origin), index('order_origins_created_idx').on(t.createdAt)],
);

/** What was bought, with names and prices as they were. */
export const orderLines = pgTable(
  'order_lines',
  {
    id: idColumn<'lin'>('id').primaryKey(),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    variantId: idColumn<'var'>('variant_id')
      .notNull()
      .references(() => variants.id),
    // Both follow from the variant, which is looked up at every insert anyway.
    productId: idColumn<'prd'>('product_id').notNull(),
    sellerId: idColumn<'sel'>('seller_id').notNull(),
    position: integer('position').notNull(),
    productSlug: text('product_slug').notNull(),
    nameKo: text('name_ko').notNull(),
    nameEn: text('name_en').notNull(),
    optionKo: text('option_ko').notNull(),
    optionEn: text('option_en').notNull(),
    image: text('image').notNull(),
    quantity: integer('quantity').notNull(),
    unitPrice: integer('unit_price').notNull(),
    unitListPrice: integer('unit_list_price').notNull(),
    /** Units given back: cancelled before they left, or returned. */
    canceledQuantity: integer('canceled_quantity').notNull().default(0),
    /** Units that went back to the shelf, and units sent once more in exchange. */
    restockedQuantity: integer('restocked_quantity').notNull().default(0),
    reshippedQuantity: integer('reshipped_quantity').notNull().default(0),
  },
  (t) => [
    uniqueIndex('order_lines_variant_key').on(t.orderId, t.variantId),
    index('order_lines_variant_idx').on(t.variantId),
    check('order_lines_quantity', sql`${t.quantity} > 0 AND ${t.canceledQuantity} BETWEEN 0 AND ${t.quantity}`),
    check(
      'order_lines_moved',
      sql`${t.reshippedQuantity} >= 0 AND ${t.restockedQuantity} BETWEEN 0 AND ${t.quantity} + ${t.reshippedQuantity}`,
    ),
    check('order_lines_price', sql`${t.unitPrice} > 0 AND ${t.unitListPrice} >= ${t.unitPrice}`),
  ],
);

export const fulfilments = pgTable(
  'fulfilments',
  {
    id: idColumn<'ful'>('id').primaryKey(),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    sellerId: idColumn<'sel'>('seller_id')
      .notNull()
      .references(() => sellers.id),
    state: fulfilmentState('state').notNull().default('NONE'),
    carrier: text('carrier'),
    trackingNumber: text('tracking_number'),
    preparingAt: moment('preparing_at'),
    shippedAt: moment('shipped_at'),
    deliveredAt: moment('delivered_at'),
    completedAt: moment('completed_at'),
  },
  (t) => [
    uniqueIndex('fulfilments_order_seller_key').on(t.orderId, t.sellerId),
    index('fulfilments_state_idx').on(t.state),
    index('fulfilments_delivered_idx')
      .on(t.deliveredAt)
      .where(sql`${t.state} = 'DELIVERED'`),
  ],
);

/** Append-only story of an order. `data` holds ids, codes and amounts, never a person's data. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    orderId: idColumn<'ord'>('order_id')
      .notNull()
      .references(() => orders.id),
    kind: orderEventKind('kind').notNull(),
    actor: actorKind('actor').notNull(),
    actorId: text('actor_id'),
    data: jsonb('data').$type<Record<string, string | number>>().notNull(),
    at: moment('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('order_events_order_idx').on(t.orderId, t.id)],
);
