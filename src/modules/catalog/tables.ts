import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
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
    shelfLifeDays: integer('shelf_life_days').notNull(),
    maxPerOrder: integer('max_per_order').notNull(),
    tile: text('tile').$type<Tile>().notNull(),
    /** Paths of the pictures: pack, styled, nutrition card. */
    images: text('images').array().notNull(),
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
    check('products_rating', sql`${t.ratingHalves} BETWEEN ${t.reviewCount} AND 10 * ${t.reviewCount}`),
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
