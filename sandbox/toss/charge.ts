import { randomHex } from '../random';
import { become } from './life-cycle';
import type { Payment } from './payment';
import { issueReceipt } from './payment-receipt';
import type { Toss } from './toss';

/** The buyer's money goes to the shop: the payment is DONE, in the ledger and, where asked for, on a cash receipt. */
export function charge(toss: Toss, payment: Payment) {
  const now = toss.clock.now();
  become(toss, payment, 'DONE');
  payment.approvedAt = now;
  payment.lastTransactionKey = randomHex(32);
  issueReceipt(payment, now);
  toss.ledger.record('CHARGE', payment, payment.totalAmount, now);
}
