import { type Account, type Fault } from './provider';
import { Payments } from './payments';
import { isCharged, type Attempt } from './refunds';
import { at, type Back, RULES } from './shop';

/** What somebody tells the shop of a payment: the secret they have, and whether it has to be shown. */
export type Told = { readonly secret: 'own' | 'guessed' | 'none'; readonly mustProve: boolean };

/** The money of the shop, and of the provider it never sees but by asking. */
export class Till extends Payments {
  cancel(index: number, by: 'shopper' | 'admin', restock: boolean, account: Account, fault?: Fault): string {
    const order = this.shop.order(index);
    const attempt = this.chargedOf(index);
    const open = this.openRefundOf(attempt);
    if (order.canceling && open >= 0) {
      const isPart = (this.refunds[open]?.amount ?? 0) < order.total - order.refunded;
      return isPart ? 'REFUND_UNDER_WAY' : this.refund(open, fault);
    }
    if (order.state === 'PENDING') {
      this.shop.end(order, 'CANCELED');
      return 'CANCELED';
    }
    const early = order.parcel === 'NONE' || (by === 'admin' && order.parcel === 'PREPARING');
    if (order.state === 'AWAITING_DEPOSIT' && (early || by === 'admin')) return this.cancelAwaiting(index, fault);
    if (!this.shop.isCharged(order) || !early) return 'NOT_CANCELABLE';
    if (open >= 0) return 'REFUND_UNDER_WAY';
    if (account === 'none' && this.attempt(attempt).hasAccount) return 'REFUND_ACCOUNT_REQUIRED';
    const rest = this.shop.rest(order, restock);
    return this.giveBackOf(attempt, rest, account, fault);
  }

  private cancelAwaiting(index: number, fault?: Fault): string {
    const waiting = this.attempts.findIndex(({ order, state }) => order === index && state === 'WAITING_FOR_DEPOSIT');
    const attempt = this.attempt(waiting);
    if (!attempt.closing) {
      attempt.closing = 'CANCELED';
      this.shop.order(index).canceling = true;
    }
    this.close(attempt, fault);
    if (attempt.state === 'DONE' || attempt.state === 'PARTIAL_CANCELED') return 'REFUND_ACCOUNT_REQUIRED';
    return attempt.state === 'CANCELED' ? 'CANCELED' : 'CANCELING';
  }

  /** Nothing of the order moves until the money is back. */
  giveBackOf(attempt: number, back: Back, account: Account, fault?: Fault, request: number | null = null): string {
    this.orderOf(this.attempt(attempt)).canceling = true;
    const to = this.attempt(attempt).hasAccount ? account : 'none';
    return this.refund(this.askBack(attempt, back.amount, back, to, request), fault);
  }

  giveBackByHand(attempt: number, back: Back, request: number | null = null): string {
    this.attempt(attempt).byHand += back.amount;
    this.wentBack(this.askBack(attempt, back.amount, back, 'none', request));
    return 'REFUNDED';
  }

  /** Why so much of an order cannot go back now. */
  refusalOf(index: number, amount: number, byHand: boolean, account: Account): string | undefined {
    const order = this.shop.order(index);
    const attempt = this.chargedOf(index);
    if (attempt < 0) return 'NOT_FOUND';
    if (this.openRefundOf(attempt) >= 0) return 'REFUND_UNDER_WAY';
    if (amount <= 0 || amount > order.total - order.refunded) return 'REFUND_EXCEEDS';
    return !byHand && account === 'none' && this.attempt(attempt).hasAccount ? 'REFUND_ACCOUNT_REQUIRED' : undefined;
  }

  /** An admin gives a part of an order back, by way of the provider or by hand. */
  giveBack(index: number, back: Back, byHand: boolean, account: Account, fault?: Fault): string {
    const refusal = this.refusalOf(index, back.amount, byHand, account);
    if (refusal) return refusal;
    const attempt = this.chargedOf(index);
    return byHand ? this.giveBackByHand(attempt, back) : this.giveBackOf(attempt, back, account, fault);
  }

  /** Looks at an account: a look that goes wrong tells nothing, and what is to be closed is closed all the same. */
  lookAtDeposit(attempt: Attempt, isLost = false, fault?: Fault): void {
    if (!isLost) this.settleDeposit(attempt);
    if (attempt.state === 'WAITING_FOR_DEPOSIT' && attempt.closing) this.close(attempt, fault);
  }

  private settleDeposit(attempt: Attempt): void {
    const order = this.orderOf(attempt);
    const { status } = this.paymentOf(attempt);
    if (status === 'DONE' || status === 'PARTIAL_CANCELED') this.deposited(attempt);
    else if (status === 'CANCELED') this.closed(attempt);
    else if (!attempt.closing && !this.shop.hasLeft(order) && (attempt.due ?? 0) + 1 <= this.shop.now)
      attempt.closing = 'EXPIRED';
  }

  private deposited(attempt: Attempt): void {
    const order = this.orderOf(attempt);
    const isAsked = this.matches(attempt);
    // Another order's payment, or a parcel that has left, is for a person to sort out.
    const isOurs = this.attempts[this.paymentOf(attempt).attempt] === attempt;
    if (!isAsked && (!isOurs || this.shop.hasLeft(order))) return;
    if (isAsked && this.shop.hold(order, RULES.confirming)) {
      order.canceling = false;
      this.markDone(attempt);
      this.book(attempt);
      return;
    }
    Object.assign(attempt, { state: 'FAILED', closing: null });
    this.shop.end(order, 'CANCELED');
    this.owe(this.attempts.indexOf(attempt));
  }

  /** Asks the provider to close an account; then the payment says what became of it. */
  private close(attempt: Attempt, fault?: Fault): void {
    const payment = this.paymentOf(attempt);
    if (this.isWaiting(payment) && fault?.does !== false && fault?.code === undefined)
      this.cancelAt(payment, payment.balance, null);
    this.settleDeposit(attempt);
  }

  private closed(attempt: Attempt): void {
    const as = attempt.closing ?? 'CANCELED';
    Object.assign(attempt, { state: 'CANCELED', closing: null });
    this.shop.endAwaiting(this.orderOf(attempt), as);
  }

  /** A payment that was taken, and looked at again: money went back, or the bank took the deposit back. */
  lookAtCharged(attempt: Attempt): void {
    if (this.isWaiting(this.paymentOf(attempt))) this.takenBack(attempt);
    else this.book(attempt);
  }

  /** A payment that is over, looked at again: the account of one that its bank took back is closed; money turns up, or has gone. */
  lookAtEnded(attempt: Attempt, fault?: Fault): void {
    const index = this.attempts.indexOf(attempt);
    const isFailed = attempt.state === 'FAILED';
    const found = isFailed ? this.confirmedOf(index) : (attempt.payment ?? -1);
    if (found < 0) return;
    if (isFailed) this.lookAtLost(index, found);
    const payment = this.payment(found);
    const isClosed = found !== attempt.payment || (fault?.does !== false && fault?.code === undefined);
    if (this.isWaiting(payment) && isClosed) this.cancelAt(payment, payment.balance, null);
  }

  private confirmedOf = (index: number): number =>
    this.payments.findIndex((payment) => payment.attempt === index && this.isConfirmed(payment));

  private lookAtLost(index: number, found: number): void {
    const payment = this.payment(found);
    const lost = this.refunds.find(({ attempt, state }) => attempt === index && state !== 'FAILED');
    if (lost && lost.state !== 'DONE' && this.isWaiting(payment)) lost.state = 'FAILED';
    else if (lost?.state === 'WAITING') {
      if (payment.balance === 0) lost.state = 'DONE';
      else lost.amount = payment.balance;
    } else if (!lost && !this.isWaiting(payment) && payment.balance > 0) {
      this.attempt(index).payment = found;
      this.owe(index);
    }
  }

  /** How often each buyer named an account; an hour is longer than a sequence takes. */
  private readonly named = new Map<number, number>();

  /** The buyer or staff say how money without an order goes back. */
  giveLostBack(index: number, by: 'shopper' | 'admin', how: Account | 'byHand', fault?: Fault): string {
    const refund = at(this.refunds, index);
    const attempt = this.attempt(refund.attempt);
    if (by === 'shopper') {
      const { buyer } = this.orderOf(attempt);
      const times = (this.named.get(buyer) ?? 0) + 1;
      this.named.set(buyer, times);
      if (times > RULES.accountsAnHour) return 'RATE_LIMITED';
    }
    if (how === 'byHand') this.lookAgain(attempt);
    if (refund.state === 'REQUESTED') return 'REFUND_UNDER_WAY';
    if (refund.state !== 'WAITING') return 'NOT_FOUND';
    if (how === 'byHand') {
      refund.state = 'DONE';
      return 'REFUNDED';
    }
    if (attempt.hasAccount && how === 'none') return 'REFUND_ACCOUNT_REQUIRED';
    Object.assign(refund, { state: 'REQUESTED', account: attempt.hasAccount ? how : 'none' });
    return this.refund(index, fault);
  }

  /** Whether the shop sees that a message is not the provider's word on the payment it knows. */
  seesThrough(payment: number, { secret, mustProve }: Told): boolean {
    const { secretOf } = this.attempt(this.payment(payment).attempt);
    if (secretOf === null) return false;
    return secret === 'none' ? mustProve : secret === 'guessed' || secretOf !== payment;
  }

  /** The shop is told that something happened to a payment, and looks, unless it is no news. */
  hint(payment: number, isDone: boolean): void {
    const attempt = this.attempt(this.payment(payment).attempt);
    if (attempt.state !== 'DONE' || !isDone) this.lookAgain(attempt);
  }

  private lookAgain(attempt: Attempt): void {
    if (attempt.state === 'UNDECIDED') this.resolve(this.attempts.indexOf(attempt));
    else if (attempt.state === 'WAITING_FOR_DEPOSIT') this.lookAtDeposit(attempt);
    else if (isCharged(attempt)) this.lookAtCharged(attempt);
    else if (attempt.state !== 'READY') this.lookAtEnded(attempt);
  }

  refundsOf = (order: number): string[] =>
    this.refunds.flatMap(({ attempt, state, amount }) =>
      this.attempt(attempt).order === order ? [`${state} ${amount}`] : [],
    );

  paidFor(order: number): { charged: number; kept: number } {
    const payments = this.payments.filter((payment) => this.attempt(payment.attempt).order === order);
    const charged = payments.reduce((sum, payment) => sum + payment.charged, 0);
    return { charged, kept: charged - payments.reduce((sum, { returned }) => sum + returned, 0) };
  }
}
