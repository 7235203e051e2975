import { Provider, type Fault, type Payment } from './provider';
import { at, type Back, type Order, RULES } from './shop';

export type Attempt = {
  readonly order: number;
  readonly amount: number;
  state: 'READY' | 'UNDECIDED' | 'DONE' | 'PARTIAL_CANCELED' | 'FAILED' | 'CANCELED';
  payment: number | null;
  since: number;
  refunded: number;
  /** Of that by hand, which the provider never saw. */
  byHand: number;
  /** An answer nobody heard, which the provider repeats under the attempt's key. */
  kept: 'refusal' | 'nothing' | null;
};
/** Money on its way back; `back` is null for money that never made an order paid. */
type Refund = {
  readonly attempt: number;
  readonly back: Back | null;
  amount: number;
  state: 'REQUESTED' | 'DONE' | 'FAILED';
  tries: number;
  /** Its answer was lost, and the provider repeats it: it was a refusal. */
  refusedUnheard: boolean;
};
type Answer = 'PAID' | 'DECLINED' | 'UNKNOWN' | 'EXPIRED';
type Returned = 'REFUNDED' | 'REFUNDING' | 'REFUSED';
const RETURNED = { DONE: 'REFUNDED', REQUESTED: 'REFUNDING', FAILED: 'REFUSED' } as const;

const MISSING_AFTER = 20;

/** The money of the shop, and of the provider it never sees but by asking. */
export class Till extends Provider {
  readonly attempts: Attempt[] = [];
  readonly refunds: Refund[] = [];

  attempt = (index: number): Attempt => at(this.attempts, index);
  orderOf = (attempt: Attempt): Order => this.shop.order(attempt.order);
  paymentOf = ({ payment }: Attempt): Payment => this.payment(payment ?? -1);

  open(index: number): 'ok' | 'ORDER_EXPIRED' | 'ORDER_STATE' {
    const order = this.shop.order(index);
    if (order.state !== 'PENDING') return order.state === 'EXPIRED' ? 'ORDER_EXPIRED' : 'ORDER_STATE';
    if (!this.shop.isPayable(order)) return 'ORDER_EXPIRED';
    if (!order.extended) order.expiresAt = Math.max(order.expiresAt, this.shop.now + RULES.window);
    order.extended = true;
    order.heldUntil = order.expiresAt;
    const none = { payment: null, since: 0, refunded: 0, byHand: 0, kept: null };
    this.attempts.push({ order: index, amount: order.total, state: 'READY', ...none });
    return 'ok';
  }

  confirm(index: number, key: number, offered: number, fault?: Fault): Answer | 'AMOUNT_MISMATCH' | 'ORDER_STATE' {
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
    const payment = this.paymentOf(attempt);
    const isHeard = !fault || fault.code !== undefined || fault.amount !== undefined;
    if (attempt.kept) return attempt.kept === 'refusal' ? this.decline(index) : 'UNKNOWN';
    if (fault?.does === false) return 'UNKNOWN';
    if (payment.status === 'IN_PROGRESS' && payment.attempt === index && payment.asked === attempt.amount) {
      if (fault?.code ?? payment.refusal) payment.status = 'ABORTED';
      else Object.assign(payment, { status: 'DONE', charged: fault?.amount ?? payment.asked });
      payment.balance = payment.charged;
      return isHeard ? this.settle(index) : 'UNKNOWN';
    }
    const isRefused = payment.status === 'IN_PROGRESS' || payment.status === 'EXPIRED';
    if (fault?.name === 'already-processed' || fault?.keepError) attempt.kept = 'nothing';
    else if (isRefused) attempt.kept = 'refusal';
    return isRefused && isHeard ? this.decline(index) : 'UNKNOWN';
  }

  /** Looks at the payment; where the look goes wrong nothing is known, unless it was missing for long. */
  resolve(index: number, look: 'ok' | 'lost' | 'hidden' = 'ok', fault?: Fault): Answer {
    const attempt = this.attempt(index);
    if (attempt.state === 'READY') return 'UNKNOWN';
    if (attempt.state === 'FAILED') return 'DECLINED';
    if (attempt.state !== 'UNDECIDED') return 'PAID';
    if (look === 'lost') return 'UNKNOWN';
    const { status, charged } = this.paymentOf(attempt);
    if (look === 'hidden' && charged === 0)
      return this.shop.now - attempt.since >= MISSING_AFTER ? this.decline(index) : 'UNKNOWN';
    return status === 'IN_PROGRESS' ? this.charge(index, fault) : this.settle(index);
  }

  private settle(index: number): Answer {
    const attempt = this.attempt(index);
    const payment = this.paymentOf(attempt);
    const isOurs = payment.attempt === index;
    const isRight = isOurs && payment.charged === attempt.amount && payment.balance === attempt.amount;
    if (isRight && this.shop.hold(this.orderOf(attempt), RULES.confirming)) {
      attempt.state = 'DONE';
      this.shop.sell(this.orderOf(attempt));
      return 'PAID';
    }
    if (isOurs && payment.balance > 0) this.askBack(index, payment.balance, null);
    return this.decline(index);
  }

  private decline(index: number): Answer {
    const attempt = this.attempt(index);
    attempt.state = 'FAILED';
    const order = this.orderOf(attempt);
    Object.assign(order, { state: 'PENDING', heldUntil: order.expiresAt });
    return 'DECLINED';
  }

  private askBack(attempt: number, amount: number, back: Back | null): number {
    return this.refunds.push({ attempt, amount, back, state: 'REQUESTED', tries: 0, refusedUnheard: false }) - 1;
  }

  private isOpen = ({ state }: Refund): boolean => state === 'REQUESTED';
  private openRefundOf = (attempt: number): number =>
    this.refunds.findIndex((refund) => refund.attempt === attempt && refund.state === 'REQUESTED');

  private chargedOf = (order: number): number =>
    this.attempts.findIndex((each) => each.order === order && ['DONE', 'PARTIAL_CANCELED'].includes(each.state));

  cancel(index: number, by: 'shopper' | 'admin', restock: boolean, fault?: Fault): string {
    const order = this.shop.order(index);
    const attempt = this.chargedOf(index);
    const open = this.openRefundOf(attempt);
    if (order.canceling && open >= 0) {
      const isPart = at(this.refunds, open).amount < order.total - order.refunded;
      return isPart ? 'REFUND_UNDER_WAY' : this.refund(open, fault);
    }
    if (order.state === 'PENDING') {
      this.shop.end(order, 'CANCELED');
      return 'CANCELED';
    }
    const early = order.parcel === 'NONE' || (by === 'admin' && order.parcel === 'PREPARING');
    if (!this.shop.isCharged(order) || !early) return 'NOT_CANCELABLE';
    if (open >= 0) return 'REFUND_UNDER_WAY';
    order.canceling = true;
    return this.refund(this.askBack(attempt, order.total - order.refunded, this.shop.rest(order, restock)), fault);
  }

  /** An admin gives a part of an order back, by way of the provider or by hand. */
  giveBack(index: number, back: Back, byHand: boolean, fault?: Fault): string {
    const order = this.shop.order(index);
    const attempt = this.chargedOf(index);
    if (attempt < 0) return 'NOT_FOUND';
    if (this.openRefundOf(attempt) >= 0) return 'REFUND_UNDER_WAY';
    if (back.amount <= 0 || back.amount > order.total - order.refunded) return 'REFUND_EXCEEDS';
    order.canceling = true;
    const refund = this.askBack(attempt, back.amount, back);
    if (!byHand) return this.refund(refund, fault);
    this.attempt(attempt).byHand += back.amount;
    this.wentBack(refund);
    return 'REFUNDED';
  }

  /** One try to give money back: what the payment shows counts, whatever was heard. */
  refund(index: number, fault?: Fault): Returned {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    const payment = this.paymentOf(attempt);
    if (refund.tries > 0) this.look(index);
    if (!this.isOpen(refund)) return RETURNED[refund.state];
    const lost = attempt.state === 'FAILED';
    const known = lost ? refund.amount : attempt.amount - attempt.refunded + attempt.byHand;
    const fits = payment.balance > 0 && payment.balance === known && refund.amount <= payment.balance;
    const isCalled = fits && !refund.refusedUnheard;
    refund.refusedUnheard = fault?.name === 'reset-after' && !isCalled;
    if (isCalled && fault?.does !== false && fault?.code === undefined) this.cancelAt(payment, refund.amount, index);
    this.look(index);
    if (!this.isOpen(refund)) return RETURNED[refund.state];
    const never = isCalled && fault?.code?.startsWith('NOT_');
    if (never || (!lost && refund.amount > attempt.amount - attempt.refunded)) {
      refund.state = 'FAILED';
      if (!lost) this.orderOf(attempt).canceling = false;
    } else refund.tries += 1;
    return RETURNED[refund.state];
  }

  private look(index: number): void {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    const { balance } = this.paymentOf(attempt);
    this.book(attempt);
    if (attempt.state !== 'FAILED' || !this.isOpen(refund)) return;
    if (balance === 0) refund.state = 'DONE';
    else refund.amount = balance;
  }

  /** Each cancel the payment shows becomes a refund of the order, our own or the office's. */
  private book(attempt: Attempt): void {
    for (const cancel of this.paymentOf(attempt).cancels) {
      if (cancel.booked) continue;
      if (cancel.refund !== null) this.wentBack(cancel.refund);
      else if (attempt.state !== 'FAILED' && attempt.refunded < attempt.amount)
        this.wentBackThere(attempt, cancel.amount);
      cancel.booked = true;
    }
  }

  /** All of it, and nothing sent yet, brings every unit back; a part is money that no line stands for. */
  private wentBackThere(attempt: Attempt, amount: number): void {
    const order = this.orderOf(attempt);
    const rest = attempt.amount - attempt.refunded;
    const whole = amount >= rest && !this.shop.hasLeft(order);
    const back = whole ? this.shop.rest(order) : { amount: Math.min(amount, rest), shipping: 0, units: [] };
    this.wentBack(this.askBack(this.attempts.indexOf(attempt), back.amount, back));
  }

  private wentBack(index: number): void {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    refund.state = 'DONE';
    if (attempt.state === 'FAILED' || !refund.back) return;
    attempt.refunded += refund.amount;
    attempt.state = attempt.refunded === attempt.amount ? 'CANCELED' : 'PARTIAL_CANCELED';
    this.shop.takeBack(this.orderOf(attempt), refund.back);
  }

  /** Whether the shop sees that a message is not the provider's word on the payment it knows. */
  seesThrough(payment: number, forged: boolean): boolean {
    const attempt = this.attempt(this.payment(payment).attempt);
    return ['DONE', 'PARTIAL_CANCELED', 'CANCELED'].includes(attempt.state) && (forged || attempt.payment !== payment);
  }

  /** The shop is told that something happened to a payment, and looks, unless it is no news. */
  hint(payment: number, isDone: boolean): void {
    const index = this.payment(payment).attempt;
    const attempt = this.attempt(index);
    if (attempt.state === 'UNDECIDED') this.resolve(index);
    else if (attempt.state === 'FAILED') this.findLost(index);
    else if (attempt.state === 'PARTIAL_CANCELED' || (attempt.state === 'DONE' && !isDone)) this.book(attempt);
  }

  /** Money of a window whose attempt has failed shows up after all. */
  private findLost(index: number): void {
    const found = this.payments.findIndex((payment) => payment.attempt === index && payment.balance > 0);
    if (found < 0 || this.refunds.some(({ attempt, state }) => attempt === index && state !== 'FAILED')) return;
    this.attempt(index).payment = found;
    this.askBack(index, this.payment(found).balance, null);
  }

  paidFor(order: number): { charged: number; kept: number } {
    const payments = this.payments.filter((payment) => this.attempt(payment.attempt).order === order);
    return {
      charged: payments.reduce((sum, { charged }) => sum + charged, 0),
      kept: payments.reduce((sum, { balance }) => sum + balance, 0),
    };
  }
}
