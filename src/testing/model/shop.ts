import type { FulfilmentState, PaymentState } from '~/modules/order/rules';

export type Line = { readonly variant: number; readonly quantity: number };
export type Order = {
  readonly buyer: number;
  readonly lines: readonly Line[];
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
};
const OPEN: readonly PaymentState[] = ['CONFIRMING', 'AWAITING_DEPOSIT'];
type Variant = { price: number; stock: number };

export const RULES = {
  hold: 15,
  window: 10,
  confirming: 24 * 60,
  perOrder: 4,
  open: 3,
  openUnits: 9,
  unpaidAnHour: 12,
};
const DELIVERY = { fee: 3000, freeFrom: 40_000 };

export const summed = (lines: readonly Line[]): Line[] =>
  [...new Set(lines.map(({ variant }) => variant))].map((variant) => ({
    variant,
    quantity: lines.filter((line) => line.variant === variant).reduce((units, { quantity }) => units + quantity, 0),
  }));

/** The shop as it should be, in memory: its stock and its orders, with a clock of whole minutes. Money is in `Till`. */
export class Shop {
  now = 0;
  readonly orders: Order[] = [];

  constructor(readonly variants: Variant[]) {}

  order(index: number): Order {
    const order = this.orders[index];
    if (!order) throw new RangeError(`no order ${index}`);
    return order;
  }

  variant(index: number): Variant {
    const variant = this.variants[index];
    if (!variant) throw new RangeError(`no variant ${index}`);
    return variant;
  }

  holds = (order: Order): boolean => order.heldUntil > this.now;
  isPayable = (order: Order): boolean => order.state === 'PENDING' && order.expiresAt > this.now;

  /** Units nobody holds; the holds of `but` do not count. */
  free(variant: number, but: readonly Order[] = []): number {
    const held = this.orders.filter((order) => this.holds(order) && !but.includes(order));
    const units = held.flatMap(({ lines }) => lines).filter((line) => line.variant === variant);
    return this.variant(variant).stock - units.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** The same, had nobody tidied up what is held too long. */
  unswept(variant: number): number {
    const open = this.orders.filter(({ state }) => state === 'PENDING' || state === 'CONFIRMING');
    const units = open.flatMap(({ lines }) => lines).filter((line) => line.variant === variant);
    return this.variant(variant).stock - units.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  fits = (lines: readonly Line[], but: readonly Order[] = []): boolean =>
    lines.every(({ variant, quantity }) => this.free(variant, but) >= quantity);

  /** Every variant has a seller of its own, so each line pays its own delivery. */
  totalOf(lines: readonly Line[]): number {
    const goods = summed(lines).map(({ variant, quantity }) => this.variant(variant).price * quantity);
    return goods.reduce((sum, amount) => sum + amount + (amount >= DELIVERY.freeFrom ? 0 : DELIVERY.fee), 0);
  }

  /** @returns why the order may be refused; a new order where there is no reason. */
  place(buyer: number, asked: readonly Line[], offered: number): string[] {
    const lines = summed(asked);
    const theirs = this.orders.filter((order) => order.buyer === buyer);
    const wants = (order: Order) => order.lines.some(({ variant }) => lines.some((line) => line.variant === variant));
    const givingWay = theirs.filter((order) => order.state === 'PENDING' && wants(order));
    const open = theirs.filter(
      (order) => !givingWay.includes(order) && (OPEN.includes(order.state) || this.isPayable(order)),
    );
    const unpaid = theirs.filter((order) => ['EXPIRED', 'CANCELED'].includes(order.state) || givingWay.includes(order));
    const units = [...lines, ...open.flatMap((order) => order.lines)];
    const refusals = [
      lines.some(({ quantity }) => quantity > RULES.perOrder) && 'QUANTITY_LIMIT',
      this.totalOf(lines) !== offered && 'TOTAL_CHANGED',
      open.length >= RULES.open && 'TOO_MANY_OPEN_ORDERS',
      units.reduce((sum, { quantity }) => sum + quantity, 0) > RULES.openUnits && 'TOO_MANY_OPEN_UNITS',
      unpaid.filter((order) => order.placedAt > this.now - 60).length >= RULES.unpaidAnHour && 'RATE_LIMITED',
      !this.fits(lines, givingWay) && 'OUT_OF_STOCK',
    ].filter((reason) => reason !== false);
    if (refusals.length > 0) return refusals;
    for (const order of givingWay) this.end(order, 'CANCELED');
    const until = this.now + RULES.hold;
    this.orders.push({
      ...{ buyer, lines, total: offered, placedAt: this.now, state: 'PENDING', parcel: 'NONE' },
      ...{ expiresAt: until, heldUntil: until, extended: false, canceling: false, refunded: 0 },
    });
    return [];
  }

  /** An order nobody paid gives its units back. */
  end(order: Order, state: 'CANCELED' | 'EXPIRED'): void {
    order.state = state;
    order.heldUntil = 0;
  }

  /** Keeps what is held, or takes it again, all or none. */
  hold(order: Order, minutes: number): boolean {
    if (!this.holds(order) && !this.fits(order.lines)) return false;
    order.heldUntil = Math.max(this.holds(order) ? order.heldUntil : 0, this.now + minutes);
    return true;
  }

  sell(order: Order): void {
    order.state = 'PAID';
    order.heldUntil = 0;
    for (const { variant, quantity } of order.lines) this.variant(variant).stock -= quantity;
  }

  /** All the money is back, and every unit. */
  takeBack(order: Order): void {
    order.state = 'REFUNDED';
    order.canceling = false;
    order.refunded = order.total;
    for (const { variant, quantity } of order.lines) this.variant(variant).stock += quantity;
  }

  sweep(): void {
    for (const order of this.orders)
      if (order.state === 'PENDING' && order.expiresAt <= this.now) this.end(order, 'EXPIRED');
  }
}
