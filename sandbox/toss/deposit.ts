import { randomHex } from '../random';
import { charge } from './charge';
import { become } from './life-cycle';
import type { Payment } from './payment';
import { takeReceiptBack } from './payment-receipt';
import type { Toss } from './toss';
import { isOverdue } from './virtual-account';

/** Why this did not happen, in words; undefined when it did. */
type Refusal = string | undefined;

/** The whole amount arrives on the virtual account in one transfer. */
export async function deposit(toss: Toss, payment: Payment, depositorName: string | undefined): Promise<Refusal> {
  const account = payment.virtualAccount;
  if (!account || payment.status !== 'WAITING_FOR_DEPOSIT') return `The payment is ${payment.status}.`;
  if (isOverdue(account, toss.clock.now())) return 'The account takes no money after its due date.';
  account.depositorName = depositorName ?? account.customerName;
  charge(toss, payment);
  await toss.webhooks.emit(payment);
  return undefined;
}

/** The bank takes the deposit back, or what is left of it: the payment waits again. */
export async function reverseDeposit(toss: Toss, payment: Payment): Promise<Refusal> {
  const account = payment.virtualAccount;
  if (!account || (payment.status !== 'DONE' && payment.status !== 'PARTIAL_CANCELED'))
    return `The payment is ${payment.status}, by ${payment.paidBy ?? 'nothing'}.`;
  const now = toss.clock.now();
  become(toss, payment, 'WAITING_FOR_DEPOSIT');
  payment.approvedAt = null;
  payment.lastTransactionKey = randomHex(32);
  account.depositorName = null;
  takeReceiptBack(payment, payment.balanceAmount, payment.taxFreeAmount, now);
  toss.ledger.record('REFUND', payment, payment.balanceAmount, now);
  await toss.webhooks.emit(payment);
  return undefined;
}

/** The bank of the refund account sends the newest refund back; the provider tells nobody, only `refundStatus` does. */
export function refuseRefund(toss: Toss, payment: Payment): Refusal {
  const refund = payment.cancels.at(-1);
  if (!payment.virtualAccount || payment.approvedAt === null || !refund) return 'Nothing was refunded to an account.';
  if (refund.bankRefused) return 'This refund has come back already.';
  refund.bankRefused = true;
  toss.changed();
  toss.ledger.record('REFUND', payment, -refund.cancelAmount, toss.clock.now());
  return undefined;
}
