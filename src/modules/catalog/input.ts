import { z } from '~/lib/zod';
import { isId, type Id } from '~/lib/ids';
import { typedText } from '~/lib/typed-text';
import { LOCALES } from '~/shops/preset';
import { COMPARED_MOST } from './rules/compared';
import { VIEWED_MOST } from './rules/viewed';
import { ALLERGENS, PAGE_SIZE, SLUG, SLUG_MAX, SORTS, type Allergen } from './rules';
import { forRanged, QUANTITIES, RANGE_MOST, RANGED, type Ranged } from './rules/nutrient-range';
import { PRICE_MOST } from './rules/read-price';
import { STOCK_IDS_MAX } from './rules/stock-answer';

export const slugInput = z.string().max(SLUG_MAX).regex(SLUG);

const variantId = z.custom<Id<'var'>>((value) => typeof value === 'string' && isId('var', value));

/** With a language what is there also says in it when it arrives; in the address, because the answer is kept by that. */
export const stockInput = z.strictObject({
  variantIds: z.array(variantId).min(1).max(STOCK_IDS_MAX),
  locale: z.enum(LOCALES).optional(),
});
export type StockInput = z.infer<typeof stockInput>;

const productId = z.custom<Id<'prd'>>((value) => typeof value === 'string' && isId('prd', value));

export const compareInput = z.strictObject({ ids: z.array(productId).min(1).max(COMPARED_MOST) });
export type CompareInput = z.output<typeof compareInput>;

/** The language stands in it: the answer is the same for everybody who asks by the same address. */
export const cardsInput = z.strictObject({
  ids: z.array(productId).min(1).max(VIEWED_MOST),
  locale: z.enum(LOCALES),
});
export type CardsInput = z.output<typeof cardsInput>;

/** Where a reader of everything goes on; empty at the start. */
export const sitemapInput = z.strictObject({ from: z.union([slugInput, z.literal('')]) });
export const feedInput = z.strictObject({ after: z.union([variantId, z.literal('')]) });

export const SEARCH_MAX = 80;
const PAGE_MAX = Math.floor(100_000 / PAGE_SIZE);

export const searchInput = z.strictObject({ q: z.string().trim().max(SEARCH_MAX) });

export const TAGS_MAX = 8;

const price = z.int().min(0).max(PRICE_MOST);
const limit = z.int().min(0).max(RANGE_MOST);

export const listInput = z.strictObject({
  q: z.string().trim().max(SEARCH_MAX).default(''),
  category: slugInput.nullable().default(null),
  tags: z.array(slugInput).max(TAGS_MAX).default([]),
  sort: z.enum(SORTS).default('recommended'),
  min: price.nullable().default(null),
  max: price.nullable().default(null),
  /** Only what can be bought now. */
  stock: z.boolean().default(false),
  /** Only what is delivered free by itself. */
  free: z.boolean().default(false),
  /** Allergens that nothing shown declares. */
  without: z.array(z.enum(ALLERGENS)).max(ALLERGENS.length).default([]),
  /** The quantity that ranges, numbers and sorts count in. */
  per: z.enum(QUANTITIES).default('serving'),
  protein: limit.nullable().default(null),
  sugar: limit.nullable().default(null),
  kcal: limit.nullable().default(null),
  sodium: limit.nullable().default(null),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});

export type ListInput = z.output<typeof listInput>;
export const EVERYTHING: ListInput = listInput.parse({});

export type Params = Record<string, string | string[] | undefined>;

const all = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
const digits = /^[0-9][0-9,]*$/;
const YES = '1';

/** How the address writes an allergen: «pine-nut». */
const allergenSlug = (allergen: Allergen): string => allergen.toLowerCase().replaceAll('_', '-');

export type PriceProblem = 'NOT_A_NUMBER' | 'UPSIDE_DOWN';
/** What was typed into the price range, kept as it was typed. */
export type TypedPrices = { readonly min: string; readonly max: string; readonly problem: PriceProblem | null };
/** The same with the limits of nutrients, and those of them that are no number. */
export type TypedFilters = TypedPrices & {
  readonly limits: Readonly<Record<Ranged, string>>;
  readonly wrong: readonly Ranged[];
};

/** Reads the address: what cannot be understood is left out, except for typed numbers, about which the page says so. */
export function readListParams(params: Params): { input: ListInput; typed: TypedFilters } {
  const one = (key: string) => typedText(params[key]);
  const min = amount(one('min'), price);
  const max = amount(one('max'), price);
  const upsideDown = typeof min === 'number' && typeof max === 'number' && min > max;
  const problem = min === undefined || max === undefined ? 'NOT_A_NUMBER' : upsideDown ? 'UPSIDE_DOWN' : null;
  const limits = forRanged((nutrient) => amount(one(nutrient), limit));
  const category = slugInput.safeParse(one('category'));
  const page = Number(one('page'));
  const without = new Set(all(params.without));
  const input: ListInput = {
    q: typedText(params.q, SEARCH_MAX),
    category: category.success ? category.data : null,
    tags: [...new Set(all(params.tag))].filter((tag) => slugInput.safeParse(tag).success).slice(0, TAGS_MAX),
    sort: SORTS.find((sort) => sort === one('sort')) ?? 'recommended',
    min: problem ? null : (min ?? null),
    max: problem ? null : (max ?? null),
    stock: one('stock') === YES,
    free: one('free') === YES,
    without: ALLERGENS.filter((allergen) => without.has(allergenSlug(allergen))),
    per: QUANTITIES.find((per) => per === one('per')) ?? 'serving',
    ...forRanged((nutrient) => limits[nutrient] ?? null),
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  };
  const wrong = RANGED.filter((nutrient) => limits[nutrient] === undefined);
  return { input, typed: { min: one('min'), max: one('max'), problem, limits: forRanged(one), wrong } };
}

/** null where nothing was typed, undefined where it is not an amount. */
function amount(typed: string, within: z.ZodType<number>): number | null | undefined {
  if (typed === '') return null;
  const value = digits.test(typed) ? Number(typed.replaceAll(',', '')) : Number.NaN;
  return within.safeParse(value).success ? value : undefined;
}

/** What the address of a list holds: only what differs from «everything». */
export function listParams(input: ListInput): [key: string, value: string][] {
  const { q, category, tags, sort, min, max, stock, free, without, per, page } = input;
  const single: [string, string | number | false | null][] = [
    ['q', q || null],
    ['category', category],
    ['sort', sort !== 'recommended' && sort],
    ['min', min],
    ['max', max],
    ['stock', stock && YES],
    ['free', free && YES],
    ['per', per !== 'serving' && per],
    ...RANGED.map((nutrient): [string, number | null] => [nutrient, input[nutrient]]),
    ['page', page > 1 && page],
  ];
  return [
    ...single.flatMap(([key, value]): [string, string][] =>
      value === null || value === false ? [] : [[key, String(value)]],
    ),
    ...tags.map((tag): [string, string] => ['tag', tag]),
    ...without.map((allergen): [string, string] => ['without', allergenSlug(allergen)]),
  ];
}

/** The address of a list that differs in `change`, from its first page on. */
export function listHref(input: ListInput, change: Partial<ListInput> = {}): string {
  const query = new URLSearchParams(listParams({ ...input, page: 1, ...change })).toString();
  return query ? `/products?${query}` : '/products';
}

type Change = { readonly change: Partial<ListInput> };
export type Chosen = Change &
  (
    | { readonly kind: 'q'; readonly q: string }
    | { readonly kind: 'category'; readonly slug: string }
    | { readonly kind: 'tag'; readonly slug: string }
    | { readonly kind: 'range'; readonly nutrient: Ranged; readonly limit: number }
    | { readonly kind: 'without'; readonly allergen: Allergen }
    | { readonly kind: 'min' | 'max'; readonly amount: number }
    | { readonly kind: 'stock' | 'free' }
  );

/** Every filter that is chosen, each with the change of the address that takes it away. */
export function chosenOf(input: ListInput): Chosen[] {
  const { q, category, tags, without, min, max, stock, free } = input;
  const chosen: (Chosen | false)[] = [
    q !== '' && { kind: 'q', q, change: { q: '' } },
    category !== null && { kind: 'category', slug: category, change: { category: null } },
    ...tags.map((slug): Chosen => ({ kind: 'tag', slug, change: { tags: tags.filter((tag) => tag !== slug) } })),
    ...RANGED.map((nutrient): Chosen | false => {
      const most = input[nutrient];
      return most !== null && { kind: 'range', nutrient, limit: most, change: { [nutrient]: null } };
    }),
    ...without.map((allergen): Chosen => ({
      kind: 'without',
      allergen,
      change: { without: without.filter((one) => one !== allergen) },
    })),
    min !== null && { kind: 'min', amount: min, change: { min: null } },
    max !== null && { kind: 'max', amount: max, change: { max: null } },
    stock && { kind: 'stock', change: { stock: false } },
    free && { kind: 'free', change: { free: false } },
  ];
  return chosen.filter((one) => one !== false);
}
