/** Payment state of an order, and the only steps between them. */
export const PAYMENT_STATES = [
  'PENDING',
  'CONFIRMING',
  'AWAITING_DEPOSIT',
  'PAID',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'EXPIRED',
  'CANCELED',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const PAYMENT_STEPS: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  PENDING: ['CONFIRMING', 'EXPIRED', 'CANCELED'],
  CONFIRMING: ['PAID', 'AWAITING_DEPOSIT', 'PENDING'],
  AWAITING_DEPOSIT: ['PAID', 'EXPIRED', 'CANCELED'],
  PAID: ['PARTIALLY_REFUNDED', 'REFUNDED', 'AWAITING_DEPOSIT'],
  PARTIALLY_REFUNDED: ['REFUNDED'],
  REFUNDED: [],
  EXPIRED: [],
  CANCELED: [],
};

/** Fulfilment of an order's lines of one seller. */
export const FULFILMENT_STATES = ['NONE', 'PREPARING', 'SHIPPED', 'DELIVERED', 'COMPLETED'] as const;
export type FulfilmentState = (typeof FULFILMENT_STATES)[number];

export const FULFILMENT_STEPS: Readonly<Record<FulfilmentState, readonly FulfilmentState[]>> = {
  NONE: ['PREPARING'],
  PREPARING: ['SHIPPED'],
  SHIPPED: ['DELIVERED'],
  DELIVERED: ['COMPLETED'],
  COMPLETED: [],
};

/** The states from which `to` can be reached: what a conditional UPDATE names in its WHERE. */
export function paymentStatesBefore(to: PaymentState): PaymentState[] {
  return PAYMENT_STATES.filter((from) => PAYMENT_STEPS[from].includes(to));
}

export function fulfilmentStatesBefore(to: FulfilmentState): FulfilmentState[] {
  return FULFILMENT_STATES.filter((from) => FULFILMENT_STEPS[from].includes(to));
}

/** Who or what caused a change. */
export const ACTOR_KINDS = ['SHOPPER', 'PROVIDER', 'CRON', 'ADMIN', 'SYSTEM'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const ORDER_EVENT_KINDS = [
  'PLACED',
  'WINDOW_OPENED',
  'CONFIRM_STARTED',
  'DECLINED',
  'CONFIRM_UNKNOWN',
  'PAID',
  'EXPIRED',
  'CANCELED',
  'SUPERSEDED',
  'REFUND_REQUESTED',
  'REFUNDED',
  'PREPARING',
  'SHIPPED',
  'DELIVERED',
  'COMPLETED',
] as const;
export type OrderEventKind = (typeof ORDER_EVENT_KINDS)[number];

/** The one word a shopper reads for an order, from both state machines. */
export const ORDER_STATUSES = [
  'PENDING',
  'CONFIRMING',
  'AWAITING_DEPOSIT',
  'PAID',
  'PREPARING',
  'SHIPPED',
  'DELIVERED',
  'COMPLETED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'EXPIRED',
  'CANCELED',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export function orderStatus(payment: PaymentState, fulfilments: readonly FulfilmentState[]): OrderStatus {
  if (payment !== 'PAID') return payment;
  const slowest = FULFILMENT_STATES.find((state) => fulfilments.includes(state)) ?? 'NONE';
  return slowest === 'NONE' ? 'PAID' : slowest;
}

/** A shopper cancels at once while nothing is charged, or while it is charged and nobody has begun to prepare it. */
export function shopperMayCancel(payment: PaymentState, fulfilments: readonly FulfilmentState[]): boolean {
  if (payment === 'PENDING' || payment === 'AWAITING_DEPOSIT') return true;
  return payment === 'PAID' && fulfilments.every((state) => state === 'NONE');
}

/** An admin cancels with a full refund until the parcel has left. */
export function adminMayCancel(payment: PaymentState, fulfilments: readonly FulfilmentState[]): boolean {
  if (payment === 'PENDING' || payment === 'AWAITING_DEPOSIT') return true;
  return payment === 'PAID' && fulfilments.every((state) => state === 'NONE' || state === 'PREPARING');
}

/** Where an admin finds an order; each stands on exactly one desk. REFUNDING is every order whose money is on its way back. */
export const ORDER_DESKS = [
  'PAID',
  'PREPARING',
  'SHIPPED',
  'DELIVERED',
  'REFUNDING',
  'UNPAID',
  'REFUNDED',
  'CANCELED',
  'EXPIRED',
] as const;
export type OrderDesk = (typeof ORDER_DESKS)[number];

export const DELIVERY_REQUESTS = ['DOOR', 'GUARD', 'DIRECT', 'OTHER'] as const;
export type DeliveryRequest = (typeof DELIVERY_REQUESTS)[number];

export const ORDER_CONSENTS = ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'] as const;
export type OrderConsent = (typeof ORDER_CONSENTS)[number];

/** Opening the payment window extends a hold once, to at least this long from then. */
export const WINDOW_HOLD_MINUTES = 10;
