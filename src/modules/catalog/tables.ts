import { sql, type SQL } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import type { CurrencyCode } from '~/lib/money';
import { nutritionFacts } from '~/modules/nutrition/tables';
import { sellers } from '~/modules/seller/tables';
import type { Allergen, Tile } from './rules';

export const productStatus = pgEnum('product_status', ['DRAFT', 'ACTIVE', 'HIDDEN']);
export const storage = pgEnum('storage', ['ROOM', 'CHILLED', 'FROZEN']);

const named = () => ({
  slug: text('slug').notNull().unique(),
  nameKo: text('name_ko').notNull(),
  nameEn: text('name_en').notNull(),
});

export const brands = pgTable('brands', { id: idColumn<'brd'>('id').primaryKey(), ...named() });
export const categories = pgTable('categories', {
  id: idColumn<'cat'>('id').primaryKey(),
  ...named(),
  position: integer('position').notNull(),
});
export const tags = pgTable('tags', { id: idColumn<'tag'>('id').primaryKey(), ...named() });

export const products = pgTable(
  'products',
  {
    id: idColumn<'prd'>('id').primaryKey(),
    ...named(),
    sellerId: idColumn<'sel'>('seller_id')
      .notNull()
      .references(() => sellers.id),
    brandId: idColumn<'brd'>('brand_id')
      .notNull()
      .references(() => brands.id),
    categoryId: idColumn<'cat'>('category_id')
      .notNull()
      .references(() => categories.id),
    nutritionId: idColumn<'nut'>('nutrition_id')
      .notNull()
      .references(() => nutritionFacts.id),
    status: productStatus('status').notNull().default('ACTIVE'),
    summaryKo: text('summary_ko').notNull(),
    summaryEn: text('summary_en').notNull(),
    descriptionKo: text('description_ko').notNull(),
    descriptionEn: text('description_en').notNull(),
    storage: storage('storage').notNull(),
    foodTypeKo: text('food_type_ko').notNull(),
    foodTypeEn: text('food_type_en').notNull(),
    ingredientsKo: text('ingredients_ko').notNull(),
    ingredientsEn: text('ingredients_en').notNull(),
    allergens: text('allergens').array().$type<Allergen[]>().notNull(),
    /** Who makes it and where; null where the seller does, at the shop's own address. */
    makerKo: text('maker_ko'),
    makerEn: text('maker_en'),
    /** The country it is imported from; null where it is made in Korea. */
    originKo: text('origin_ko'),
    originEn: text('origin_en'),
    /** Who brings it into the country; of imported food only. */
    importerKo: text('importer_ko'),
    importerEn: text('importer_en'),
    geneticallyModified: boolean('genetically_modified').notNull().default(false),
    shelfLifeDays: integer('shelf_life_days').notNull(),
    maxPerOrder: integer('max_per_order').notNull(),
    tile: text('tile').$type<Tile>().notNull(),
    /** Paths of the pictures in their order, the face of the product first. */
    images: text('images').array().notNull(),
    /** Path of the picture a shared link shows; drawn anew whenever staff change what is on it. */
    shareImage: text('share_image'),
    /** How often staff changed its words or pictures; while it is 0 they follow the seed's files. */
    edition: integer('edition').notNull().default(0),
    popularity: integer('popularity').notNull().default(0),
    /** How many reviews are shown, and the sum of their ratings in half stars: kept by a trigger on the reviews. */
    reviewCount: integer('review_count').notNull().default(0),
    ratingHalves: integer('rating_halves').notNull().default(0),
    publishedAt: moment('published_at').notNull(),
    createdAt: createdAt(),
    updatedAt: moment('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('products_category_idx')
      .on(t.categoryId)
      .where(sql`${t.status} = 'ACTIVE'`),
    index('products_popularity_idx')
      .on(t.popularity.desc(), t.id)
      .where(sql`${t.status} = 'ACTIVE'`),
    index('products_published_idx')
      .on(t.publishedAt.desc(), t.id)
      .where(sql`${t.status} = 'ACTIVE'`),
    index('products_name_ko_idx').using('gin', t.nameKo.op('gin_trgm_ops')),
    index('products_name_en_idx').using('gin', t.nameEn.op('gin_trgm_ops')),
    check('products_max_per_order', sql`${t.maxPerOrder} BETWEEN 1 AND 99`),
    check('products_maker', sql`num_nonnulls(${t.makerKo}, ${t.makerEn}) IN (0, 2)`),
    check('products_origin', sql`num_nonnulls(${t.originKo}, ${t.originEn}) IN (0, 2)`),
    check(
      'products_importer',
      sql`num_nonnulls(${t.importerKo}, ${t.importerEn}) = num_nonnulls(${t.originKo}, ${t.originEn})`,
    ),
    check('products_rating', sql`${t.ratingHalves} BETWEEN ${t.reviewCount} AND 10 * ${t.reviewCount}`),
  ],
);

/**
 * What is known of a picture besides its place: words for whoever does not see it, null where the shop finds its own. An upload that no product
 * has shown is dropped after a day; one that was shown stays, because orders show it too.
 */
export const productPictures = pgTable(
  'product_pictures',
  {
    productId: idColumn<'prd'>('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    path: text('path').notNull(),
    altKo: text('alt_ko'),
    altEn: text('alt_en'),
    shownAt: moment('shown_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.path] }),
    index('product_pictures_loose_idx')
      .on(t.createdAt)
      .where(sql`${t.shownAt} IS NULL`),
    check('product_pictures_alt', sql`num_nonnulls(${t.altKo}, ${t.altEn}) IN (0, 2)`),
  ],
);

/** What is bought: one flavour in one pack size. `nutritionId` null means the product's own facts. */
export const variants = pgTable(
  'variants',
  {
    id: idColumn<'var'>('id').primaryKey(),
    productId: idColumn<'prd'>('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    sku: text('sku').notNull().unique(),
    position: integer('position').notNull(),
    flavourKo: text('flavour_ko'),
    flavourEn: text('flavour_en'),
    packCount: integer('pack_count').notNull(),
    packUnitKo: text('pack_unit_ko').notNull(),
    packUnitEn: text('pack_unit_en').notNull(),
    /** Minor units of `currency`; the struck price is null where there is no discount. */
    price: integer('price').notNull(),
    listPrice: integer('list_price'),
    /** The struck price as it may be shown: kept by a trigger, null where the history of prices does not bear it out. */
    shownListPrice: integer('shown_list_price'),
    currency: text('currency').$type<CurrencyCode>().notNull(),
    nutritionId: idColumn<'nut'>('nutrition_id').references(() => nutritionFacts.id),
    image: text('image'),
    active: boolean('active').notNull().default(true),
    updatedAt: moment('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('variants_product_position_key').on(t.productId, t.position),
    index('variants_price_idx').on(t.price),
    check('variants_price_positive', sql`${t.price} > 0`),
    check('variants_list_price_higher', sql`${t.listPrice} IS NULL OR ${t.listPrice} > ${t.price}`),
    check('variants_pack_count', sql`${t.packCount} BETWEEN 1 AND 100`),
  ],
);

/**
 * What a variant cost since when: a trigger writes a row at every change, and nobody changes one. From it the database decides
 * which struck price may be shown.
 */
export const priceHistory = pgTable(
  'price_history',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    variantId: idColumn<'var'>('variant_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    price: integer('price').notNull(),
    listPrice: integer('list_price'),
    since: moment('since')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (t) => [index('price_history_variant_idx').on(t.variantId, t.since)],
);

export const productTags = pgTable(
  'product_tags',
  {
    productId: idColumn<'prd'>('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    tagId: idColumn<'tag'>('tag_id')
      .notNull()
      .references(() => tags.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.productId, t.tagId] }), index('product_tags_tag_idx').on(t.tagId)],
);

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const tierIndex = (name: string, grams: AnyPgColumn, where: SQL) =>
  index(name).using('gin', grams).with({ fastupdate: false }).where(where);

/**
 * What a product on sale is found by; triggers keep it. `name` is the key of its Korean name, `title` every way to say its name
 * and its category, `body` the title and what else is said of it, `grams` the pieces of the body. `tier` 0 holds the best sellers: searching
 * the tiers in turn and stopping early costs the same however many products there are.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    productId: idColumn<'prd'>('product_id')
      .primaryKey()
      .references(() => products.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    title: text('title').notNull(),
    body: text('body').notNull(),
    grams: tsvector('grams').notNull(),
    popularity: integer('popularity').notNull(),
    /** Units of real orders; a job counts them. */
    sold: integer('sold').notNull().default(0),
    tier: smallint('tier').notNull().default(0),
  },
  (t) => [
    index('search_documents_name_idx').on(t.name),
    tierIndex('search_documents_tier_0_idx', t.grams, sql`${t.tier} = 0`),
    tierIndex('search_documents_tier_1_idx', t.grams, sql`${t.tier} = 1`),
    tierIndex('search_documents_tier_2_idx', t.grams, sql`${t.tier} = 2`),
  ],
);

/** Every word there is in the catalogue, for those who mistype it; `strokes` is its letters. */
export const searchWords = pgTable(
  'search_words',
  { key: text('key').primaryKey(), word: text('word').notNull(), strokes: text('strokes').notNull() },
  (t) => [index('search_words_strokes_idx').using('gist', t.strokes.op('gist_trgm_ops'))],
);

/** Every name an option was ever given, with the keys it is found by: few, however many products bear them. */
export const searchFlavours = pgTable(
  'search_flavours',
  {
    flavourKo: text('flavour_ko').notNull(),
    flavourEn: text('flavour_en').notNull(),
    keyKo: text('key_ko').notNull(),
    keyEn: text('key_en').notNull(),
    initials: text('initials').notNull(),
  },
  (t) => [primaryKey({ columns: [t.flavourKo, t.flavourEn] })],
);

/** Two words that mean the same; whoever searches for one finds the other. */
export const searchSynonyms = pgTable(
  'search_synonyms',
  {
    id: idColumn<'syn'>('id').primaryKey(),
    word: text('word').notNull(),
    other: text('other').notNull(),
    /** What the database's own search_key makes of them. */
    wordKey: text('word_key').notNull(),
    otherKey: text('other_key').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('search_synonyms_pair_key').on(sql`least(word_key, other_key)`, sql`greatest(word_key, other_key)`),
    check('search_synonyms_differ', sql`${t.wordKey} <> ${t.otherKey} AND ${t.wordKey} <> '' AND ${t.otherKey} <> ''`),
  ],
);

/** How often words of the catalogue were searched for on a day: nothing of who did. */
export const searchCounts = pgTable(
  'search_counts',
  { day: date('day').notNull(), query: text('query').notNull(), times: integer('times').notNull().default(1) },
  (t) => [primaryKey({ columns: [t.day, t.query] })],
);
