import { at, type Shop } from './shop';

type Cancel = { readonly amount: number; readonly refund: number | null; booked: boolean };
/** A payment as the provider has it. */
export type Payment = {
  readonly attempt: number;
  readonly asked: number;
  readonly refusal: string | null;
  readonly since: number;
  /** Until when its account takes the money; null where it is charged at once. */
  readonly due: number | null;
  readonly cancels: Cancel[];
  status: 'IN_PROGRESS' | 'WAITING_FOR_DEPOSIT' | 'DONE' | 'ABORTED' | 'EXPIRED' | 'CANCELED' | 'PARTIAL_CANCELED';
  /** What the provider calls its amount, and what of that could still be cancelled. */
  total: number;
  balance: number;
  /** The buyer's money, that came and that went back, in all. */
  charged: number;
  returned: number;
};
/** What goes wrong with one call: whether the provider does it, and what the shop hears. */
export type Fault = {
  readonly name: string;
  readonly does: boolean;
  readonly code?: string;
  readonly amount?: number;
  readonly keepError?: boolean;
};
/** The account a deposit goes back to: none was named, one the bank does not know, or a good one. */
export type Account = 'none' | 'wrong' | 'right';
const CONFIRM_WITHIN = 10;
const CONFIRMED: readonly Payment['status'][] = ['WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED', 'CANCELED'];

/** The money at the provider: what really happened, whatever the shop was told. */
export class Provider {
  readonly payments: Payment[] = [];

  constructor(readonly shop: Shop) {}

  payment = (index: number): Payment => at(this.payments, index);
  isConfirmed = ({ status }: Payment): boolean => CONFIRMED.includes(status);
  isWaiting = ({ status }: Payment): boolean => status === 'WAITING_FOR_DEPOSIT';
  hasMoney = ({ charged, returned }: Payment): boolean => charged > returned;

  /** The shopper agrees in the window; nothing is charged yet. */
  authenticate(attempt: number, asked: number, refusal: string | null, due: number | null): void {
    const none = { since: this.shop.now, cancels: [], total: asked, balance: 0, charged: 0, returned: 0 };
    this.payments.push({ attempt, asked, refusal, due, status: 'IN_PROGRESS', ...none });
  }

  /** The shop has asked: the money is taken, or an account waits for it. */
  protected approve(payment: Payment, total: number): void {
    payment.total = payment.balance = total;
    payment.status = payment.due === null ? 'DONE' : 'WAITING_FOR_DEPOSIT';
    if (payment.due === null) payment.charged = total;
  }

  takesDeposit = (payment: Payment): boolean => this.isWaiting(payment) && (payment.due ?? 0) > this.shop.now;

  deposit(index: number): void {
    const payment = this.payment(index);
    payment.status = 'DONE';
    payment.charged += payment.total;
  }

  mayBeReversed = ({ status, due }: Payment): boolean =>
    (status === 'DONE' || status === 'PARTIAL_CANCELED') && due !== null;

  /** The bank takes a deposit back, or what is left of it; the shop does not know yet. */
  reverseDeposit(index: number): void {
    const payment = this.payment(index);
    payment.status = 'WAITING_FOR_DEPOSIT';
    payment.returned += payment.balance;
  }

  /** What the provider would say to a cancel of so much of what the shop believes is left. */
  protected wouldSay(payment: Payment, amount: number, known: number, account: Account): 'DOES' | 'RETRY' | 'REFUSED' {
    if (payment.balance === 0 || payment.balance !== known || amount > known) return 'RETRY';
    if (this.isWaiting(payment)) return amount === known ? 'DOES' : 'REFUSED';
    return payment.due === null || account === 'right' ? 'DOES' : 'REFUSED';
  }

  /** Nothing goes back where nobody has paid: the account is closed. */
  protected cancelAt(payment: Payment, amount: number, refund: number | null): void {
    if (!this.isWaiting(payment)) payment.returned += amount;
    payment.cancels.push({ amount, refund, booked: false });
    payment.balance -= amount;
    payment.status = payment.balance === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
  }

  mayGiveBack = (payment: Payment): boolean => payment.balance > 0;

  /** Somebody gives money back in the provider's own office, or closes an account; the shop does not know yet. */
  officeRefund = (index: number, amount: number): void => this.cancelAt(this.payment(index), amount, null);

  /** What time does to payments nobody confirmed. @returns those that ended. */
  pass(minutes: number): number[] {
    this.shop.now += minutes;
    const ended = this.payments.flatMap((payment, index) =>
      payment.status === 'IN_PROGRESS' && payment.since + CONFIRM_WITHIN <= this.shop.now ? [index] : [],
    );
    for (const index of ended) this.payment(index).status = 'EXPIRED';
    return ended;
  }
}
