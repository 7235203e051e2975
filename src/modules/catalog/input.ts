import { z } from '~/lib/zod';
import { isId, type Id } from '~/lib/ids';
import { typedText } from '~/lib/typed-text';
import { COMPARED_MOST } from './rules/compared';
import { STOCK_IDS_MAX } from './rules/stock-answer';
import { PAGE_SIZE, SLUG, SLUG_MAX, SORTS } from './rules';

export const slugInput = z.string().max(SLUG_MAX).regex(SLUG);

const variantId = z.custom<Id<'var'>>((value) => typeof value === 'string' && isId('var', value));

export const stockInput = z.strictObject({ variantIds: z.array(variantId).min(1).max(STOCK_IDS_MAX) });

const productId = z.custom<Id<'prd'>>((value) => typeof value === 'string' && isId('prd', value));

export const compareInput = z.strictObject({ ids: z.array(productId).min(1).max(COMPARED_MOST) });
export type CompareInput = z.output<typeof compareInput>;

/** Where a reader of everything goes on; empty at the start. */
export const sitemapInput = z.strictObject({ from: z.union([slugInput, z.literal('')]) });
export const feedInput = z.strictObject({ after: z.union([variantId, z.literal('')]) });

export const SEARCH_MAX = 80;
/** Far above any price in minor units, far below what an integer column holds. */
const PRICE_MAX = 100_000_000;
const PAGE_MAX = Math.floor(100_000 / PAGE_SIZE);

export const searchInput = z.strictObject({ q: z.string().trim().max(SEARCH_MAX) });

const price = z.int().min(0).max(PRICE_MAX);

export const listInput = z.strictObject({
  q: z.string().trim().max(SEARCH_MAX).default(''),
  category: slugInput.nullable().default(null),
  tags: z.array(slugInput).max(5).default([]),
  sort: z.enum(SORTS).default('recommended'),
  min: price.nullable().default(null),
  max: price.nullable().default(null),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});

export type ListInput = z.output<typeof listInput>;
export const EVERYTHING: ListInput = listInput.parse({});

type Params = Record<string, string | string[] | undefined>;

const all = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat());
const digits = /^[0-9][0-9,]*$/;

export type PriceProblem = 'NOT_A_NUMBER' | 'UPSIDE_DOWN';
/** What was typed into the price range, kept as it was typed. */
export type TypedPrices = { readonly min: string; readonly max: string; readonly problem: PriceProblem | null };

/** Reads the address: what cannot be understood is left out, except for typed prices, about which the page says so. */
export function readListParams(params: Params): { input: ListInput; typed: TypedPrices } {
  const one = (key: string) => typedText(params[key]);
  const min = amount(one('min'));
  const max = amount(one('max'));
  const upsideDown = typeof min === 'number' && typeof max === 'number' && min > max;
  const problem = min === undefined || max === undefined ? 'NOT_A_NUMBER' : upsideDown ? 'UPSIDE_DOWN' : null;
  const category = slugInput.safeParse(one('category'));
  const page = Number(one('page'));
  const input: ListInput = {
    q: typedText(params.q, SEARCH_MAX),
    category: category.success ? category.data : null,
    tags: [...new Set(all(params.tag))].filter((tag) => slugInput.safeParse(tag).success).slice(0, 5),
    sort: SORTS.find((sort) => sort === one('sort')) ?? 'recommended',
    min: problem ? null : (min ?? null),
    max: problem ? null : (max ?? null),
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  };
  return { input, typed: { min: one('min'), max: one('max'), problem } };
}

/** null where nothing was typed, undefined where it is not an amount. */
function amount(typed: string): number | null | undefined {
  if (typed === '') return null;
  const value = digits.test(typed) ? Number(typed.replaceAll(',', '')) : Number.NaN;
  return price.safeParse(value).success ? value : undefined;
}

/** The address of a list, with only what differs from «everything». */
export function listHref(input: ListInput, change: Partial<ListInput> = {}): string {
  const { q, category, tags, sort, min, max, page } = { ...input, page: 1, ...change };
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (category) params.set('category', category);
  for (const tag of tags) params.append('tag', tag);
  if (sort !== 'recommended') params.set('sort', sort);
  if (min !== null) params.set('min', String(min));
  if (max !== null) params.set('max', String(max));
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/products?${query}` : '/products';
}
