import { roundAmount } from '~/lib/money';
import { CLAIMS, type Claim } from '~/modules/nutrition/rules';

/** The allergens a Korean label must declare. */
export const ALLERGENS = [
  'EGG',
  'MILK',
  'BUCKWHEAT',
  'PEANUT',
  'SOY',
  'WHEAT',
  'MACKEREL',
  'CRAB',
  'SHRIMP',
  'PORK',
  'PEACH',
  'TOMATO',
  'SULFITE',
  'WALNUT',
  'CHICKEN',
  'BEEF',
  'SQUID',
  'SHELLFISH',
  'PINE_NUT',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

/** One thing for each allergen, under its name. */
export function forAllergens<T>(of: (allergen: Allergen) => T): Record<Allergen, T> {
  return {
    EGG: of('EGG'),
    MILK: of('MILK'),
    BUCKWHEAT: of('BUCKWHEAT'),
    PEANUT: of('PEANUT'),
    SOY: of('SOY'),
    WHEAT: of('WHEAT'),
    MACKEREL: of('MACKEREL'),
    CRAB: of('CRAB'),
    SHRIMP: of('SHRIMP'),
    PORK: of('PORK'),
    PEACH: of('PEACH'),
    TOMATO: of('TOMATO'),
    SULFITE: of('SULFITE'),
    WALNUT: of('WALNUT'),
    CHICKEN: of('CHICKEN'),
    BEEF: of('BEEF'),
    SQUID: of('SQUID'),
    SHELLFISH: of('SHELLFISH'),
    PINE_NUT: of('PINE_NUT'),
  };
}

export const STORAGES = ['ROOM', 'CHILLED', 'FROZEN'] as const;
export type Storage = (typeof STORAGES)[number];

/** Chilled or frozen: it must not wait on its way, and loses its value with time. */
export const needsCold = ({ storage }: { readonly storage: Storage }): boolean => storage !== 'ROOM';

export const TILES = ['sage', 'butter', 'blush', 'sky', 'oat'] as const;
export type Tile = (typeof TILES)[number];

export const PRODUCT_STATUSES = ['DRAFT', 'ACTIVE', 'HIDDEN'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export const SORTS = [
  'recommended',
  'best',
  'new',
  'price-asc',
  'price-desc',
  'value',
  'rating',
  'protein',
  'kcal',
  'sugar',
] as const;
export type Sort = (typeof SORTS)[number];

/** A pack by its name: «삶은 달걀 50g × 4». */
export const packTitle = (title: string, packCount: number): string =>
  packCount > 1 ? `${title} × ${packCount}` : title;

/**
 * Reviews a product needs before its own outweigh those of the whole shop. Ratings are compared by the Bayesian mean
 * (sum + weight × mean of the shop) / (count + weight), so that one review of five stars does not stand above a hundred of 4.8.
 */
export const RATING_WEIGHT = 10;

/** The half stars a product is sorted by, from the sum of its own, their count and the mean of the shop. */
export const steadyRating = (halves: number, count: number, meanHalves: number): number =>
  (halves + RATING_WEIGHT * meanHalves) / (count + RATING_WEIGHT);

/** What a search counts and filters at most: more than anybody turns pages. */
export const FOUND_MOST = 1000;
export const PAGE_SIZE = 24;
/** Cards side by side on a wide page. */
export const ROW_OF_CARDS = 5;

/** A query counts as popular from here on. */
export const POPULAR_LEAST = 3;
/** Words that mean the same are words, not sentences. */
export const SYNONYM_MAX = 30;

/** Foods a browser goes through to fill a day. */
export const FILL_FOODS_MOST = 150;

/** A stock answer never tells more than this. */
export const STOCK_SHOWN_MAX = 99;
/** Stars on average, from their sum in half stars; null where nobody has rated. */
export function ratingOf(halves: number, count: number): { average: number; count: number } | null {
  return count === 0 ? null : { average: halves / count / 2, count };
}

/** Few enough that what is kept of them stays below a megabyte. */
export const PRODUCTS_PER_SITEMAP = 2_000;
export const OFFERS_AT_ONCE = 500;

/** Slugs are written by us; everything else is not found before the database is asked. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const SLUG_MAX = 80;

/** The list page's own second address shadows this slug. */
export const RESERVED_SLUG = 'find';

/**
 * What products are compared by: amounts of one serving, shares of its energy in percent, protein for a thousand of the
 * currency's minor units, and grams of carbohydrate for each gram of protein.
 */
export const METRICS = [
  'protein',
  'kcal',
  'sugar',
  'value',
  'proteinShare',
  'carbShare',
  'fatShare',
  'carbPerProtein',
] as const;
export type Metric = (typeof METRICS)[number];
/** `decimals`: the number counts as it is printed, so 19.6 g is the 20 g its label says. */
export type Bound = {
  readonly metric: Metric;
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
};

/** Goals name nutrients, never effects. Every bound must hold; the sentences beside them say the same numbers. */
export const GOALS = {
  'goal-protein': [
    { metric: 'proteinShare', min: 40 },
    { metric: 'protein', min: 20 },
  ],
  'goal-light': [
    { metric: 'kcal', max: 200 },
    { metric: 'sugar', max: 5 },
  ],
  'goal-hearty': [
    { metric: 'kcal', min: 400 },
    { metric: 'carbShare', min: 40, max: 65 },
  ],
  'goal-recovery': [
    { metric: 'carbPerProtein', min: 1, max: 3 },
    { metric: 'fatShare', max: 20 },
  ],
  'goal-balance': [
    { metric: 'proteinShare', min: 25 },
    { metric: 'carbShare', min: 25 },
    { metric: 'fatShare', min: 25 },
  ],
} as const satisfies Record<string, readonly Bound[]>;

export type Goal = keyof typeof GOALS;
export const GOAL_SLUGS = [
  'goal-protein',
  'goal-light',
  'goal-hearty',
  'goal-recovery',
  'goal-balance',
] as const satisfies readonly Goal[];

/** One thing for each goal, under the goal's name. */
export const forGoals = <T>(of: (goal: Goal) => T): Record<Goal, T> => ({
  'goal-protein': of('goal-protein'),
  'goal-light': of('goal-light'),
  'goal-hearty': of('goal-hearty'),
  'goal-recovery': of('goal-recovery'),
  'goal-balance': of('goal-balance'),
});

/** The tag of everything that costs less than before; derived from the prices, so nobody can forget to set it. */
export const PRICE_DOWN = 'price-down';

/** The axes of the ruler on the home page: how far it reaches, one step of the handle, and which side of it fits. */
export const AXES = {
  protein: { max: 40, step: 1, side: 'min', start: 20, decimals: 0 },
  kcal: { max: 600, step: 10, side: 'max', start: 250, decimals: 0 },
  sugar: { max: 20, step: 1, side: 'max', start: 5, decimals: 1 },
  value: { max: 16, step: 1, side: 'min', start: 8, decimals: 1 },
} as const satisfies Partial<
  Record<Metric, { max: number; step: number; side: 'min' | 'max'; start: number; decimals: number }>
>;

export type Axis = keyof typeof AXES;
export const AXIS_NAMES = ['protein', 'kcal', 'sugar', 'value'] as const satisfies readonly Axis[];

/** What a value of `tag` in the address means: a stored tag, or a condition on numbers we know. */
export type TagFilter =
  | { readonly kind: 'tag'; readonly slug: string }
  | { readonly kind: 'price-down'; readonly slug: string }
  | { readonly kind: 'claim'; readonly slug: string; readonly claim: Claim }
  | { readonly kind: 'goal'; readonly slug: Goal }
  | { readonly kind: 'axis'; readonly slug: string; readonly axis: Axis; readonly value: number };

const isGoal = (slug: string): slug is Goal => Object.hasOwn(GOALS, slug);
const isAxis = (name: string | undefined): name is Axis => name !== undefined && Object.hasOwn(AXES, name);

/** The tag of everything that earns a claim: «claim-high-protein». */
export const claimTag = (claim: Claim): string => `claim-${claim.toLowerCase().replaceAll('_', '-')}`;
const CLAIM_OF: ReadonlyMap<string, Claim> = new Map(CLAIMS.map((claim) => [claimTag(claim), claim]));

/** `protein-20` is at least 20 g of protein, `kcal-250` at most 250 kcal: the side is the axis's own. */
export function tagFilter(slug: string): TagFilter {
  if (slug === PRICE_DOWN) return { kind: 'price-down', slug };
  if (isGoal(slug)) return { kind: 'goal', slug };
  const claim = CLAIM_OF.get(slug);
  if (claim) return { kind: 'claim', slug, claim };
  const [, axis, value] = /^([a-z]+)-(\d{1,4})$/.exec(slug) ?? [];
  return isAxis(axis) ? { kind: 'axis', slug, axis, value: Number(value) } : { kind: 'tag', slug };
}

/** The bounds a filter puts on a product's numbers; none for tags and prices. */
export function boundsOf(filter: TagFilter): readonly Bound[] {
  if (filter.kind === 'goal') return GOALS[filter.slug];
  if (filter.kind !== 'axis') return [];
  const { axis, value } = filter;
  const { side, decimals } = AXES[axis];
  return [{ metric: axis, [side]: value, decimals }];
}

/** Marks on the ruler: the best known products, far enough apart that their pictures do not hide each other. */
export function spreadOut<T extends { readonly at: number; readonly popularity: number }>(
  items: readonly T[],
  gap: number,
  most: number,
): T[] {
  const kept: T[] = [];
  for (const item of items.toSorted((a, b) => b.popularity - a.popularity)) {
    if (kept.length < most && kept.every((other) => Math.abs(other.at - item.at) >= gap)) kept.push(item);
  }
  return kept.toSorted((a, b) => a.at - b.at);
}

type Localized = { readonly ko: string; readonly en: string };

/** «프로틴 셰이크 카카오 50g»: the product, the flavour and the serving, as the pack says it. */
export function variantTitle(name: Localized, flavour: Localized | null, serving: string): Localized {
  const title = (language: 'ko' | 'en') => [name[language], flavour?.[language], serving].filter(Boolean).join(' ');
  return { ko: title('ko'), en: title('en') };
}

export type StockState = 'sold-out' | 'low' | 'in-stock';

/** How a shopper hears of stock: the exact number only when at most `low` are left. */
export function stockState(available: number, low: number): StockState {
  if (available <= 0) return 'sold-out';
  return available <= low ? 'low' : 'in-stock';
}

export type Unit = {
  readonly price: number;
  readonly packCount: number;
  readonly servingSize: number;
  readonly proteinG: number;
};

/** What one piece, 100 g (or ml) and 10 g of protein cost, in minor units; no price for protein where there is next to none. */
export function unitPrices({ price, packCount, servingSize, proteinG }: Unit) {
  return {
    piece: roundAmount(price / packCount),
    per100: roundAmount((price * 100) / (packCount * servingSize)),
    protein10: proteinG < 1 ? null : roundAmount((price * 10) / (packCount * proteinG)),
  };
}

/** Whole percent a piece costs less in this pack than singly; 0 where there is nothing to compare. */
export function packSaving(price: number, packCount: number, single: number | null): number {
  if (single === null || packCount === 1) return 0;
  return Math.max(0, Math.round((1 - price / packCount / single) * 100));
}
