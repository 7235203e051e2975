import { seoulDayEnd } from '~/lib/time';
import { needsCold, type Storage } from '~/modules/catalog/rules';
import { adminMayCancel, type ActorKind, type FulfilmentState, type PaymentState } from '~/modules/order/rules';

/** A buyer's request about an order that is already being prepared or was delivered. */
export const CLAIM_KINDS = ['CANCEL', 'RETURN', 'EXCHANGE'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const CLAIM_STATES = [
  'REQUESTED',
  'PICKING_UP',
  'INSPECTING',
  'REFUNDING',
  'RESHIPPING',
  'COMPLETED',
  'REFUSED',
  'WITHDRAWN',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** A request in one of these is over; an order has at most one that is not. */
export const ENDED_CLAIM_STATES = ['COMPLETED', 'REFUSED', 'WITHDRAWN'] as const satisfies readonly ClaimState[];

type Steps = Readonly<Partial<Record<ClaimState, Readonly<Partial<Record<ClaimState, readonly ActorKind[]>>>>>>;

/**
 * The steps of each kind, and who may cause them; there are no others. A cancel is refunded at once, a return after inspection,
 * an exchange is sent once more. A refund the provider refuses leads back to where staff decide again.
 */
export const CLAIM_STEPS: Readonly<Record<ClaimKind, Steps>> = {
  CANCEL: {
    // Completed at once where the order was cancelled in another way meanwhile.
    REQUESTED: { REFUNDING: ['ADMIN'], COMPLETED: ['SYSTEM'], REFUSED: ['ADMIN'], WITHDRAWN: ['SHOPPER'] },
    REFUNDING: { COMPLETED: ['SYSTEM'], REQUESTED: ['SYSTEM'] },
  },
  RETURN: {
    REQUESTED: { PICKING_UP: ['ADMIN'], REFUSED: ['ADMIN'], WITHDRAWN: ['SHOPPER'] },
    PICKING_UP: { INSPECTING: ['ADMIN'], REFUSED: ['ADMIN'], WITHDRAWN: ['SHOPPER'] },
    // Completed without money where its units were refunded in another way meanwhile.
    INSPECTING: { REFUNDING: ['ADMIN'], COMPLETED: ['ADMIN'], REFUSED: ['ADMIN'] },
    REFUNDING: { COMPLETED: ['SYSTEM'], INSPECTING: ['SYSTEM'] },
  },
  EXCHANGE: {
    REQUESTED: { PICKING_UP: ['ADMIN'], REFUSED: ['ADMIN'], WITHDRAWN: ['SHOPPER'] },
    PICKING_UP: { INSPECTING: ['ADMIN'], REFUSED: ['ADMIN'], WITHDRAWN: ['SHOPPER'] },
    INSPECTING: { RESHIPPING: ['ADMIN'], REFUNDING: ['ADMIN'], COMPLETED: ['ADMIN'], REFUSED: ['ADMIN'] },
    RESHIPPING: { COMPLETED: ['ADMIN'] },
    REFUNDING: { COMPLETED: ['SYSTEM'], INSPECTING: ['SYSTEM'] },
  },
};

/** The states from which `actor` may lead a request of this kind to `to`. */
export function claimStatesBefore(kind: ClaimKind, to: ClaimState, actor: ActorKind): ClaimState[] {
  return CLAIM_STATES.filter((from) => CLAIM_STEPS[kind][from]?.[to]?.includes(actor));
}

export const mayWithdraw = (kind: ClaimKind, state: ClaimState): boolean =>
  claimStatesBefore(kind, 'WITHDRAWN', 'SHOPPER').includes(state);

export const STAFF_ACTIONS = [
  'ACCEPT',
  'REFUSE',
  'MARK_PICKED_UP',
  'INSPECT',
  'REFUND',
  'RESHIP',
  'MARK_RESHIP_DELIVERED',
] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

/** What staff may do with a request that stands so. What was inspected is on the shelf: it is no longer refused. */
export function staffMay(kind: ClaimKind, state: ClaimState, inspected: boolean): readonly StaffAction[] {
  switch (state) {
    case 'REQUESTED':
      return ['ACCEPT', 'REFUSE'];
    case 'PICKING_UP':
      return ['MARK_PICKED_UP', 'REFUSE'];
    case 'INSPECTING':
      if (!inspected) return ['INSPECT', 'REFUSE'];
      return kind === 'EXCHANGE' ? ['RESHIP', 'REFUND'] : ['REFUND'];
    case 'RESHIPPING':
      return ['MARK_RESHIP_DELIVERED'];
    default:
      return [];
  }
}

export const CLAIM_REASONS = [
  'CHANGED_MIND',
  'WRONG_OPTION',
  'DELIVERY_LATE',
  'FAULTY',
  'DAMAGED',
  'NOT_AS_DESCRIBED',
  'WRONG_ITEM',
  'OTHER',
] as const;
export type ClaimReason = (typeof CLAIM_REASONS)[number];

/** What may be given as the reason. An exchange sends the same product once more, which mends only what the shop did wrong. */
export const REASONS_OF = {
  CANCEL: ['CHANGED_MIND', 'WRONG_OPTION', 'DELIVERY_LATE', 'OTHER'],
  RETURN: ['CHANGED_MIND', 'WRONG_OPTION', 'FAULTY', 'DAMAGED', 'NOT_AS_DESCRIBED', 'WRONG_ITEM', 'OTHER'],
  EXCHANGE: ['FAULTY', 'DAMAGED', 'NOT_AS_DESCRIBED', 'WRONG_ITEM'],
} as const satisfies Record<ClaimKind, readonly ClaimReason[]>;

export type Side = 'BUYER' | 'SHOP';

/** Who answers for the reason, and so pays for the way back. */
export function answerable(reason: ClaimReason): Side {
  return reason === 'CHANGED_MIND' || reason === 'WRONG_OPTION' || reason === 'OTHER' ? 'BUYER' : 'SHOP';
}

/**
 * How many units of a line an inspection begins with as good. What is said to be bad, and what was out of the cold on its way
 * back, goes on the shelf only where somebody has counted it as good.
 */
export function goodAtFirst(
  reason: ClaimReason,
  line: { readonly quantity: number; readonly storage: Storage },
): number {
  return reason === 'FAULTY' || reason === 'DAMAGED' || needsCold(line) ? 0 : line.quantity;
}

/** Why something cannot be asked for. */
export const CLAIM_REFUSALS = [
  'NOT_PAID',
  'CLAIM_OPEN',
  'REFUNDING',
  'CANCEL_AT_ONCE',
  'ALREADY_SENT',
  'NOT_DELIVERED',
  'NOTHING_LEFT',
  'FRESH_FOOD',
  'CONFIRMED',
  'TOO_LATE',
  'KNOWN_TOO_LATE',
  'FEE_EXCEEDS',
] as const;
export type ClaimRefusal = (typeof CLAIM_REFUSALS)[number];

export type OrderFacts = {
  readonly payment: PaymentState;
  readonly parcels: readonly FulfilmentState[];
  /** Money of the order is on its way back. */
  readonly canceling: boolean;
  /** Another request is open. */
  readonly open: boolean;
};

/** Whether this kind of request can be made about an order that stands so; its lines are judged one by one. */
export function orderRefusal(kind: ClaimKind, { payment, parcels, canceling, open }: OrderFacts): ClaimRefusal | null {
  if (payment === 'REFUNDED') return 'NOTHING_LEFT';
  if (payment !== 'PAID' && payment !== 'PARTIALLY_REFUNDED') return 'NOT_PAID';
  if (open) return 'CLAIM_OPEN';
  if (canceling) return 'REFUNDING';
  if (kind === 'CANCEL') {
    if (parcels.every((parcel) => parcel === 'NONE')) return 'CANCEL_AT_ONCE';
    return adminMayCancel(payment, parcels) ? null : 'ALREADY_SENT';
  }
  return parcels.some(hasArrived) ? null : 'NOT_DELIVERED';
}

const hasArrived = (parcel: FulfilmentState) => parcel === 'DELIVERED' || parcel === 'COMPLETED';

const CHANGE_OF_MIND_DAYS = 7;
const FAULT_MONTHS = 3;
const KNOWN_DAYS = 30;

/** Until when a line that arrived then can be returned: after a change of mind, and for a fault. */
export function claimDeadlines(deliveredAt: Date): { changeOfMindUntil: Date; faultUntil: Date } {
  return {
    changeOfMindUntil: seoulDayEnd(deliveredAt, { days: CHANGE_OF_MIND_DAYS }),
    faultUntil: seoulDayEnd(deliveredAt, { months: FAULT_MONTHS }),
  };
}

export type LineFacts = {
  readonly parcel: FulfilmentState;
  readonly deliveredAt: Date | null;
  /** Chilled or frozen: it loses its value with time. */
  readonly fresh: boolean;
  /** Units neither given back nor asked about. */
  readonly left: number;
};

/** Whether a delivered line can be returned at `at` for a reason that `side` answers for; `knownAt` is when a fault was noticed. */
export function lineRefusal(side: Side, line: LineFacts, at: Date, knownAt: Date = at): ClaimRefusal | null {
  if (!hasArrived(line.parcel) || !line.deliveredAt) return 'NOT_DELIVERED';
  if (line.left <= 0) return 'NOTHING_LEFT';
  const { changeOfMindUntil, faultUntil } = claimDeadlines(line.deliveredAt);
  if (side === 'BUYER') {
    if (line.fresh) return 'FRESH_FOOD';
    if (line.parcel === 'COMPLETED') return 'CONFIRMED';
    return at < changeOfMindUntil ? null : 'TOO_LATE';
  }
  if (at >= faultUntil) return 'TOO_LATE';
  return at < seoulDayEnd(knownAt, { days: KNOWN_DAYS }) ? null : 'KNOWN_TOO_LATE';
}

export const BUYERS_REASONS = CLAIM_REASONS.filter((reason) => answerable(reason) === 'BUYER');

/** What one way and both ways of a parcel cost by the shop's terms, minor units. */
type Ways = { readonly oneWay: number; readonly bothWays: number };

/**
 * What the way back costs whoever changes their mind, minor units: both ways, less the way there where they have paid it, with
 * the order (`deliveryFee`, without what its region adds) or with an earlier return of it; and what the region adds to a way.
 */
export function wayBack(
  { oneWay, bothWays }: Ways,
  paid: { readonly deliveryFee: number; readonly withEarlierReturn: boolean; readonly surcharge: number },
): number {
  const wayThere = paid.withEarlierReturn ? oneWay : Math.min(oneWay, paid.deliveryFee);
  return bothWays - wayThere + paid.surcharge;
}

export type SumsOf = {
  readonly kind: ClaimKind;
  readonly reason: ClaimReason;
  readonly chosen: readonly { readonly unitPrice: number; readonly quantity: number }[];
  /** Nothing of the order is left after it. */
  readonly everything: boolean;
  /** Delivery fee and money of the order not given back yet. */
  readonly shippingLeft: number;
  readonly moneyLeft: number;
  /** Of `wayBack`. */
  readonly returnsFee: number;
  readonly feeWaived?: boolean;
};

type FeeOf = Pick<SumsOf, 'kind' | 'reason' | 'returnsFee' | 'feeWaived'>;

/** What the buyer pays for the way back. What has not left the house has no way back. */
export function returnFee({ kind, reason, returnsFee, feeWaived = false }: FeeOf): number {
  return kind === 'CANCEL' || feeWaived || answerable(reason) === 'SHOP' ? 0 : returnsFee;
}

/**
 * What a request gives back, minor units: the units at their price; the delivery fee too where the shop answers for it and
 * nothing is left; less the way back where the buyer does. Never more than is left of the money: goodwill given earlier counts.
 */
export function refundSums(of: SumsOf) {
  const itemsAmount = of.chosen.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
  const shopPays = of.kind === 'CANCEL' || answerable(of.reason) === 'SHOP';
  const shippingAmount = of.everything && shopPays ? of.shippingLeft : 0;
  const fee = returnFee(of);
  const givenEarlier = Math.max(0, itemsAmount + shippingAmount - fee - of.moneyLeft);
  const deduction = fee + givenEarlier;
  return { itemsAmount, shippingAmount, deduction, amount: itemsAmount + shippingAmount - deduction };
}
