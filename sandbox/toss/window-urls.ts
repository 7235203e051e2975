import type { Payment } from './payment';
import { messageOf } from './toss-error';

function append(url: string, pairs: Record<string, string>): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(pairs)) target.searchParams.append(name, value);
  return target.href;
}

export function successUrl(payment: Payment): string | undefined {
  const { orderId, paymentKey, totalAmount } = payment;
  return payment.successUrl
    ? append(payment.successUrl, { orderId, paymentKey, amount: String(totalAmount) })
    : undefined;
}

/** A closed window comes back without the order id; every other failure carries it. */
export function failUrl(base: string, code: string, orderId: string | undefined): string {
  const pairs = { code, message: messageOf(code, 'ko') };
  return append(base, code === 'PAY_PROCESS_CANCELED' || !orderId ? pairs : { ...pairs, orderId });
}
