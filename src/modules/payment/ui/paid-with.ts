import type { PaymentMethod } from '~/shops/preset';
import words from '../toss-words.json';

const IN_CARD_WINDOW = [
  'CARD',
  'TOSSPAY',
  'NAVERPAY',
  'KAKAOPAY',
  'SAMSUNGPAY',
  'APPLEPAY',
  'PAYCO',
  'SSGPAY',
  'LPAY',
] as const;
export type PaidWith = (typeof IN_CARD_WINDOW)[number] | 'EITHER' | Exclude<PaymentMethod, 'CARD'>;

/**
 * What an order was paid with. The card window takes easy pay as well: EITHER where the provider does not say which it was.
 * Source of its words: the «Payment» object, `method` and `easyPay.provider`.
 */
export function paidWith({ method, methodLabel }: { method: PaymentMethod; methodLabel: string | null }): PaidWith {
  if (method !== 'CARD') return method;
  return IN_CARD_WINDOW.find((way) => words.paidWith[way] === methodLabel) ?? 'EITHER';
}
