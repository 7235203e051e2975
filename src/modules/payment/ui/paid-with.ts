import type { PaymentMethod } from '~/shops/preset';

type InCardWindow =
  'CARD' | 'TOSSPAY' | 'NAVERPAY' | 'KAKAOPAY' | 'SAMSUNGPAY' | 'APPLEPAY' | 'PAYCO' | 'SSGPAY' | 'LPAY' | 'EITHER';
export type PaidWith = InCardWindow | Exclude<PaymentMethod, 'CARD'>;

/** Source: the provider’s «Payment» object, `method` and `easyPay.provider`. */
const BY_NAME: ReadonlyMap<string | null, InCardWindow> = new Map([
  ['카드', 'CARD'],
  ['토스페이', 'TOSSPAY'],
  ['네이버페이', 'NAVERPAY'],
  ['카카오페이', 'KAKAOPAY'],
  ['삼성페이', 'SAMSUNGPAY'],
  ['애플페이', 'APPLEPAY'],
  ['페이코', 'PAYCO'],
  ['SSG페이', 'SSGPAY'],
  ['엘페이', 'LPAY'],
]);

/** What an order was paid with. The card window takes easy pay as well: EITHER where the provider does not say which it was. */
export function paidWith({ method, methodLabel }: { method: PaymentMethod; methodLabel: string | null }): PaidWith {
  return method === 'CARD' ? (BY_NAME.get(methodLabel) ?? 'EITHER') : method;
}
