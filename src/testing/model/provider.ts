import { at, type Shop } from './shop';

type Cancel = { readonly amount: number; readonly refund: number | null; booked: boolean };
/** A payment as the provider has it. */
export type Payment = {
  readonly attempt: number;
  readonly asked: number;
  readonly refusal: string | null;
  readonly since: number;
  readonly cancels: Cancel[];
  status: 'IN_PROGRESS' | 'DONE' | 'ABORTED' | 'EXPIRED' | 'CANCELED' | 'PARTIAL_CANCELED';
  charged: number;
  balance: number;
};
/** What goes wrong with one call: whether the provider does it, and what the shop hears. */
export type Fault = {
  readonly name: string;
  readonly does: boolean;
  readonly code?: string;
  readonly amount?: number;
  readonly keepError?: boolean;
};
const CONFIRM_WITHIN = 10;

/** The money at the provider: what really happened, whatever the shop was told. */
export class Provider {
  readonly payments: Payment[] = [];

  constructor(readonly shop: Shop) {}

  payment = (index: number): Payment => at(this.payments, index);

  /** The shopper agrees in the window; nothing is charged yet. */
  authenticate(attempt: number, asked: number, refusal: string | null): void {
    const none = { since: this.shop.now, cancels: [], charged: 0, balance: 0 };
    this.payments.push({ attempt, asked, refusal, status: 'IN_PROGRESS', ...none });
  }

  protected cancelAt(payment: Payment, amount: number, refund: number | null): void {
    payment.cancels.push({ amount, refund, booked: false });
    payment.balance -= amount;
    payment.status = payment.balance === 0 ? 'CANCELED' : 'PARTIAL_CANCELED';
  }

  /** Somebody gives money back in the provider's own office; the shop does not know yet. */
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
