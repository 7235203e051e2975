import { type Fault } from './provider';
import { Refunds, type Attempt } from './refunds';
import { RULES } from './shop';

type Answer = 'PAID' | 'DECLINED' | 'UNKNOWN' | 'EXPIRED' | 'AWAITING_DEPOSIT';
type Opened = 'ok' | 'ORDER_EXPIRED' | 'ORDER_STATE' | 'TOO_MANY_OPEN_ORDERS';

const MISSING_AFTER = 20;

/** From the window to the money, or to the account it is to be sent to. */
export class Payments extends Refunds {
  open(index: number, byDeposit: boolean): Opened {
    const { shop } = this;
    const order = shop.order(index);
    if (order.state !== 'PENDING') return order.state === 'EXPIRED' ? 'ORDER_EXPIRED' : 'ORDER_STATE';
    if (byDeposit && this.awaitsAnother(index)) return 'TOO_MANY_OPEN_ORDERS';
    if (!shop.isPayable(order)) return 'ORDER_EXPIRED';
    if (this.attempts.filter((each) => each.order === index).length >= RULES.windows) return 'ORDER_STATE';
    if (!order.extended) order.expiresAt = Math.max(order.expiresAt, shop.now + RULES.window);
    order.extended = true;
    order.heldUntil = order.expiresAt;
    const none = { payment: null, since: 0, refunded: 0, byHand: 0, kept: null };
    const account = { due: byDeposit ? shop.now + RULES.deposit : null, hasAccount: false, closing: null };
    const asked = { order: index, amount: order.total, byDeposit, openedAt: shop.now };
    this.attempts.push({ ...asked, state: 'READY', ...none, ...account, secretOf: null });
    return 'ok';
  }

  /** A buyer waits for one deposit at a time. */
  private awaitsAnother(index: number): boolean {
    const { buyer } = this.shop.order(index);
    return this.attempts.some(
      (each) =>
        each.byDeposit &&
        each.order !== index &&
        this.orderOf(each).buyer === buyer &&
        ['UNDECIDED', 'WAITING_FOR_DEPOSIT'].includes(each.state),
    );
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
    if (attempt.byDeposit && this.awaitsAnother(attempt.order)) return 'DECLINED';
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
      else this.approve(payment, fault?.amount ?? payment.asked);
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
    if (attempt.state !== 'UNDECIDED') return this.standing(attempt);
    if (look === 'lost') return 'UNKNOWN';
    const payment = this.paymentOf(attempt);
    if (look === 'hidden' && !this.isConfirmed(payment))
      return this.shop.now - attempt.since >= MISSING_AFTER ? this.decline(index) : 'UNKNOWN';
    return payment.status === 'IN_PROGRESS' ? this.charge(index, fault) : this.settle(index);
  }

  private standing({ state, refunded }: Attempt): Answer {
    if (state === 'READY') return 'UNKNOWN';
    if (state === 'FAILED') return 'DECLINED';
    if (state === 'WAITING_FOR_DEPOSIT') return 'AWAITING_DEPOSIT';
    return state === 'CANCELED' && refunded === 0 ? 'EXPIRED' : 'PAID';
  }

  private settle(index: number): Answer {
    const attempt = this.attempt(index);
    const payment = this.paymentOf(attempt);
    if (this.isWaiting(payment)) return this.awaitDeposit(attempt);
    const isOurs = payment.attempt === index;
    const isRight = this.matches(attempt) && payment.status === 'DONE';
    if (isRight && this.shop.hold(this.orderOf(attempt), RULES.confirming)) {
      this.markDone(attempt);
      return 'PAID';
    }
    if (isOurs && payment.balance > 0) this.owe(index);
    return this.decline(index);
  }

  protected markDone(attempt: Attempt): void {
    const { due } = this.paymentOf(attempt);
    Object.assign(attempt, { state: 'DONE', closing: null, secretOf: attempt.payment });
    Object.assign(attempt, { hasAccount: due !== null, due });
    this.shop.sell(this.orderOf(attempt));
  }

  /** There is an account; one we did not ask for, or that no units are left for, is closed again. */
  private awaitDeposit(attempt: Attempt): Answer {
    const { due: given } = this.paymentOf(attempt);
    const asked = attempt.byDeposit ? attempt.due : null;
    const isOurs = this.matches(attempt) && asked !== null && given !== null && given <= asked + 1;
    const due = isOurs ? given : (asked ?? attempt.openedAt);
    const isHeld = this.shop.awaitDeposit(this.orderOf(attempt), due);
    Object.assign(attempt, { state: 'WAITING_FOR_DEPOSIT', due, hasAccount: true, secretOf: attempt.payment });
    attempt.closing = isOurs && isHeld ? null : 'CANCELED';
    return 'AWAITING_DEPOSIT';
  }

  private decline(index: number): Answer {
    const attempt = this.attempt(index);
    attempt.state = 'FAILED';
    const order = this.orderOf(attempt);
    Object.assign(order, { state: 'PENDING', heldUntil: order.expiresAt });
    return 'DECLINED';
  }
}
