/** Minor digits (ISO 4217) and the way people write an amount. */
export const CURRENCIES = {
  KRW: { digits: 0, pattern: { ko: '{n}원', en: '₩{n}' } },
  USD: { digits: 2, pattern: { ko: '{n}달러', en: '${n}' } },
} as const;

export type CurrencyCode = keyof typeof CURRENCIES;
