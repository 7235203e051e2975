import { ENDED_CLAIM_STATES, type ClaimKind, type ClaimReason, type ClaimState } from '~/modules/claim/rules';
import type { Account, Fault } from './provider';
import { at, DELIVERY, RULES, type Back, type Order } from './shop';
import type { Till } from './till';

export type Units = readonly { readonly line: number; readonly quantity: number }[];
export type Wish = {
  readonly kind: ClaimKind;
  readonly reason: ClaimReason;
  readonly units: Units;
  readonly account: Account;
};
export type Request = Wish & {
  readonly order: number;
  state: ClaimState;
  inspected: boolean;
  refund: number | null;
  /** What its refund keeps back. */
  deduction: number;
};

/** What staff or the buyer do with a request. */
export type Step = 'accept' | 'refuse' | 'withdraw' | 'pickUp' | 'inspect' | 'refund' | 'reship' | 'arrive';
/** How they do it: units found good, whether the way back is free, and whether the money went by hand. */
export type How = {
  readonly good: readonly number[];
  readonly waived: boolean;
  readonly byHand: boolean;
  readonly fault: Fault | undefined;
};

const STEPS: Readonly<Record<Step, readonly ClaimState[]>> = {
  accept: ['REQUESTED'],
  refuse: ['REQUESTED', 'PICKING_UP', 'INSPECTING'],
  withdraw: ['REQUESTED', 'PICKING_UP'],
  pickUp: ['PICKING_UP'],
  inspect: ['INSPECTING'],
  refund: ['INSPECTING'],
  reship: ['INSPECTING'],
  arrive: ['RESHIPPING'],
};
const NEXT = {
  accept: 'PICKING_UP',
  refuse: 'REFUSED',
  withdraw: 'WITHDRAWN',
  pickUp: 'INSPECTING',
  arrive: 'COMPLETED',
} as const;
const SHOP_ANSWERS: readonly ClaimReason[] = ['DELIVERY_LATE', 'FAULTY', 'DAMAGED', 'NOT_AS_DESCRIBED', 'WRONG_ITEM'];
const ENDED: readonly ClaimState[] = ENDED_CLAIM_STATES;
const OVER: readonly Order['state'][] = ['REFUNDED', 'CANCELED', 'EXPIRED'];

/** What buyers ask for after they paid, and what becomes of it. */
export class Desk {
  readonly requests: Request[] = [];
  private readonly shop;

  constructor(private readonly till: Till) {
    this.shop = till.shop;
  }

  request = (index: number): Request => at(this.requests, index);
  orderOf = ({ order }: Request): Order => this.shop.order(order);
  openOf = (order: number): Request | undefined =>
    this.requests.find((each) => each.order === order && !ENDED.includes(each.state));

  /** @returns how the request stands, or why there is none. */
  ask(index: number, wish: Wish): string {
    const order = this.shop.order(index);
    const open = this.openOf(index);
    if (open) return isSame(open, wish) ? open.state : 'CLAIM_OPEN';
    const units =
      wish.kind === 'CANCEL' ? this.shop.rest(order).units.filter(({ quantity }) => quantity > 0) : wish.units;
    const why = this.refusalOf(order, { ...wish, units });
    if (why) return `NOT_CLAIMABLE ${why}`;
    const hasAccount = wish.kind !== 'EXCHANGE' && this.till.attempt(this.till.chargedOf(index)).hasAccount;
    if (hasAccount && wish.account === 'none') return 'REFUND_ACCOUNT_REQUIRED';
    const account = hasAccount ? wish.account : 'none';
    this.requests.push({
      ...wish,
      units,
      account,
      order: index,
      state: 'REQUESTED',
      inspected: false,
      refund: null,
      deduction: 0,
    });
    return 'REQUESTED';
  }

  private refusalOf(order: Order, { kind, reason, units }: Wish): string | undefined {
    const hasArrived = order.parcel === 'DELIVERED' || order.parcel === 'COMPLETED';
    if (order.state === 'REFUNDED') return 'NOTHING_LEFT';
    if (!this.shop.isCharged(order)) return 'NOT_PAID';
    if (order.canceling) return 'REFUNDING';
    if (kind === 'CANCEL') {
      if (order.parcel === 'NONE') return 'CANCEL_AT_ONCE';
      if (order.parcel !== 'PREPARING') return 'ALREADY_SENT';
      if (units.length === 0) return 'NOTHING_LEFT';
    } else if (!hasArrived) return 'NOT_DELIVERED';
    else {
      const why = units.map(({ line, quantity }) => this.refusalOfLine(order, reason, line, quantity)).find(Boolean);
      if (why || kind === 'EXCHANGE') return why;
    }
    if (this.moneyOf(order, { kind, reason }, units).amount > 0) return undefined;
    return this.feeOf(order, kind, reason) > 0 ? 'FEE_EXCEEDS' : 'NOTHING_LEFT';
  }

  private refusalOfLine(order: Order, reason: ClaimReason, line: number, quantity: number): string | undefined {
    const { left } = at(order.lines, line);
    if (left === 0) return 'NOTHING_LEFT';
    if (!SHOP_ANSWERS.includes(reason)) {
      if (order.parcel === 'COMPLETED') return 'CONFIRMED';
      // Seven days end with a day; the commands see to it that nobody asks within the eighth.
      if (this.shop.now - order.deliveredAt >= RULES.changeOfMind) return 'TOO_LATE';
    }
    return quantity > left ? 'NOTHING_LEFT' : undefined;
  }

  /** What goes back for these units: the delivery too where the shop answers for it and nothing is left. */
  private moneyOf(order: Order, { kind, reason }: Pick<Wish, 'kind' | 'reason'>, units: Units, waived = false) {
    const asked = (line: number) => units.find((each) => each.line === line)?.quantity ?? 0;
    const items = order.lines.reduce((sum, { price }, line) => sum + price * asked(line), 0);
    const isAll = order.lines.every(({ left }, line) => left <= asked(line));
    const shopPays = kind === 'CANCEL' || SHOP_ANSWERS.includes(reason);
    const shipping = isAll && shopPays ? order.shippingLeft : 0;
    const fee = waived ? 0 : this.feeOf(order, kind, reason);
    const amount = Math.min(items + shipping - fee, order.total - order.refunded);
    return { amount, shipping, deduction: items + shipping - amount };
  }

  /** Both ways and what their place adds to one, less the way there where it was paid for, with the order or an earlier return. */
  private feeOf(order: Order, kind: ClaimKind, reason: ClaimReason): number {
    if (kind === 'CANCEL' || SHOP_ANSWERS.includes(reason)) return 0;
    const isPaidEarlier = this.requests.some((each) => this.orderOf(each) === order && this.hasCharged(each));
    const wayThere = isPaidEarlier ? DELIVERY.fee : Math.min(DELIVERY.fee, order.deliveryFee);
    return RULES.returnsFee - wayThere + order.surcharge;
  }

  private hasCharged = ({ kind, reason, state, deduction }: Request): boolean =>
    kind === 'RETURN' && !SHOP_ANSWERS.includes(reason) && state === 'COMPLETED' && deduction > 0;

  /** Whether a request stands so that this can be its next step. */
  may(index: number, step: Step): boolean {
    const { kind, state, inspected } = this.request(index);
    if (!STEPS[step].includes(state)) return false;
    if (step === 'refuse' || step === 'inspect') return !inspected;
    if (step === 'withdraw') return kind !== 'CANCEL' || state === 'REQUESTED';
    if (step === 'reship') return inspected && kind === 'EXCHANGE';
    return step !== 'refund' || inspected;
  }

  /** @returns how the request stands after its next step, or why it could not be taken. */
  step(index: number, step: Step, how: How): string {
    const request = this.request(index);
    if (step === 'inspect') return this.inspect(request, how);
    if (step === 'reship') return this.reship(request);
    if (step === 'refund' || (step === 'accept' && request.kind === 'CANCEL')) return this.refund(request, how);
    return (request.state = NEXT[step]);
  }

  /** The money of a cancel, of an inspected return, or of an exchange that is not sent. */
  private refund(request: Request, how: How): string {
    const order = this.orderOf(request);
    const units = request.units.flatMap(({ line, quantity }) => {
      const kept = Math.min(quantity, at(order.lines, line).left);
      return kept > 0 ? [{ line, quantity: kept, restock: request.kind === 'CANCEL' }] : [];
    });
    const byHand = how.byHand && request.kind !== 'CANCEL';
    if (request.kind !== 'CANCEL' && (units.length === 0 || OVER.includes(order.state)))
      return (request.state = 'COMPLETED');
    if (!this.shop.isCharged(order)) return 'ORDER_STATE';
    const { deduction, ...money } = this.moneyOf(order, request, units, how.waived);
    const back: Back = { ...money, units };
    const refusal = this.till.refusalOf(request.order, back.amount, byHand, request.account);
    if (refusal) return refusal;
    const attempt = this.till.chargedOf(request.order);
    request.state = 'REFUNDING';
    request.refund = this.till.refunds.length;
    request.deduction = deduction;
    if (byHand) this.till.giveBackByHand(attempt, back);
    else this.till.giveBackOf(attempt, back, request.account, how.fault);
    const state = this.settle(request);
    return state === 'COMPLETED' || state === 'REFUNDING' ? state : 'REFUND_REFUSED';
  }

  /** A request follows its money; a cancel nobody decided is complete once the order is over. */
  private settle(request: Request): ClaimState {
    const { state, kind } = request;
    const refund = this.till.refunds[request.refund ?? -1];
    if (state === 'REFUNDING' && refund?.state === 'DONE') request.state = 'COMPLETED';
    else if (state === 'REFUNDING' && refund?.state === 'FAILED')
      request.state = kind === 'CANCEL' ? 'REQUESTED' : 'INSPECTING';
    else if (state === 'REQUESTED' && kind === 'CANCEL' && OVER.includes(this.orderOf(request).state))
      request.state = 'COMPLETED';
    return request.state;
  }
  settleAll = (): void => this.requests.forEach((request) => this.settle(request));

  /** So many units of each came back in good order: those are on the shelf from now on. */
  private inspect(request: Request, how: How): string {
    const order = this.orderOf(request);
    const goods = request.units.map(({ line, quantity }, nth) => ({
      sold: at(order.lines, line),
      quantity: Math.min(quantity, how.good[nth] ?? 0),
    }));
    if (goods.some(({ sold, quantity }) => quantity > sold.out)) return 'ORDER_STATE';
    for (const { sold, quantity } of goods) this.shop.shelve(sold, quantity);
    request.inspected = true;
    return request.kind === 'RETURN' ? this.refund(request, { ...how, byHand: false }) : request.state;
  }

  private reship(request: Request): string {
    const order = this.orderOf(request);
    if (!this.shop.isCharged(order) || order.canceling) return 'ORDER_STATE';
    const lines = request.units.map(({ line, quantity }) => ({ sold: at(order.lines, line), quantity }));
    if (lines.some(({ sold, quantity }) => sold.left < quantity)) return 'ORDER_STATE';
    if (!this.shop.fits(lines.map(({ sold: { variant }, quantity }) => ({ variant, quantity })))) return 'OUT_OF_STOCK';
    for (const { sold, quantity } of lines) this.shop.send(sold, quantity);
    return (request.state = 'RESHIPPING');
  }

  /** Why a parcel does not take its next step; a request to cancel keeps it in the house, any request its purchase open. */
  stops(order: number, to: Order['parcel']): boolean {
    const open = this.openOf(order);
    return open !== undefined && (to === 'COMPLETED' || (to === 'SHIPPED' && open.kind === 'CANCEL'));
  }

  /** Purchases that arrived long ago count as confirmed. */
  completeDelivered(): void {
    this.shop.orders.forEach((order, index) => {
      const isDue = order.parcel === 'DELIVERED' && this.shop.now - order.deliveredAt >= RULES.complete;
      const isKept = order.lines.some(({ left }) => left > 0) && !order.canceling && this.shop.isCharged(order);
      if (isDue && isKept && !this.openOf(index)) order.parcel = 'COMPLETED';
    });
  }
}

/** Asked twice is asked once. */
function isSame(open: Request, { kind, reason, units }: Wish): boolean {
  const asked = (line: number) => units.find((each) => each.line === line)?.quantity;
  const sameUnits =
    open.units.length === units.length && open.units.every((each) => asked(each.line) === each.quantity);
  return open.kind === kind && open.reason === reason && (kind === 'CANCEL' || sameUnits);
}
