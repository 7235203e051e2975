import 'server-only';
import { and, asc, count, desc, eq, exists, ilike, or, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { LOW_STOCK } from '~/modules/inventory/rules';
import { variantStock } from '~/modules/inventory/tables';
import type { Db } from '~/server/db';
import type { Locale } from '~/shops/preset';
import type { AdminListInput } from '../admin-input';
import { brands, categories, products, variants } from '../tables';
import { variantImage, variantWords } from './variant-words';

export const ADMIN_PAGE_SIZE = 30;

const stock = sql<number>`coalesce(${variantStock.stock}, 0)::int`;
const reserved = sql<number>`coalesce(${variantStock.reservedStock}, 0)::int`;
const free = sql<number>`coalesce(${variantStock.stock} - ${variantStock.reservedStock}, 0)::int`;
const isOut = sql`${free} <= 0`;
const isLow = sql`${free} BETWEEN 1 AND ${LOW_STOCK}`;
const counted = (condition: SQL) => sql<number>`count(*) FILTER (WHERE ${variants.active} AND ${condition})::int`;

/** What a product's variants come to. */
function shelfOf(db: Db) {
  return db
    .select({
      variantCount: sql<number>`count(*)::int`.as('variant_count'),
      lowest: sql<number | null>`min(${variants.price})`.as('lowest'),
      highest: sql<number | null>`max(${variants.price})`.as('highest'),
      stock: sql<number>`coalesce(sum(${stock}), 0)::int`.as('shelf_stock'),
      reserved: sql<number>`coalesce(sum(${reserved}), 0)::int`.as('shelf_reserved'),
      outCount: counted(isOut).as('out_count'),
      lowCount: counted(isLow).as('low_count'),
    })
    .from(variants)
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(eq(variants.productId, products.id))
    .as('shelf');
}
type Shelf = ReturnType<typeof shelfOf>;

const pattern = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

function matching(db: Db, q: string): SQL | undefined {
  const words = q.split(/\s+/).filter(Boolean);
  return and(
    ...words.map((word) => {
      const like = pattern(word);
      const bySku = db
        .select({ one: sql`1` })
        .from(variants)
        .where(and(eq(variants.productId, products.id), ilike(variants.sku, like)));
      return or(
        ilike(products.nameKo, like),
        ilike(products.nameEn, like),
        ilike(products.slug, like),
        ilike(brands.nameKo, like),
        ilike(brands.nameEn, like),
        exists(bySku),
      );
    }),
  );
}

function fitting(db: Db, shelf: Shelf, input: AdminListInput): SQL | undefined {
  return and(
    matching(db, input.q),
    input.status ? eq(products.status, input.status) : undefined,
    input.category ? eq(categories.slug, input.category) : undefined,
    input.stock === 'out' ? sql`${shelf.outCount} > 0` : undefined,
    input.stock === 'low' ? sql`${shelf.lowCount} > 0` : undefined,
  );
}

function order(shelf: Shelf, sort: AdminListInput['sort'], locale: Locale): SQL[] {
  switch (sort) {
    case 'new':
      return [desc(products.publishedAt)];
    case 'name':
      return [asc(locale === 'ko' ? products.nameKo : products.nameEn)];
    case 'stock':
      return [sql`${shelf.stock} - ${shelf.reserved}`];
    case 'price':
      return [sql`${shelf.lowest} NULLS LAST`];
    case 'popular':
      return [desc(products.popularity)];
  }
}

/** One page of all products, whatever their status, with what is in stock. Two statements. */
export async function listForAdmin(db: Db, input: AdminListInput, locale: Locale) {
  const shelf = shelfOf(db);
  const where = fitting(db, shelf, input);
  const [items, [total]] = await Promise.all([
    db
      .select({
        id: products.id,
        slug: products.slug,
        nameKo: products.nameKo,
        nameEn: products.nameEn,
        brandKo: brands.nameKo,
        brandEn: brands.nameEn,
        categoryKo: categories.nameKo,
        categoryEn: categories.nameEn,
        status: products.status,
        tile: products.tile,
        image: sql<string>`${products.images}[1]`,
        variantCount: shelf.variantCount,
        lowest: shelf.lowest,
        highest: shelf.highest,
        stock: shelf.stock,
        reserved: shelf.reserved,
        outCount: shelf.outCount,
        lowCount: shelf.lowCount,
      })
      .from(products)
      .innerJoin(brands, eq(brands.id, products.brandId))
      .innerJoin(categories, eq(categories.id, products.categoryId))
      .innerJoinLateral(shelf, sql`true`)
      .where(where)
      .orderBy(...order(shelf, input.sort, locale), asc(products.id))
      .limit(ADMIN_PAGE_SIZE)
      .offset((input.page - 1) * ADMIN_PAGE_SIZE),
    db
      .select({ count: count() })
      .from(products)
      .innerJoin(brands, eq(brands.id, products.brandId))
      .innerJoin(categories, eq(categories.id, products.categoryId))
      .innerJoinLateral(shelf, sql`true`)
      .where(where),
  ]);
  return { items, total: total?.count ?? 0 };
}

/** How many products there are in each status. */
export function countByProductStatus(db: Db) {
  return db.select({ status: products.status, count: count() }).from(products).groupBy(products.status);
}

/** Options on sale that are sold out, the best selling first, and nearly so, the emptiest first; and how many. Three statements. */
export async function listRunningOut(db: Db, limitEach: number) {
  const onSale = and(eq(products.status, 'ACTIVE'), eq(variants.active, true));
  const some = (condition: SQL, ...by: SQL[]) =>
    db
      .select({
        productId: products.id,
        variantId: variants.id,
        nameKo: products.nameKo,
        nameEn: products.nameEn,
        ...variantWords,
        tile: products.tile,
        image: variantImage,
        free,
        reserved,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
      .where(and(onSale, condition))
      .orderBy(...by, desc(products.popularity), asc(variants.id))
      .limit(limitEach);
  const [out, low, [counts]] = await Promise.all([
    some(isOut),
    some(isLow, free),
    db
      .select({ out: counted(isOut), low: counted(isLow) })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
      .where(onSale),
  ]);
  return { items: [...out, ...low], out: counts?.out ?? 0, low: counts?.low ?? 0 };
}

/** A product in whatever status, with its brand and category. */
export async function findForAdmin(db: Db, productId: Id<'prd'>) {
  const [row] = await db
    .select({
      id: products.id,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      brandKo: brands.nameKo,
      brandEn: brands.nameEn,
      categoryKo: categories.nameKo,
      categoryEn: categories.nameEn,
      status: products.status,
      tile: products.tile,
      images: products.images,
      storage: products.storage,
      maxPerOrder: products.maxPerOrder,
      publishedAt: products.publishedAt,
      updatedAt: products.updatedAt,
    })
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .where(eq(products.id, productId));
  return row;
}

/** All its variants in their order, with prices and counters. */
export function variantsForAdmin(db: Db, productId: Id<'prd'>) {
  return db
    .select({
      id: variants.id,
      sku: variants.sku,
      ...variantWords,
      price: variants.price,
      listPrice: variants.listPrice,
      shownListPrice: variants.shownListPrice,
      lowestBefore: sql<
        number | null
      >`lowest_price_before(${variants.id}, coalesce(discount_began(${variants.id}), now()))`,
      currency: variants.currency,
      active: variants.active,
      stock,
      reserved,
    })
    .from(variants)
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(eq(variants.productId, productId))
    .orderBy(asc(variants.position));
}
