import type { CurrencyCode } from '~/lib/money';
import { CURRENCIES } from '~/shops/currencies';

const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const PLAIN = /^\d+(?:\.\d+)?$/;

/** Minor units of what somebody typed («32,200», «8.90»); null for nothing, NaN for what is no amount of this currency. */
export function readAmount(typed: string, currency: CurrencyCode): number | null {
  const text = typed.trim();
  if (text === '') return null;
  if (!GROUPED.test(text) && !PLAIN.test(text)) return Number.NaN;
  const { digits } = CURRENCIES[currency];
  const [whole = '', fraction = ''] = text.replaceAll(',', '').split('.');
  return fraction.length > digits ? Number.NaN : Number(whole + fraction.padEnd(digits, '0'));
}

/** An amount as it stands in a field, ready to be typed over. */
export function writeAmount(amount: number | null, currency: CurrencyCode): string {
  if (amount === null) return '';
  const { digits } = CURRENCIES[currency];
  return digits === 0 ? String(amount) : (amount / 10 ** digits).toFixed(digits);
}
