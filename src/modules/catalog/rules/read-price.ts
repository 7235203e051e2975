import type { CurrencyCode } from '~/lib/money';
import said from './filter-words.json';

/** What a search says of prices, in minor units. */
export type Prices = { readonly min: number | null; readonly max: number | null };

/** Far above any price in minor units, far below what an integer column holds. */
export const PRICE_MOST = 100_000_000;

const oneOf = (words: readonly string[]): string => `(?:${words.toSorted((a, b) => b.length - a.length).join('|')})`;
const { min, max } = said.sides;
const SIDE = oneOf([...min, ...max]);
const THOUSANDS = Object.entries(said.thousands);

/** «12000», «1만2천», «만», «1.5만»: amounts as they are said and written. */
const AMOUNT = `(?=\\d|${oneOf(Object.keys(said.thousands))})${THOUSANDS.map(([word]) => `(?:(?:\\d{0,4}(?:\\.\\d)?)${word})?`).join('')}\\d{0,8}`;
const ENDING = `${oneOf(said.numberEndings)}?`;
const PRICE = new RegExp(
  `^(?:${oneOf(said.price)}${oneOf(said.particles)}?)?(?<before>${SIDE})?(?<amount>${AMOUNT})(?<money>${oneOf(Object.values(said.money).flat())})(?<side>${SIDE}|${said.span})?${ENDING}$`,
);

/** The number these digits and words say, and the last place that was said: 2,000 of «1만2천». */
function read(amount: string): { value: number; place: number } {
  let [rest, value, place] = [amount, 0, 1];
  for (const [word, each] of THOUSANDS) {
    const [before, after] = rest.split(word);
    if (before === undefined || after === undefined) continue;
    value += (before === '' ? 1 : Number(before)) * each;
    place = each;
    rest = after;
  }
  return rest === ''
    ? { value, place }
    : { value: value + Number(rest), place: 10 ** (/0*$/.exec(rest)?.[0].length ?? 0) };
}

/** «3천원 이하», «만원대», «under 5000 won»; undefined where no side of the price is said, or money the shop does not take. */
export function priceOf(key: string, currency: CurrencyCode): Prices | undefined {
  const groups: Partial<Record<string, string>> = PRICE.exec(key)?.groups ?? {};
  const { amount, money, before, side = before } = groups;
  if (amount === undefined || money === undefined || side === undefined) return undefined;
  const taken: readonly string[] = said.money[currency];
  if (!taken.includes(money)) return undefined;
  const { value, place } = read(amount);
  if (!Number.isInteger(value) || value + place > PRICE_MOST) return undefined;
  if (side === said.span) return { min: value, max: value + place - 1 };
  return min.includes(side) ? { min: value, max: null } : { min: null, max: value };
}
