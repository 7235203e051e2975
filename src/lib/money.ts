import { CURRENCIES, type CurrencyCode } from '~/shops/currencies';
import { grouped } from './digits';

export type { CurrencyCode };

/** An amount in the currency's minor unit (won for KRW, cents for USD), always a safe integer. */
export type Money = { readonly amount: number; readonly currency: CurrencyCode };

export function money(amount: number, currency: CurrencyCode): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an integer amount: ${amount}`);
  return { amount, currency };
}

/** The one place where a fraction of money becomes an integer: half away from zero. */
export function roundAmount(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}

/** 32,200원 in Korean, ₩32,200 in English; digits by the currency. */
export function formatMoney({ amount, currency }: Money, locale: string): string {
  const { digits, pattern } = CURRENCIES[currency];
  const all = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = grouped(all.slice(0, all.length - digits));
  const number = digits > 0 ? `${whole}.${all.slice(-digits)}` : whole;
  const text = (locale === 'ko' ? pattern.ko : pattern.en).replace('{n}', number);
  // A thin space between, which breaks no line, or the minus runs into the bars of a sign that stands before its number.
  const minus = /^\d/.test(text) ? '−' : '−\u202F';
  return amount < 0 ? `${minus}${text}` : text;
}

/** 32200 in won, 8.90 in dollars: as machines read amounts. */
export function decimalAmount({ amount, currency }: Money): string {
  const { digits } = CURRENCIES[currency];
  return (amount / 10 ** digits).toFixed(digits);
}

/** Whole percent off the list price, rounded down; 0 where there is no discount. */
export function percentOff(price: number, listPrice: number | null): number {
  return listPrice === null || listPrice <= price ? 0 : Math.floor(((listPrice - price) * 100) / listPrice);
}
