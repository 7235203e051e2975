import type { FulfilmentState, PaymentState } from '~/modules/order/rules';

export type Line = { readonly variant: number; readonly quantity: number };
/** A line of an order; `left` of its units have not been given back. */
export type Sold = Line & { readonly price: number; left: number };
export type Order = {
  readonly buyer: number;
  readonly lines: readonly Sold[];
  readonly total: number;
  readonly placedAt: number;
  state: PaymentState;
  parcel: FulfilmentState;
  /** Minutes; the units are kept for the order until `heldUntil`, for its payment until `expiresAt`. */
  expiresAt: number;
  heldUntil: number;
  extended: boolean;
  canceling: boolean;
  refunded: number;
  shippingLeft: number;
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
  perOrder: 4,
  open: 3,
  openUnits: 9,
  unpaidAnHour: 12,
};
const DELIVERY = { fee: 3000, freeFrom: 40_000 };
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

  /** Every variant has a seller of its own, so each line pays its own delivery. */
  private feeOf({ variant, quantity }: Line): number {
    return this.variant(variant).price * quantity >= DELIVERY.freeFrom ? 0 : DELIVERY.fee;
  }

  totalOf = (lines: readonly Line[]): number =>
    sum(summed(lines).map((line) => this.variant(line.variant).price * line.quantity + this.feeOf(line)));

  /** @returns why the order may be refused; a new order where there is no reason. */
  place(buyer: number, asked: readonly Line[], offered: number): string[] {
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
      this.totalOf(lines) !== offered && 'TOTAL_CHANGED',
      open.length >= RULES.open && 'TOO_MANY_OPEN_ORDERS',
      unitsOf([...lines, ...open.flatMap((order) => order.lines)]) > RULES.openUnits && 'TOO_MANY_OPEN_UNITS',
      unpaid.filter((order) => order.placedAt > this.now - 60).length >= RULES.unpaidAnHour && 'RATE_LIMITED',
      !this.fits(lines, givingWay) && 'OUT_OF_STOCK',
    ].filter((reason) => reason !== false);
    if (refusals.length > 0) return refusals;
    for (const order of givingWay) this.end(order, 'CANCELED');
    const until = this.now + RULES.hold;
    const sold = lines.map((line) => ({ ...line, price: this.variant(line.variant).price, left: line.quantity }));
    this.orders.push({
      ...{ buyer, lines: sold, total: offered, placedAt: this.now, state: 'PENDING', parcel: 'NONE' },
      ...{ expiresAt: until, heldUntil: until, extended: false, canceling: false, refunded: 0 },
      shippingLeft: sum(lines.map((line) => this.feeOf(line))),
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

  sell(order: Order): void {
    Object.assign(order, { state: 'PAID', heldUntil: 0 });
    for (const { variant, quantity } of order.lines) this.variant(variant).stock -= quantity;
  }

  /** All that has not been given back yet. */
  rest = (order: Order, restock = true): Back => ({
    amount: order.total - order.refunded,
    shipping: order.shippingLeft,
    units: order.lines.map(({ left }, line) => ({ line, quantity: left, restock })),
  });

  takeBack(order: Order, { amount, shipping, units }: Back): void {
    order.refunded += amount;
    order.shippingLeft -= shipping;
    order.state = order.refunded === order.total ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
    order.canceling = false;
    for (const { line, quantity, restock } of units) {
      at(order.lines, line).left -= quantity;
      if (restock) this.variant(at(order.lines, line).variant).stock += quantity;
    }
  }

  sweep(): void {
    for (const order of this.orders)
      if (order.state === 'PENDING' && order.expiresAt <= this.now) this.end(order, 'EXPIRED');
  }
}
