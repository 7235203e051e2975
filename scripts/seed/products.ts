import { and, eq, getTableColumns, inArray, lt, notInArray, sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { products, productTags, variants } from '~/modules/catalog/tables';
import type { Tile } from '~/modules/catalog/rules';
import type { Db } from '~/server/db';
import type { ShopPreset } from '~/shops/preset';
import type { CatalogProduct, CatalogVariant } from '../../drizzle/seed/schema';
import { fromOffered } from './excluded';
import { entry, flavourKey, type Shelf } from './shelf';
import { nutritionKey, type Places } from './shelves';

const TILE_OF: Record<CatalogProduct['pack']['palette'], Tile> = {
  moss: 'sage',
  lime: 'sage',
  cocoa: 'oat',
  oat: 'oat',
  butter: 'butter',
  tangerine: 'butter',
  wheat: 'butter',
  plum: 'blush',
  clay: 'blush',
  rose: 'blush',
  tomato: 'blush',
  sky: 'sky',
};

/** Positions of variants that are written anew wait above this, so that two never claim one place. */
const ASIDE = 10_000;

/** Products, their variants and tags. Variants that left the files go off sale; orders still point at them. */
export async function writeProducts(
  db: Db,
  shop: ShopPreset,
  shelf: Shelf,
  places: Places,
): Promise<Map<string, Id<'var'>>> {
  const makers = new Map(shelf.catalog.brands.map(({ slug, makerKo, makerEn }) => [slug, { makerKo, makerEn }]));
  const rows = shelf.catalog.products.map((product) => ({
    ...productRow(product, places),
    ...entry(makers, product.brand, product.slug),
  }));
  const {
    id: _id,
    slug: _slug,
    status: _status,
    createdAt: _created,
    edition: _edition,
    reviewCount: _reviewCount,
    ratingHalves: _ratingHalves,
    ...words
  } = getTableColumns(products);
  await db
    .insert(products)
    .values(rows)
    .onConflictDoUpdate({
      target: products.slug,
      set: { ...fromOffered(words), updatedAt: sql`now()` },
      // What staff have written since is theirs.
      setWhere: eq(products.edition, 0),
    });
  const slugs = rows.map(({ slug }) => slug);
  const written = await db
    .select({ id: products.id, slug: products.slug })
    .from(products)
    .where(inArray(products.slug, slugs));
  const productIds = new Map(written.map((row) => [row.slug, row.id]));
  await writeTags(db, shelf, places, productIds);
  return writeVariants(db, shop, shelf, places, productIds);
}

const at = (slug: string, name: string) => `/products/${slug}/${name}.webp`;

function productRow(product: CatalogProduct, places: Places): typeof products.$inferInsert {
  const { slug, brand, category, tags: _tags, pack, nutrition, variants: _variants, publishedAt, ...words } = product;
  return {
    ...words,
    slug,
    id: newId('prd'),
    sellerId: places.seller,
    brandId: entry(places.brands, brand, slug),
    categoryId: entry(places.categories, category, slug),
    nutritionId: entry(places.nutrition, nutritionKey(nutrition), slug),
    tile: TILE_OF[pack.palette],
    images: [at(slug, 'pack'), at(slug, 'styled'), at(slug, 'nutrition')],
    shareImage: `/share/${slug}.jpg`,
    publishedAt: new Date(`${publishedAt}T00:00:00+09:00`),
  };
}

async function writeTags(db: Db, shelf: Shelf, places: Places, productIds: ReadonlyMap<string, Id<'prd'>>) {
  await db.delete(productTags).where(inArray(productTags.productId, [...productIds.values()]));
  const rows = shelf.catalog.products.flatMap(({ slug, tags }) =>
    tags.map((tag) => ({ productId: entry(productIds, slug, slug), tagId: entry(places.tags, tag, slug) })),
  );
  if (rows.length > 0) await db.insert(productTags).values(rows);
}

async function writeVariants(
  db: Db,
  shop: ShopPreset,
  shelf: Shelf,
  places: Places,
  productIds: ReadonlyMap<string, Id<'prd'>>,
): Promise<Map<string, Id<'var'>>> {
  const rows = shelf.catalog.products.flatMap((product) =>
    product.variants.map((variant, position) => ({
      ...variantRow(product, variant, places),
      productId: entry(productIds, product.slug, product.slug),
      position,
      currency: shop.currency,
    })),
  );
  const seeded = inArray(variants.productId, [...productIds.values()]);
  await db
    .update(variants)
    .set({ position: sql`${variants.position} + ${ASIDE}` })
    .where(and(seeded, lt(variants.position, ASIDE)));
  const { productId, position, flavourKo, flavourEn, packCount, packUnitKo, packUnitEn, nutritionId, image } = variants;
  const written = await db
    .insert(variants)
    .values(rows)
    .onConflictDoUpdate({
      target: variants.sku,
      set: fromOffered({
        productId,
        position,
        flavourKo,
        flavourEn,
        packCount,
        packUnitKo,
        packUnitEn,
        nutritionId,
        image,
      }),
    })
    .returning({ id: variants.id, sku: variants.sku });
  const gone = notInArray(
    variants.sku,
    rows.map((row) => row.sku),
  );
  await db.update(variants).set({ active: false }).where(and(seeded, gone));
  return new Map(written.map((row) => [row.sku, row.id]));
}

function variantRow(product: CatalogProduct, variant: CatalogVariant, places: Places) {
  const { stock: _stock, nutrition, pack, ...row } = variant;
  return {
    ...row,
    id: newId('var'),
    nutritionId: nutrition ? entry(places.nutrition, nutritionKey(nutrition), variant.sku) : null,
    image: pack && variant.flavourEn ? at(product.slug, flavourKey(variant.flavourEn)) : null,
  };
}
