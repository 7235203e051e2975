import { Provider, type Account, type Fault, type Payment } from './provider';
import { at, type Back, type Order } from './shop';

export type Attempt = {
  readonly order: number;
  readonly amount: number;
  /** Whether the buyer chose to pay into an account. */
  readonly byDeposit: boolean;
  readonly openedAt: number;
  state: 'READY' | 'UNDECIDED' | 'WAITING_FOR_DEPOSIT' | 'DONE' | 'PARTIAL_CANCELED' | 'FAILED' | 'CANCELED';
  payment: number | null;
  since: number;
  refunded: number;
  /** Of that by hand, which the provider never saw. */
  byHand: number;
  /** An answer nobody heard, which the provider repeats under the attempt's key. */
  kept: 'refusal' | 'nothing' | null;
  /** Until when the money may come into its account, as it was asked for and then as the provider says. */
  due: number | null;
  hasAccount: boolean;
  /** The account is to be closed, and this becomes of the order. */
  closing: 'CANCELED' | 'EXPIRED' | null;
  /** The payment whose secret the shop has. */
  secretOf: number | null;
};
/** Money on its way back; `back` is null for money that never made an order paid. */
export type Refund = {
  readonly attempt: number;
  readonly back: Back | null;
  account: Account;
  readonly request: number | null;
  amount: number;
  /** WAITING: nobody has said yet where money without an order is to go. */
  state: 'REQUESTED' | 'WAITING' | 'DONE' | 'FAILED';
  tries: number;
  /** Its answer was lost, and the provider repeats it under the same key. */
  unheard: 'RETRY' | 'REFUSED' | null;
};
type Returned = 'REFUNDED' | 'REFUNDING' | 'REFUSED';
const RETURNED = { DONE: 'REFUNDED', REQUESTED: 'REFUNDING', FAILED: 'REFUSED', WAITING: 'REFUSED' } as const;

/** Whether an order still has its money. */
export const isCharged = ({ state }: Attempt): boolean => state === 'DONE' || state === 'PARTIAL_CANCELED';

/** Money that goes back, however much is lost on the way. */
export class Refunds extends Provider {
  readonly attempts: Attempt[] = [];
  readonly refunds: Refund[] = [];

  attempt = (index: number): Attempt => at(this.attempts, index);
  orderOf = (attempt: Attempt): Order => this.shop.order(attempt.order);
  paymentOf = ({ payment }: Attempt): Payment => this.payment(payment ?? -1);

  /** What the attempt asked for is what the provider has. */
  matches(attempt: Attempt): boolean {
    const { attempt: index, total } = this.paymentOf(attempt);
    return this.attempts[index] === attempt && total === attempt.amount;
  }

  isOpen = ({ state }: Refund): boolean => state === 'REQUESTED';
  openRefundOf = (attempt: number): number =>
    this.refunds.findIndex((refund) => refund.attempt === attempt && this.isOpen(refund));

  /** The attempt whose money an order still has, or -1. */
  chargedOf = (order: number): number => this.attempts.findIndex((each) => each.order === order && isCharged(each));

  protected askBack(
    attempt: number,
    amount: number,
    back: Back | null,
    account: Account = 'none',
    request: number | null = null,
  ): number {
    const asked = { attempt, amount, back, account, request };
    return this.refunds.push({ ...asked, state: 'REQUESTED', tries: 0, unheard: null }) - 1;
  }

  /** One try to give money back: what the payment shows counts, whatever was heard. */
  refund(index: number, fault?: Fault): Returned {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    const payment = this.paymentOf(attempt);
    const isSure = refund.tries === 0 && !this.exceeds(refund) && !(attempt.state === 'FAILED' && attempt.hasAccount);
    if (!isSure) this.look(index);
    if (this.isOpen(refund) && this.exceeds(refund)) this.endRefund(index);
    if (!this.isOpen(refund)) return RETURNED[refund.state];
    const lost = attempt.state === 'FAILED';
    const known = lost ? refund.amount : attempt.amount - attempt.refunded + attempt.byHand;
    const said = refund.unheard ?? this.wouldSay(payment, refund.amount, known, refund.account);
    // An answer that is kept comes before whatever else would go wrong.
    const wrong = refund.unheard ? undefined : fault;
    if (said === 'DOES' && wrong?.does !== false && wrong?.code === undefined)
      this.cancelAt(payment, refund.amount, index);
    refund.unheard = wrong?.name === 'reset-after' && said !== 'DOES' ? said : null;
    this.look(index);
    if (!this.isOpen(refund)) return RETURNED[refund.state];
    const heard = said === 'DOES' && wrong?.code?.startsWith('NOT_') ? 'REFUSED' : said;
    const never = heard === 'REFUSED' && (!wrong || wrong.code !== undefined);
    if (never || this.exceeds(refund)) this.endRefund(index);
    else refund.tries += 1;
    return RETURNED[refund.state];
  }

  /** More than is left of what the order paid: the office gave some of it back meanwhile. */
  private exceeds({ attempt: index, amount }: Refund): boolean {
    const { state, amount: paid, refunded } = this.attempt(index);
    return state !== 'FAILED' && amount > paid - refunded;
  }

  /** It will not be done. Of an order that is all; money of no order is still owed, and waits for somebody to say how. */
  private endRefund(index: number): void {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    refund.unheard = null;
    if (attempt.state === 'FAILED') {
      Object.assign(refund, { state: 'WAITING', account: 'none', tries: refund.tries + 1 });
      return;
    }
    refund.state = 'FAILED';
    this.orderOf(attempt).canceling = false;
    if (isCharged(attempt) && this.isWaiting(this.paymentOf(attempt))) this.takenBack(attempt);
  }

  /** Staff end a refund that does not get through, unless it has. */
  giveUp(index: number): string {
    const refund = at(this.refunds, index);
    if (!this.isOpen(refund)) return 'CHANGED_MEANWHILE';
    this.book(this.attempt(refund.attempt));
    if (!this.isOpen(refund)) return 'REFUNDED';
    this.endRefund(index);
    return 'GIVEN_UP';
  }

  /** Money that no order can show for goes back; a deposit waits until somebody names an account. */
  protected owe(index: number): void {
    const attempt = this.attempt(index);
    const { due, balance } = this.paymentOf(attempt);
    const owed = at(this.refunds, this.askBack(index, balance, null));
    if (due === null) return;
    owed.state = 'WAITING';
    attempt.hasAccount = true;
  }

  /** The bank took a deposit back: the order waits for it again, ends with what was refunded before, or a person decides. */
  protected takenBack(attempt: Attempt): void {
    const order = this.orderOf(attempt);
    const index = this.attempts.indexOf(attempt);
    if (this.openRefundOf(index) >= 0) return;
    if (order.refunded > 0) {
      if (this.shop.hasLeft(order)) return;
      const rest = this.shop.rest(order);
      return this.wentBack(this.askBack(index, rest.amount, rest));
    }
    if (order.lines.some(({ out, quantity }) => out !== quantity)) return;
    const { due } = this.paymentOf(attempt);
    Object.assign(attempt, { state: 'WAITING_FOR_DEPOSIT', due });
    this.shop.reverse(order, due ?? 0);
  }

  private look(index: number): void {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    const { balance } = this.paymentOf(attempt);
    this.book(attempt);
    if (attempt.state !== 'FAILED' || !this.isOpen(refund)) return;
    if (this.isWaiting(this.paymentOf(attempt))) refund.state = 'FAILED';
    else if (balance === 0) refund.state = 'DONE';
    else refund.amount = balance;
  }

  /** Each cancel the payment shows becomes a refund of the order, our own or the office's. */
  protected book(attempt: Attempt): void {
    for (const cancel of this.paymentOf(attempt).cancels) {
      if (cancel.booked) continue;
      if (cancel.refund !== null && !this.exceeds(at(this.refunds, cancel.refund))) this.wentBack(cancel.refund);
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

  protected wentBack(index: number): void {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    refund.state = 'DONE';
    if (attempt.state === 'FAILED' || !refund.back) return;
    attempt.refunded += refund.amount;
    attempt.state = attempt.refunded === attempt.amount ? 'CANCELED' : 'PARTIAL_CANCELED';
    this.shop.takeBack(this.orderOf(attempt), refund.back, this.openRefundOf(refund.attempt) >= 0);
  }
}
