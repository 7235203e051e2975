import { type Order, RULES, type Shop } from './shop';

export type Attempt = {
  readonly order: number;
  readonly amount: number;
  state: 'READY' | 'UNDECIDED' | 'DONE' | 'FAILED' | 'CANCELED';
  payment: number | null;
  since: number;
};
/** A payment as the provider has it. */
export type Payment = {
  readonly attempt: number;
  readonly asked: number;
  readonly refusal: string | null;
  readonly since: number;
  status: 'IN_PROGRESS' | 'DONE' | 'ABORTED' | 'EXPIRED' | 'CANCELED' | 'PARTIAL_CANCELED';
  charged: number;
  balance: number;
};
type Refund = {
  attempt: number;
  amount: number;
  whole: boolean;
  state: 'REQUESTED' | 'DONE' | 'FAILED';
  tries: number;
};
/** What goes wrong with one call: whether the provider does it, and what the shop hears. */
export type Fault = {
  readonly name: string;
  readonly does: boolean;
  readonly code?: string;
  readonly amount?: number;
  readonly keepError?: boolean;
};
export type Answer = 'PAID' | 'DECLINED' | 'UNKNOWN' | 'EXPIRED' | 'REFUNDED' | 'REFUNDING' | 'REFUSED';

const CONFIRM_WITHIN = 10;
const MISSING_AFTER = 20;
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new RangeError(`nothing at ${index}`);
  return found;
};

/** The money of the shop, and of the provider it never sees but by asking. */
export class Till {
  readonly attempts: Attempt[] = [];
  readonly payments: Payment[] = [];
  readonly refunds: Refund[] = [];

  constructor(readonly shop: Shop) {}

  attempt = (index: number): Attempt => at(this.attempts, index);
  payment = (index: number): Payment => at(this.payments, index);
  private orderOf = (attempt: Attempt): Order => this.shop.order(attempt.order);

  open(index: number): 'ok' | 'ORDER_EXPIRED' | 'ORDER_STATE' {
    const order = this.shop.order(index);
    if (order.state !== 'PENDING') return order.state === 'EXPIRED' ? 'ORDER_EXPIRED' : 'ORDER_STATE';
    if (order.expiresAt <= this.shop.now) return 'ORDER_EXPIRED';
    if (!order.extended) order.expiresAt = Math.max(order.expiresAt, this.shop.now + RULES.window);
    order.extended = true;
    order.heldUntil = order.expiresAt;
    this.attempts.push({ order: index, amount: order.total, state: 'READY', payment: null, since: 0 });
    return 'ok';
  }

  /** The shopper agrees in the window; nothing is charged yet. */
  authenticate(attempt: number, asked: number, refusal: string | null): void {
    const since = this.shop.now;
    this.payments.push({ attempt, asked, refusal, since, status: 'IN_PROGRESS', charged: 0, balance: 0 });
  }

  confirm(index: number, key: number, offered: number, fault?: Fault): string {
    const attempt = this.attempt(index);
    const order = this.orderOf(attempt);
    if (offered !== attempt.amount) return 'AMOUNT_MISMATCH';
    if (attempt.payment !== null && attempt.payment !== key) return 'AMOUNT_MISMATCH';
    if (this.attempts.some((other) => other !== attempt && other.payment === key && other.state !== 'FAILED'))
      return 'AMOUNT_MISMATCH';
    if (attempt.state !== 'READY') return this.resolve(index, 'ok', fault);
    if (order.state === 'EXPIRED' || order.state === 'CANCELED') return 'EXPIRED';
    if (order.state !== 'PENDING') return 'ORDER_STATE';
    if (!this.shop.hold(order, RULES.confirming)) return 'EXPIRED';
    order.state = 'CONFIRMING';
    Object.assign(attempt, { state: 'UNDECIDED', payment: key, since: this.shop.now });
    return this.charge(index, fault);
  }

  private charge(index: number, fault?: Fault): Answer {
    const attempt = this.attempt(index);
    const payment = this.payment(attempt.payment ?? -1);
    if (fault && !fault.does) return 'UNKNOWN';
    const fits = payment.attempt === index && payment.asked === attempt.amount;
    if (payment.status === 'IN_PROGRESS' && fits) {
      if (fault?.code ?? payment.refusal) payment.status = 'ABORTED';
      else Object.assign(payment, { status: 'DONE', charged: fault?.amount ?? payment.asked });
      payment.balance = payment.charged;
      const heard = fault === undefined || fault.code !== undefined || fault.amount !== undefined;
      return heard ? this.settle(index) : 'UNKNOWN';
    }
    if (payment.status === 'IN_PROGRESS')
      return fault && !fault.code && !fault.amount ? 'UNKNOWN' : this.decline(index);
    if (payment.status === 'EXPIRED') return fault && !fault.code && !fault.amount ? 'UNKNOWN' : this.decline(index);
    return 'UNKNOWN';
  }

  /** Looks at the payment; where the look goes wrong nothing is known, unless it was missing for long. */
  resolve(index: number, look: 'ok' | 'lost' | 'hidden' = 'ok', fault?: Fault): Answer {
    const attempt = this.attempt(index);
    if (attempt.state !== 'UNDECIDED') return this.standing(attempt);
    const payment = this.payment(attempt.payment ?? -1);
    if (look === 'lost') return 'UNKNOWN';
    if (look === 'hidden' && payment.charged === 0)
      return this.shop.now - attempt.since >= MISSING_AFTER ? this.decline(index) : 'UNKNOWN';
    return payment.status === 'IN_PROGRESS' ? this.charge(index, fault) : this.settle(index);
  }

  private standing({ state }: Attempt): Answer {
    if (state === 'FAILED') return 'DECLINED';
    return state === 'READY' ? 'UNKNOWN' : 'PAID';
  }

  private settle(index: number): Answer {
    const attempt = this.attempt(index);
    const payment = this.payment(attempt.payment ?? -1);
    const order = this.orderOf(attempt);
    if (payment.balance === 0) return this.decline(index);
    const right = payment.attempt === index && payment.charged === attempt.amount && payment.balance === attempt.amount;
    if (right && this.shop.hold(order, RULES.confirming)) {
      attempt.state = 'DONE';
      this.shop.sell(order);
      return 'PAID';
    }
    this.refunds.push({ attempt: index, amount: payment.balance, whole: false, state: 'REQUESTED', tries: 0 });
    return this.decline(index);
  }

  private decline(index: number): Answer {
    const attempt = this.attempt(index);
    const order = this.orderOf(attempt);
    attempt.state = 'FAILED';
    order.state = 'PENDING';
    order.heldUntil = order.expiresAt;
    return 'DECLINED';
  }

  cancel(index: number, by: 'shopper' | 'admin', fault?: Fault): Answer | 'CANCELED' | 'NOT_CANCELABLE' {
    const order = this.shop.order(index);
    const isOf = ({ attempt }: Refund) => this.attempt(attempt).order === index;
    const open = this.refunds.findIndex((refund) => isOf(refund) && refund.state === 'REQUESTED');
    if (order.canceling) return open < 0 ? 'NOT_CANCELABLE' : this.refund(open, fault);
    const early = order.parcel === 'NONE' || (by === 'admin' && order.parcel === 'PREPARING');
    if (order.state === 'PENDING') {
      this.shop.end(order, 'CANCELED');
      return 'CANCELED';
    }
    if (order.state !== 'PAID' || !early) return 'NOT_CANCELABLE';
    const attempt = this.attempts.findIndex((candidate) => candidate.order === index && candidate.state === 'DONE');
    order.canceling = true;
    this.refunds.push({ attempt, amount: order.total, whole: true, state: 'REQUESTED', tries: 0 });
    return this.refund(this.refunds.length - 1, fault);
  }

  /** One try to give the money back. */
  refund(index: number, fault?: Fault): Answer {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    const payment = this.payment(attempt.payment ?? -1);
    const order = this.orderOf(attempt);
    const asked = refund.tries > 0 ? payment.balance : refund.amount;
    if (payment.balance > 0 && payment.balance === asked && fault?.does !== false) {
      if (fault?.code === undefined) Object.assign(payment, { balance: 0, status: 'CANCELED' });
      else if (fault.code.startsWith('NOT_')) {
        refund.state = 'FAILED';
        order.canceling = false;
        return 'REFUSED';
      }
    }
    if (payment.balance > 0) {
      refund.tries += 1;
      return 'REFUNDING';
    }
    refund.state = 'DONE';
    if (refund.whole) {
      attempt.state = 'CANCELED';
      this.shop.takeBack(order);
    }
    return 'REFUNDED';
  }

  /** Somebody gives money back in the provider's own office; the shop does not know yet. */
  officeRefund(index: number, amount: number): void {
    const payment = this.payment(index);
    payment.balance -= Math.min(amount, payment.balance);
    payment.status = payment.balance === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
  }

  private attemptFor(payment: number): number {
    const holding = this.attempts.findIndex((attempt) => attempt.payment === payment && attempt.state !== 'FAILED');
    return holding < 0 ? this.payment(payment).attempt : holding;
  }

  /** Whether the shop sees that a message about this payment is not the provider's word on the payment it knows. */
  seesThrough(payment: number, forged: boolean): boolean {
    const attempt = this.attempt(this.attemptFor(payment));
    return ['DONE', 'CANCELED'].includes(attempt.state) && (forged || attempt.payment !== payment);
  }

  /** The shop is told that something happened to a payment, and looks. */
  hint(payment: number): void {
    const index = this.attemptFor(payment);
    const attempt = this.attempt(index);
    if (attempt.state === 'UNDECIDED') this.resolve(index);
    else if (attempt.state === 'DONE') this.noteOfficeRefund(attempt);
  }

  private noteOfficeRefund(attempt: Attempt): void {
    const order = this.orderOf(attempt);
    const payment = this.payment(attempt.payment ?? -1);
    const ours = this.refunds.some(
      (refund) => at(this.attempts, refund.attempt) === attempt && refund.state !== 'FAILED',
    );
    if (payment.balance === attempt.amount || ours || order.state !== 'PAID') return;
    if (payment.balance > 0 || !['NONE', 'PREPARING'].includes(order.parcel)) order.canceling = true;
    else {
      attempt.state = 'CANCELED';
      this.shop.takeBack(order);
    }
  }

  /** What time does to payments nobody confirmed. @returns those that ended. */
  pass(minutes: number): number[] {
    this.shop.now += minutes;
    const ended = this.payments.flatMap((payment, index) =>
      payment.status === 'IN_PROGRESS' && payment.since + CONFIRM_WITHIN <= this.shop.now ? [index] : [],
    );
    for (const index of ended) this.payment(index).status = 'EXPIRED';
    return ended;
  }

  paidFor(order: number): { charged: number; kept: number } {
    const payments = this.payments.filter((payment) => this.attempt(payment.attempt).order === order);
    return {
      charged: payments.reduce((sum, { charged }) => sum + charged, 0),
      kept: payments.reduce((sum, { balance }) => sum + balance, 0),
    };
  }
}
