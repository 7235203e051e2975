import { newReceipt, type CashReceipt } from './cash-receipt';
import type { Payment } from './payment';

function add(
  payment: Payment,
  transactionType: 'CONFIRM' | 'CANCEL',
  part: { amount: number; taxFreeAmount: number },
  now: number,
) {
  const { receiptWanted, orderId, orderName } = payment;
  if (!receiptWanted || receiptWanted.type === '미발행') return null;
  const { type, customerIdentityNumber } = receiptWanted;
  const receipt = newReceipt({
    ...part,
    type,
    transactionType,
    orderId,
    orderName,
    customerIdentityNumber,
    requestedAt: now,
  });
  payment.cashReceipts.push(receipt);
  return receipt.receiptKey;
}

/** Issues the cash receipt that was asked for with the payment, if one was. */
export function issueReceipt(payment: Payment, now: number) {
  add(payment, 'CONFIRM', { amount: payment.totalAmount, taxFreeAmount: payment.taxFreeAmount }, now);
}

/** Takes a part of it back; answers the key of the receipt that says so, null where none was issued. */
export function takeReceiptBack(payment: Payment, amount: number, taxFreeAmount: number, now: number): string | null {
  return receiptLeft(payment) ? add(payment, 'CANCEL', { amount, taxFreeAmount }, now) : null;
}

/** The receipt that stands now, less what was taken back of it; undefined when nothing is left. */
export function receiptLeft(payment: Payment): CashReceipt | undefined {
  const place = payment.cashReceipts.findLastIndex((receipt) => receipt.transactionType === 'CONFIRM');
  const issued = payment.cashReceipts[place];
  if (!issued) return undefined;
  const left = { ...issued };
  for (const { amount, taxFreeAmount } of payment.cashReceipts.slice(place + 1)) {
    left.amount -= amount;
    left.taxFreeAmount -= taxFreeAmount;
  }
  return left.amount > 0 ? left : undefined;
}
