import { z } from '~/lib/zod';
import { isId, type Id } from '~/lib/ids';
import { plainText, seenText } from '~/lib/plain-text';
import { typedText } from '~/lib/typed-text';
import { SEARCH_MAX, slugInput } from './input';
import { ALLERGENS, PRODUCT_STATUSES, STORAGES, SYNONYM_MAX } from './rules';
import { ALT_MAX, kindOfPicture, PICTURES_MAX } from './rules/pictures';
import { PRICE_MOST } from './rules/read-price';

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

const amount = z.int('AMOUNT_INVALID').min(1, 'PRICE_LOW').max(PRICE_MOST, 'PRICE_HIGH');

/** As a column of the database holds it. */
const stored = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** New prices in minor units, and those the editor saw. Messages are keys of `admin.island.field`. */
export const priceInput = z
  .strictObject({
    variantId,
    price: amount,
    listPrice: amount.nullable(),
    seen: z.strictObject({ price: stored, listPrice: stored.nullable() }),
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

const edition = z.int().min(0);
/** What is typed into one line, and into several; a missing text is said as REQUIRED. */
const line = (max: number) =>
  z
    .string()
    .max(4 * max, 'TEXT_LONG')
    .transform(seenText)
    .pipe(z.string().min(1, 'TEXT_REQUIRED').max(max, 'TEXT_LONG'));
const lines = (max: number) =>
  z
    .string()
    .max(4 * max, 'TEXT_LONG')
    .transform(plainText)
    .pipe(z.string().min(1, 'TEXT_REQUIRED').max(max, 'TEXT_LONG'));
/** Null where nothing is typed. */
const maybe = (max: number) =>
  z
    .string()
    .max(4 * max, 'TEXT_LONG')
    .transform(seenText)
    .pipe(z.string().max(max, 'TEXT_LONG'))
    .transform((text) => text || null)
    .nullable();

/** How long each text of a product may be; it is written in both languages. */
export const TEXT_MAX = {
  name: 60,
  summary: 120,
  description: 2000,
  foodType: 60,
  ingredients: 1000,
  maker: 120,
  origin: 40,
  importer: 120,
} as const;
export type TextName = keyof typeof TEXT_MAX;
const PAIRS = ['maker', 'origin', 'importer'] as const;

/** All words of a product, with the edition the editor saw. Messages are keys of `admin.island.field`. */
export const textsInput = z
  .strictObject({
    productId,
    seen: edition,
    nameKo: line(TEXT_MAX.name),
    nameEn: line(TEXT_MAX.name),
    summaryKo: line(TEXT_MAX.summary),
    summaryEn: line(TEXT_MAX.summary),
    descriptionKo: lines(TEXT_MAX.description),
    descriptionEn: lines(TEXT_MAX.description),
    foodTypeKo: line(TEXT_MAX.foodType),
    foodTypeEn: line(TEXT_MAX.foodType),
    ingredientsKo: lines(TEXT_MAX.ingredients),
    ingredientsEn: lines(TEXT_MAX.ingredients),
    makerKo: maybe(TEXT_MAX.maker),
    makerEn: maybe(TEXT_MAX.maker),
    originKo: maybe(TEXT_MAX.origin),
    originEn: maybe(TEXT_MAX.origin),
    importerKo: maybe(TEXT_MAX.importer),
    importerEn: maybe(TEXT_MAX.importer),
    geneticallyModified: z.boolean(),
    allergens: z
      .array(z.enum(ALLERGENS))
      .max(ALLERGENS.length)
      .transform((chosen) => ALLERGENS.filter((allergen) => chosen.includes(allergen))),
    storage: z.enum(STORAGES),
    shelfLifeDays: z.int('DAYS_INVALID').min(1, 'DAYS_INVALID').max(3650, 'DAYS_INVALID'),
  })
  .check(({ value, issues }) => {
    const say = (field: string, message: string) =>
      issues.push({ code: 'custom', input: value, path: [field], message });
    for (const name of PAIRS) {
      if (value[`${name}Ko`] === null && value[`${name}En`] !== null) say(`${name}Ko`, 'BOTH_LANGUAGES');
      if (value[`${name}En`] === null && value[`${name}Ko`] !== null) say(`${name}En`, 'BOTH_LANGUAGES');
    }
    // Imported food names who brings it in, and who brings something in brings it from somewhere.
    if (value.originKo !== null && value.importerKo === null && value.importerEn === null)
      say('importerKo', 'IMPORTER_REQUIRED');
    if (value.importerKo !== null && value.originKo === null && value.originEn === null)
      say('originKo', 'ORIGIN_REQUIRED');
  });
export type TextsInput = z.output<typeof textsInput>;

const PICTURE_PATH = /^\/(?:products\/[a-z0-9-]+\/[a-z0-9-]+|pictures\/pic_[A-Za-z0-9]{20})\.webp$/;
const picture = z.strictObject({
  path: z.string().max(200).regex(PICTURE_PATH),
  altKo: maybe(ALT_MAX),
  altEn: maybe(ALT_MAX),
});

/** A product's pictures in their order; what staff uploaded says in words what it shows, a drawn one may leave that to the shop. */
export const picturesInput = z
  .strictObject({
    productId,
    seen: edition,
    pictures: z.array(picture).min(1, 'PICTURE_REQUIRED').max(PICTURES_MAX, 'PICTURES_MANY'),
  })
  .check(({ value, issues }) => {
    const seen = new Set<string>();
    for (const [at, { path, altKo, altEn }] of value.pictures.entries()) {
      const say = (field: string, message: string) =>
        issues.push({ code: 'custom', input: value, path: ['pictures', at, field], message });
      if (seen.has(path)) say('path', 'PICTURE_TWICE');
      seen.add(path);
      const isNeeded = kindOfPicture(path) === 'photo' || altKo !== null || altEn !== null;
      if (isNeeded && altKo === null) say('altKo', 'ALT_REQUIRED');
      if (isNeeded && altEn === null) say('altEn', 'ALT_REQUIRED');
    }
  });
export type PicturesInput = z.output<typeof picturesInput>;

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
