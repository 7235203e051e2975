import { z } from '~/lib/zod';
import { isId, type Id } from '~/lib/ids';
import { typedText } from '~/lib/typed-text';
import { SEARCH_MAX, slugInput } from './input';
import { PRODUCT_STATUSES, SYNONYM_MAX } from './rules';

const PRICE_MAX = 100_000_000;
const PAGE_MAX = 10_000;

export const ADMIN_SORTS = ['popular', 'new', 'name', 'stock', 'price'] as const;
export const STOCK_FILTERS = ['low', 'out'] as const;

const productId = z.custom<Id<'prd'>>((value) => typeof value === 'string' && isId('prd', value));
const variantId = z.custom<Id<'var'>>((value) => typeof value === 'string' && isId('var', value));

export const productRefInput = z.strictObject({ productId });

export const adminListInput = z.strictObject({
  q: z.string().trim().max(SEARCH_MAX).default(''),
  status: z.enum(PRODUCT_STATUSES).nullable().default(null),
  category: slugInput.nullable().default(null),
  stock: z.enum(STOCK_FILTERS).nullable().default(null),
  sort: z.enum(ADMIN_SORTS).default('popular'),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});
export type AdminListInput = z.output<typeof adminListInput>;

const amount = z.int('AMOUNT_INVALID').min(1, 'PRICE_LOW').max(PRICE_MAX, 'PRICE_HIGH');

/** New prices in minor units, and those the editor saw. Messages are keys of `admin.island.field`. */
export const priceInput = z
  .strictObject({
    variantId,
    price: amount,
    listPrice: amount.nullable(),
    seen: z.strictObject({ price: z.int(), listPrice: z.int().nullable() }),
  })
  .refine(({ price, listPrice }) => listPrice === null || listPrice > price, {
    path: ['listPrice'],
    message: 'LIST_PRICE_LOW',
  });
export type PriceInput = z.output<typeof priceInput>;

export const statusInput = z.strictObject({
  productId,
  status: z.enum(PRODUCT_STATUSES),
  seen: z.enum(PRODUCT_STATUSES),
});
export type StatusInput = z.output<typeof statusInput>;

const synonymId = z.custom<Id<'syn'>>((value) => typeof value === 'string' && isId('syn', value));
const word = z.string().trim().min(1).max(SYNONYM_MAX);

/** Two words that mean the same. */
export const synonymInput = z.strictObject({ word, other: word });
export type SynonymInput = z.output<typeof synonymInput>;
export const synonymRefInput = z.strictObject({ synonymId });

type Params = Record<string, string | string[] | undefined>;

/** Reads the address of the list; what cannot be understood is left out. */
export function readAdminList(params: Params): AdminListInput {
  const one = (key: string) => typedText(params[key]);
  const category = slugInput.safeParse(one('category'));
  const page = Number(one('page'));
  return {
    q: typedText(params.q, SEARCH_MAX),
    status: PRODUCT_STATUSES.find((status) => status === one('status')) ?? null,
    category: category.success ? category.data : null,
    stock: STOCK_FILTERS.find((stock) => stock === one('stock')) ?? null,
    sort: ADMIN_SORTS.find((sort) => sort === one('sort')) ?? 'popular',
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  };
}

/** The address of the list, with only what differs from «everything». */
export function adminListHref(input: AdminListInput, change: Partial<AdminListInput> = {}): string {
  const { q, status, category, stock, sort, page } = { ...input, page: 1, ...change };
  const params = new URLSearchParams();
  if (q) params.set('q', q);
  if (status) params.set('status', status);
  if (category) params.set('category', category);
  if (stock) params.set('stock', stock);
  if (sort !== 'popular') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/admin/products?${query}` : '/admin/products';
}
