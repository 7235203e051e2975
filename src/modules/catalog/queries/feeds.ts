import 'server-only';
import { and, asc, eq, gt, gte, sql } from 'drizzle-orm';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import { brands, categories, products, variants } from '../tables';
import { variantImage } from './variant-words';

/** Addresses of products on sale in the order of their slugs, from this one on. */
export function listAddresses(db: Db, from: string, limit: number) {
  return db
    .select({ slug: products.slug, nameKo: products.nameKo, nameEn: products.nameEn, updatedAt: products.updatedAt })
    .from(products)
    .where(and(eq(products.status, 'ACTIVE'), gte(products.slug, from)))
    .orderBy(asc(products.slug))
    .limit(limit);
}

/** The first slug of every `size` products on sale. */
export async function firstSlugs(db: Db, size: number): Promise<string[]> {
  const numbered = db
    .select({ slug: products.slug, place: sql<number>`row_number() OVER (ORDER BY ${products.slug})`.as('place') })
    .from(products)
    .where(eq(products.status, 'ACTIVE'))
    .as('numbered');
  const rows = await db
    .select({ slug: numbered.slug })
    .from(numbered)
    .where(sql`(${numbered.place} - 1) % ${size}::int = 0`)
    .orderBy(asc(numbered.slug));
  return rows.map(({ slug }) => slug);
}

/** Variants on sale as shop windows elsewhere show them, in the order of their ids, beyond this one. */
export function listOffers(db: Db, after: string, limit: number) {
  return db
    .select({
      variantId: variants.id,
      productId: products.id,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      flavourKo: variants.flavourKo,
      flavourEn: variants.flavourEn,
      summaryKo: products.summaryKo,
      summaryEn: products.summaryEn,
      brandKo: brands.nameKo,
      brandEn: brands.nameEn,
      categoryKo: categories.nameKo,
      categoryEn: categories.nameEn,
      packCount: variants.packCount,
      packUnitKo: variants.packUnitKo,
      packUnitEn: variants.packUnitEn,
      price: variants.price,
      listPrice: variants.shownListPrice,
      currency: variants.currency,
      image: variantImage,
      available: availableUnits(variants.id),
      basis: nutritionFacts.basis,
      servingSize: nutritionFacts.servingSize,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .innerJoin(nutritionFacts, eq(nutritionFacts.id, sql`coalesce(${variants.nutritionId}, ${products.nutritionId})`))
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(eq(products.status, 'ACTIVE'), variants.active, gt(sql<string>`${variants.id}`, after)))
    .orderBy(asc(variants.id))
    .limit(limit);
}

export type OfferRow = Awaited<ReturnType<typeof listOffers>>[number];
