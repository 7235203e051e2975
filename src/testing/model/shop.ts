import type { FulfilmentState, PaymentState } from '~/modules/order/rules';

export type Line = { readonly variant: number; readonly quantity: number };
/** A line of an order: `left` of its units have not been given back, `out` of them are not in the house. */
export type Sold = Line & { readonly price: number; left: number; out: number };
export type Order = {
  readonly buyer: number;
  readonly lines: readonly Sold[];
  readonly total: number;
  readonly placedAt: number;
  state: PaymentState;
  parcel: FulfilmentState;
  deliveredAt: number;
  /** Minutes; the units are kept for the order until `heldUntil`, for its payment until `expiresAt`. */
  expiresAt: number;
  heldUntil: number;
  extended: boolean;
  canceling: boolean;
  refunded: number;
  shippingLeft: number;
  /** Paid for the way there, without what its place adds. */
  readonly deliveryFee: number;
  /** Of one parcel. */
  readonly surcharge: number;
};
/** What goes back of an order; `line` is the place among its lines. */
export type Back = {
  readonly amount: number;
  readonly shipping: number;
  readonly units: readonly { readonly line: number; readonly quantity: number; readonly restock: boolean }[];
};
type Variant = { price: number; stock: number };

export const RULES = {
  hold: 15,
  window: 10,
  confirming: 24 * 60,
  known: 3 * 24 * 60,
  /** The end of the next day, for every account the same: the commands see to it. */
  deposit: 2 * 24 * 60,
  heldAfterDue: 24 * 60,
  windows: 10,
  returnsFee: 6000,
  changeOfMind: 7 * 24 * 60,
  complete: 8 * 24 * 60,
  perOrder: 4,
  open: 3,
  openUnits: 9,
  unpaidAnHour: 12,
  accountsAnHour: 10,
};
/** Where parcels go, by postal code, and what each costs more there. */
export const PLACES = [
  { postalCode: '04524', more: 0 },
  { postalCode: '63122', more: 3000 },
  { postalCode: '58826', more: 5000 },
] as const;
export type Place = (typeof PLACES)[number];
export const DELIVERY = { fee: 3000, freeFrom: 40_000 };
const OPEN: readonly PaymentState[] = ['CONFIRMING', 'AWAITING_DEPOSIT'];
const CHARGED: readonly PaymentState[] = ['PAID', 'PARTIALLY_REFUNDED'];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const unitsOf = (lines: readonly Line[]): number => sum(lines.map(({ quantity }) => quantity));

export const summed = (lines: readonly Line[]): Line[] =>
  [...new Set(lines.map(({ variant }) => variant))].map((variant) => ({
    variant,
    quantity: unitsOf(lines.filter((line) => line.variant === variant)),
  }));

/** The one of this number: a sequence never names one that is not there. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
}

/** The shop as it should be, in memory: its stock and its orders, with a clock of whole minutes. Money is in `Till`. */
export class Shop {
  now = 0;
  readonly orders: Order[] = [];

  constructor(readonly variants: Variant[]) {}

  order = (index: number): Order => at(this.orders, index);
  variant = (index: number): Variant => at(this.variants, index);

  holds = (order: Order): boolean => order.heldUntil > this.now;
  isPayable = (order: Order): boolean => order.state === 'PENDING' && order.expiresAt > this.now;
  isCharged = (order: Order): boolean => CHARGED.includes(order.state);
  hasLeft = (order: Order): boolean => !['NONE', 'PREPARING'].includes(order.parcel);

  private leftBy(variant: number, orders: readonly Order[]): number {
    const theirs = orders.flatMap(({ lines }) => lines).filter((line) => line.variant === variant);
    return this.variant(variant).stock - unitsOf(theirs);
  }

  /** Units nobody holds; the holds of `but` do not count. */
  free = (variant: number, but: readonly Order[] = []): number =>
    this.leftBy(
      variant,
      this.orders.filter((order) => this.holds(order) && !but.includes(order)),
    );

  /** The same, had nobody tidied up what is held too long. */
  unswept = (variant: number): number =>
    this.leftBy(
      variant,
      this.orders.filter((order) => order.state === 'PENDING' || OPEN.includes(order.state)),
    );

  fits = (lines: readonly Line[], but: readonly Order[] = []): boolean =>
    lines.every(({ variant, quantity }) => this.free(variant, but) >= quantity);

  /** Every variant has a seller of its own, so each line pays its own delivery; what a place costs more is never free. */
  private feeOf({ variant, quantity }: Line, { more }: Place): number {
    return (this.variant(variant).price * quantity >= DELIVERY.freeFrom ? 0 : DELIVERY.fee) + more;
  }

  totalOf = (lines: readonly Line[], to: Place): number =>
    sum(summed(lines).map((line) => this.variant(line.variant).price * line.quantity + this.feeOf(line, to)));

  /** @returns why the order may be refused; a new order where there is no reason. */
  place(buyer: number, asked: readonly Line[], offered: number, to: Place): string[] {
    const lines = summed(asked);
    const theirs = this.orders.filter((order) => order.buyer === buyer && order.placedAt > this.now - RULES.known);
    const wants = (order: Order) => order.lines.some(({ variant }) => lines.some((line) => line.variant === variant));
    const givingWay = theirs.filter((order) => order.state === 'PENDING' && wants(order));
    const open = theirs.filter(
      (order) => !givingWay.includes(order) && (OPEN.includes(order.state) || this.isPayable(order)),
    );
    const unpaid = theirs.filter((order) => ['EXPIRED', 'CANCELED'].includes(order.state) || givingWay.includes(order));
    const refusals = [
      lines.some(({ quantity }) => quantity > RULES.perOrder) && 'QUANTITY_LIMIT',
      this.totalOf(lines, to) !== offered && 'TOTAL_CHANGED',
      open.length >= RULES.open && 'TOO_MANY_OPEN_ORDERS',
      unitsOf([...lines, ...open.flatMap((order) => order.lines)]) > RULES.openUnits && 'TOO_MANY_OPEN_UNITS',
      unpaid.filter((order) => order.placedAt > this.now - 60).length >= RULES.unpaidAnHour && 'RATE_LIMITED',
      !this.fits(lines, givingWay) && 'OUT_OF_STOCK',
    ].filter((reason) => reason !== false);
    if (refusals.length > 0) return refusals;
    for (const order of givingWay) this.end(order, 'CANCELED');
    const until = this.now + RULES.hold;
    const sold = lines.map((line) => ({
      ...line,
      price: this.variant(line.variant).price,
      left: line.quantity,
      out: 0,
    }));
    this.orders.push({
      ...{ buyer, lines: sold, total: offered, placedAt: this.now, state: 'PENDING', parcel: 'NONE', deliveredAt: 0 },
      ...{ expiresAt: until, heldUntil: until, extended: false, canceling: false, refunded: 0 },
      shippingLeft: sum(lines.map((line) => this.feeOf(line, to))),
      deliveryFee: sum(lines.map((line) => this.feeOf(line, to) - to.more)),
      surcharge: to.more,
    });
    return [];
  }

  /** An order nobody paid gives its units back. */
  end(order: Order, state: 'CANCELED' | 'EXPIRED'): void {
    Object.assign(order, { state, heldUntil: 0, canceling: false });
  }

  /** Keeps what is held, or takes it again, all or none. */
  hold(order: Order, minutes: number): boolean {
    if (!this.holds(order) && !this.fits(order.lines)) return false;
    order.heldUntil = Math.max(this.holds(order) ? order.heldUntil : 0, this.now + minutes);
    return true;
  }

  /** The buyer has an account: the units are kept, or taken again, until well after its time. @returns whether they are there. */
  awaitDeposit(order: Order, due: number): boolean {
    const isHeld = this.hold(order, 0);
    Object.assign(order, { state: 'AWAITING_DEPOSIT', expiresAt: due });
    order.heldUntil = isHeld ? due + RULES.heldAfterDue : 0;
    return isHeld;
  }

  /** The bank took the money back: what is in the house is kept for the buyer a while, what has left until somebody decides. */
  reverse(order: Order, due: number): void {
    Object.assign(order, { state: 'AWAITING_DEPOSIT', expiresAt: due });
    order.heldUntil = this.hasLeft(order) ? Infinity : due + RULES.heldAfterDue;
    for (const line of order.lines) this.shelve(line, line.out);
  }

  /** Nobody can send the money any more. What has left the house is on no shelf. */
  endAwaiting(order: Order, state: 'CANCELED' | 'EXPIRED'): void {
    this.end(order, state);
    if (!this.hasLeft(order)) return;
    for (const { variant, quantity } of order.lines) this.variant(variant).stock -= quantity;
  }

  sell(order: Order): void {
    Object.assign(order, { state: 'PAID', heldUntil: 0 });
    for (const line of order.lines) this.send(line, line.quantity);
  }

  /** All that has not been given back yet. */
  rest = (order: Order, restock = true): Back => ({
    amount: order.total - order.refunded,
    shipping: order.shippingLeft,
    units: order.lines.map(({ left }, line) => ({ line, quantity: left, restock })),
  });

  takeBack(order: Order, { amount, shipping, units }: Back, isMoreToCome: boolean): void {
    order.refunded += amount;
    order.shippingLeft -= shipping;
    order.state = order.refunded === order.total ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
    if (!isMoreToCome || order.state === 'REFUNDED') order.canceling = false;
    for (const { line, quantity, restock } of units) {
      const sold = at(order.lines, line);
      sold.left -= quantity;
      // What came back before is not put on the shelf twice.
      if (restock) this.shelve(sold, Math.min(quantity, sold.out));
    }
  }

  /** Units leave the shelf for an order, or are there again. */
  send(line: Sold, quantity: number): void {
    this.variant(line.variant).stock -= quantity;
    line.out += quantity;
  }
  shelve = (line: Sold, quantity: number): void => this.send(line, -quantity);

  sweep(): void {
    for (const order of this.orders)
      if (order.state === 'PENDING' && order.expiresAt <= this.now) this.end(order, 'EXPIRED');
  }
}
