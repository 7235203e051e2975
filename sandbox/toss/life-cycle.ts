import {
  AUTHENTICATE_WITHIN,
  CONFIRM_WITHIN,
  mayBecome,
  type PaidBy,
  type Payment,
  type PaymentStatus,
} from './payment';
import type { NewPayment } from './payments';
import type { Toss } from './toss';
import type { VirtualAccount } from './virtual-account';

export function become(toss: Toss, payment: Payment, to: PaymentStatus) {
  if (!mayBecome(payment.status, to)) throw new Error(`a payment cannot go from ${payment.status} to ${to}`);
  payment.status = to;
  toss.changed();
}

function deadlineOf(payment: Payment): number | undefined {
  if (payment.status === 'READY') return payment.requestedAt + AUTHENTICATE_WITHIN;
  if (payment.status === 'IN_PROGRESS') return (payment.authenticatedAt ?? payment.requestedAt) + CONFIRM_WITHIN;
  return undefined;
}

/** Ends an open payment as EXPIRED and tells the shop; any other payment stays as it is. */
export async function expire(toss: Toss, payment: Payment): Promise<boolean> {
  if (!mayBecome(payment.status, 'EXPIRED')) return false;
  become(toss, payment, 'EXPIRED');
  payment.failure = { code: 'EXPIRED_PAYMENT' };
  await toss.webhooks.emit(payment);
  return true;
}

async function expireIfDue(toss: Toss, paymentKey: string) {
  // A reset may have forgotten the payment since.
  const payment = toss.payments.find(paymentKey);
  if (!payment) return;
  const deadline = deadlineOf(payment);
  if (deadline !== undefined && deadline <= toss.clock.now()) await expire(toss, payment);
}

export function expireAtDeadline(toss: Toss, payment: Payment) {
  const deadline = deadlineOf(payment);
  const { paymentKey } = payment;
  if (deadline !== undefined) toss.clock.schedule(deadline, () => expireIfDue(toss, paymentKey));
}

/** What happens when a payment window opens: a payment in READY, with 30 minutes to authenticate. */
export function openPayment(toss: Toss, input: NewPayment): Payment {
  const payment = toss.payments.create(input, toss.clock.now());
  expireAtDeadline(toss, payment);
  toss.changed();
  return payment;
}

export interface Authentication {
  paidBy: PaidBy;
  easyPay?: Payment['easyPay'] | undefined;
  /** Of a virtual account: the bank, the payer's name and the account for refunds that the buyer gave. */
  account?: Pick<VirtualAccount, 'bankCode' | 'customerName' | 'refundReceiveAccount'> | undefined;
  refuseConfirmWith?: string | undefined;
}

/** The buyer agreed in the window; no money has moved and the shop has 10 minutes to confirm. */
export function authenticatePayment(toss: Toss, payment: Payment, choice: Authentication) {
  become(toss, payment, 'IN_PROGRESS');
  payment.authenticatedAt = toss.clock.now();
  payment.paidBy = choice.paidBy;
  payment.easyPay = choice.easyPay ?? null;
  if (payment.virtualAccount) Object.assign(payment.virtualAccount, choice.account);
  payment.refuseConfirmWith = choice.refuseConfirmWith ?? null;
  expireAtDeadline(toss, payment);
}
