import type { CurrencyCode } from '~/lib/money';
import { CLAIMS, type Claim } from '~/modules/nutrition/rules';
import { ALLERGENS, claimTag, GOAL_SLUGS, type Allergen } from '../rules';
import said from './filter-words.json';
import { RANGED, RANGES, type Quantity, type Ranged } from './nutrient-range';
import { priceOf, type Prices } from './read-price';

/** What a search says that the list has a filter for, and the words that are left to be looked for. */
export type ReadFilters = {
  readonly text: string;
  readonly tags: readonly string[];
  readonly without: readonly Allergen[];
  readonly limits: Readonly<Partial<Record<Ranged, number>>>;
  readonly per: Quantity | null;
  /** In minor units. */
  readonly prices: Prices;
};

type Meant = {
  readonly tag?: string;
  readonly without?: readonly Allergen[];
  readonly limit?: { readonly nutrient: Ranged; readonly value: number };
  readonly per?: Quantity;
  readonly prices?: Prices;
  /** What is left of a word that was written in one with a claim. */
  readonly rest?: string;
};

/** More words than one condition is ever written in. */
const WORDS_OF_ONE = 5;
/** «저당초코» is two words written in one; one letter more is an ending. */
const REST_LEAST = 2;

const tagsBy = new Map<string, string>([
  ...CLAIMS.flatMap((claim) => said.claims[claim].map((word): [string, string] => [word, claimTag(claim)])),
  ...GOAL_SLUGS.flatMap((goal) => said.goals[goal].map((word): [string, string] => [word, goal])),
]);

const longestFirst = (words: readonly string[]): string[] => words.toSorted((a, b) => b.length - a.length);
const oneOf = (words: readonly string[]): string => `(?:${longestFirst(words).join('|')})`;

const allergenBy = new Map<string, Allergen>(
  ALLERGENS.flatMap((allergen) => said.allergens[allergen].map((word): [string, Allergen] => [word, allergen])),
);
const ALLERGEN = oneOf([...allergenBy.keys()]);
const ALLERGENS_NAMED = `((?:${ALLERGEN}${oneOf(said.between)}?)+)`;
const UNWANTED = [
  new RegExp(`^${ALLERGENS_NAMED}${oneOf(said.particles)}?${oneOf(said.without)}$`),
  new RegExp(`^${oneOf(said.withoutBefore)}${ALLERGENS_NAMED}$`),
];
const EACH_ALLERGEN = new RegExp(ALLERGEN, 'g');

const SIDE = oneOf([...said.sides.min, ...said.sides.max]);
const ENDING = `${oneOf(said.numberEndings)}?`;

/** The ways to write a limit: each has its digits and, where it is said, the unit and the side. */
const LIMITS = RANGED.map((nutrient) => {
  const [name, unit] = [oneOf(said.nutrients[nutrient]), oneOf(said.units[nutrient])];
  // «당» behind a number says «for each», as in «100g당».
  const behind = oneOf(said.nutrients[nutrient].filter((word) => word !== said.forEach));
  const ways = [
    `^${name}${oneOf(said.particles)}?(?<before>${SIDE})?(?<value>\\d{1,4})(?<unit>${unit})?(?<side>${SIDE})?${ENDING}$`,
    `^(?<before>${SIDE})?(?<value>\\d{1,4})(?<unit>${unit})(?:of)?(?<side>${SIDE})?${ENDING}${behind}(?<last>${SIDE})?$`,
  ];
  if (nutrient === 'kcal')
    ways.push(`^(?<before>${SIDE})?(?<value>\\d{1,4})(?<unit>${unit})(?<side>${SIDE})?${ENDING}$`);
  return { nutrient, ways: ways.map((way) => new RegExp(way)) };
});

/** null where a side is named that the list has no filter for: «단백질 20g 이하». */
function limitOf(key: string): Meant['limit'] | null {
  for (const { nutrient, ways } of LIMITS) {
    for (const way of ways) {
      const groups: Partial<Record<string, string>> = way.exec(key)?.groups ?? {};
      const { value, unit, before, side = before, last = side } = groups;
      if (value === undefined || (unit === undefined && last === undefined)) continue;
      const own: readonly string[] = said.sides[RANGES[nutrient].side];
      return last === undefined || own.includes(last) ? { nutrient, value: Number(value) } : null;
    }
  }
  return undefined;
}

function withoutOf(key: string): Allergen[] {
  const named = UNWANTED.map((way) => way.exec(key)?.[1]).find((found) => found !== undefined);
  return (named?.match(EACH_ALLERGEN) ?? []).flatMap((word) => allergenBy.get(word) ?? []);
}

const ENDINGS = new RegExp(`${oneOf(said.claimEndings)}$`);
const gluedClaims = longestFirst(CLAIMS.flatMap((claim: Claim) => said.claims[claim])).filter((word) =>
  /^\p{Script=Hangul}+$/u.test(word),
);

/** null for words of a condition that cannot be kept: no part of them is one by itself. */
function meantBy(key: string, currency: CurrencyCode): Meant | null | undefined {
  const tag = tagsBy.get(key) ?? tagsBy.get(key.replace(ENDINGS, ''));
  if (tag !== undefined) return { tag };
  if (said.per100.includes(key)) return { per: '100' };
  const limit = limitOf(key);
  if (limit !== undefined) return limit && { limit };
  const prices = priceOf(key, currency);
  if (prices !== undefined) return { prices };
  const without = withoutOf(key);
  return without.length > 0 ? { without } : undefined;
}

function gluedIn(key: string): Meant | undefined {
  const claim = gluedClaims.find((word) => key.startsWith(word) && key.length - word.length >= REST_LEAST);
  return claim === undefined ? undefined : { tag: tagsBy.get(claim), rest: key.slice(claim.length) };
}

const keyOf = (words: readonly string[]): string =>
  words
    .join('')
    .toLowerCase()
    .replaceAll(/[-,·'’]/g, '');

/** The condition that begins with the first of these words, the longest first, and how many words it takes. */
function firstMeant(
  words: readonly string[],
  currency: CurrencyCode,
): { meant: Meant | null; taken: number } | undefined {
  for (let taken = Math.min(WORDS_OF_ONE, words.length); taken > 0; taken -= 1) {
    const key = keyOf(words.slice(0, taken));
    const whole = meantBy(key, currency);
    const meant = whole === undefined && taken === 1 ? gluedIn(key) : whole;
    if (meant !== undefined) return { meant, taken };
  }
  return undefined;
}

const stricter = (nutrient: Ranged, a: number, b: number): number =>
  RANGES[nutrient].side === 'min' ? Math.max(a, b) : Math.min(a, b);

/** Both limits of a nutrient as one: whatever keeps the stricter keeps them both. */
export const strictest = (
  nutrient: Ranged,
  a: number | null | undefined,
  b: number | null | undefined,
): number | null => (typeof a === 'number' && typeof b === 'number' ? stricter(nutrient, a, b) : (a ?? b ?? null));

/** The least and the most that keep to all of them. */
export const narrowest = (all: readonly Prices[]): Prices => {
  const [mins, maxes] = [all.flatMap(({ min }) => min ?? []), all.flatMap(({ max }) => max ?? [])];
  return { min: mins.length > 0 ? Math.max(...mins) : null, max: maxes.length > 0 ? Math.min(...maxes) : null };
};

/**
 * Takes the conditions out of a search, in Korean and English: claims and goals by name, «새우 없는», «without milk»,
 * «단백질 20g 이상», «200kcal 이하», «3천원 이하». What it does not know stays text; where it knows nothing the text is what was typed.
 */
export function readFilters(query: string, currency: CurrencyCode): ReadFilters {
  const words = query.normalize('NFC').trim().split(/\s+/).filter(Boolean);
  const left: string[] = [];
  const all: Meant[] = [];
  while (words.length > 0) {
    const { meant, taken } = firstMeant(words, currency) ?? { meant: null, taken: 1 };
    const typed = words.splice(0, taken);
    if (meant === null) left.push(...typed);
    else {
      all.push(meant);
      if (meant.rest !== undefined) words.unshift(meant.rest);
    }
  }
  const limits: Partial<Record<Ranged, number>> = {};
  for (const { limit } of all)
    if (limit) limits[limit.nutrient] = strictest(limit.nutrient, limits[limit.nutrient], limit.value) ?? limit.value;
  const without = new Set(all.flatMap((one) => one.without ?? []));
  return {
    text: all.length === 0 ? query : left.filter((word) => !said.nothing.includes(word.toLowerCase())).join(' '),
    tags: [...new Set(all.flatMap(({ tag }) => tag ?? []))],
    without: ALLERGENS.filter((allergen) => without.has(allergen)),
    limits,
    per: all.find(({ per }) => per !== undefined)?.per ?? null,
    prices: narrowest(all.flatMap(({ prices }) => prices ?? [])),
  };
}
