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

/** Every step, and who may cause it; there are no others. */
export const PAYMENT_STEPS: Readonly<
  Record<PaymentState, Readonly<Partial<Record<PaymentState, readonly ActorKind[]>>>>
> = {
  PENDING: { CONFIRMING: ['SHOPPER'], EXPIRED: ['CRON'], CANCELED: ['SHOPPER', 'ADMIN'] },
  CONFIRMING: { PAID: ['PROVIDER'], AWAITING_DEPOSIT: ['PROVIDER'], PENDING: ['PROVIDER'] },
  AWAITING_DEPOSIT: {
    PAID: ['PROVIDER'],
    EXPIRED: ['CRON'],
    CANCELED: ['SHOPPER', 'ADMIN', 'PROVIDER'],
  },
  PAID: {
    PARTIALLY_REFUNDED: ['SYSTEM', 'PROVIDER', 'ADMIN'],
    REFUNDED: ['SYSTEM', 'PROVIDER', 'ADMIN'],
    AWAITING_DEPOSIT: ['PROVIDER'],
  },
  PARTIALLY_REFUNDED: {
    PARTIALLY_REFUNDED: ['SYSTEM', 'PROVIDER', 'ADMIN'],
    REFUNDED: ['SYSTEM', 'PROVIDER', 'ADMIN'],
  },
  REFUNDED: {},
  EXPIRED: {},
  CANCELED: {},
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

/** The states from which `actor` may lead to `to`: what a conditional UPDATE names in its WHERE. */
export function paymentStatesBefore(to: PaymentState, actor: ActorKind): PaymentState[] {
  return PAYMENT_STATES.filter((from) => PAYMENT_STEPS[from][to]?.includes(actor));
}

export function fulfilmentStatesBefore(to: FulfilmentState): FulfilmentState[] {
  return FULFILMENT_STATES.filter((from) => FULFILMENT_STEPS[from].includes(to));
}

/** So many people must have bought two products together before anybody is told. */
export const TOGETHER_BUYERS = 3;

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
  'DEPOSIT_AWAITED',
  'DEPOSIT_REVERSED',
  'PARTLY_REFUNDED',
  'REFUND_REFUSED',
  'CLAIM_OPENED',
  'CLAIM_ACCEPTED',
  'CLAIM_REFUSED',
  'CLAIM_WITHDRAWN',
  'CLAIM_PICKED_UP',
  'CLAIM_INSPECTED',
  'RESHIPPED',
  'REPAIRED',
  'REFUND_GIVEN_UP',
  'DEPOSIT_LATE',
  'LOST_MONEY_ASKED',
  'ADOPTED',
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
  'REFUNDED',
  'EXPIRED',
  'CANCELED',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** The way of an order from the deposit it waits for to its delivery, as its buyer follows it. */
export const UNDER_WAY = ['AWAITING_DEPOSIT', 'PAID', 'PREPARING', 'SHIPPED', 'DELIVERED'] as const;
export type UnderWay = (typeof UNDER_WAY)[number];

export function orderStatus(payment: PaymentState, fulfilments: readonly FulfilmentState[]): OrderStatus {
  if (payment !== 'PAID' && payment !== 'PARTIALLY_REFUNDED') return payment;
  const slowest = FULFILMENT_STATES.find((state) => fulfilments.includes(state)) ?? 'NONE';
  return slowest === 'NONE' ? 'PAID' : slowest;
}

const OPEN: readonly OrderStatus[] = ['PENDING', 'CONFIRMING', ...UNDER_WAY];

/** Whether something will still happen to an order by itself, so that looking on is worth it. */
export const isOpen = (status: OrderStatus, canceling: boolean): boolean => canceling || OPEN.includes(status);

/** What the buyer may do with an order that reads so. A request is judged by staff; a return also by the law's time limits. */
export const SHOPPER_ACTIONS = {
  PENDING: ['PAY', 'CANCEL'],
  CONFIRMING: [],
  AWAITING_DEPOSIT: ['CANCEL'],
  PAID: ['CANCEL'],
  PREPARING: ['REQUEST_CANCEL'],
  SHIPPED: [],
  DELIVERED: ['REQUEST_RETURN', 'REQUEST_EXCHANGE', 'CONFIRM_PURCHASE'],
  COMPLETED: ['REQUEST_RETURN', 'REQUEST_EXCHANGE', 'REVIEW'],
  REFUNDED: [],
  EXPIRED: [],
  CANCELED: [],
} as const satisfies Record<OrderStatus, readonly string[]>;
export type ShopperAction = (typeof SHOPPER_ACTIONS)[OrderStatus][number];

export function shopperMay(action: ShopperAction, payment: PaymentState, parcels: readonly FulfilmentState[]): boolean {
  const allowed: readonly ShopperAction[] = SHOPPER_ACTIONS[orderStatus(payment, parcels)];
  if (!allowed.includes(action)) return false;
  // One parcel that has begun is one too many to cancel at once.
  return action !== 'CANCEL' || parcels.every((state) => state === 'NONE');
}

/** An admin cancels with a full refund until the parcel has left. */
export function adminMayCancel(payment: PaymentState, fulfilments: readonly FulfilmentState[]): boolean {
  if (payment === 'PENDING' || payment === 'AWAITING_DEPOSIT') return true;
  const charged = payment === 'PAID' || payment === 'PARTIALLY_REFUNDED';
  return charged && fulfilments.every((state) => state === 'NONE' || state === 'PREPARING');
}

const CHARGED: readonly PaymentState[] = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'];

/** Whether there is a receipt: it was paid, and no bank took that back. */
export const hasReceipt = (state: PaymentState): boolean => CHARGED.includes(state);

/** The value added tax in an amount that holds it, in whole minor units; the rest is what was supplied. */
export const vatWithin = (amount: number, percent: number): number =>
  amount - Math.round((amount * 100) / (100 + percent));

/** Days after delivery at which a purchase counts as confirmed by itself. */
export const AUTO_COMPLETE_DAYS = 8;

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

export const ORDER_CONSENTS = ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'] as const;
/** Whoever orders without an account has said nowhere before how old they are. */
export const GUEST_CONSENTS = [...ORDER_CONSENTS, 'AGE_14'] as const;
export type OrderConsent = (typeof GUEST_CONSENTS)[number];

/** What has to be agreed to before ordering, by whom. */
export const consentsOf = (guest: boolean): readonly OrderConsent[] => (guest ? GUEST_CONSENTS : ORDER_CONSENTS);

/** Opening the payment window extends a hold once, to at least this long from then. */
export const WINDOW_HOLD_MINUTES = 10;
