import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import { sellers } from '~/modules/seller/tables';
import type { Db } from '~/server/db';
import { brands, categories, products, productTags, tags, variants } from '../tables';
import { factColumns } from './cards';
import type { Id } from '~/lib/ids';
import { productWords } from './product-words';
import { variantWords } from './variant-words';

/** A product on sale with its brand, category and seller, or undefined. */
export async function findProduct(db: Db, slug: string) {
  const [row] = await db
    .select({
      id: products.id,
      slug: products.slug,
      ...productWords,
      maxPerOrder: products.maxPerOrder,
      tile: products.tile,
      images: products.images,
      shareImage: products.shareImage,
      reviewCount: products.reviewCount,
      ratingHalves: products.ratingHalves,
      brandKo: brands.nameKo,
      brandEn: brands.nameEn,
      categorySlug: categories.slug,
      categoryKo: categories.nameKo,
      categoryEn: categories.nameEn,
      sellerKo: sellers.nameKo,
      sellerEn: sellers.nameEn,
      updatedAt: products.updatedAt,
    })
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoin(categories, eq(categories.id, products.categoryId))
    .innerJoin(sellers, eq(sellers.id, products.sellerId))
    .where(and(eq(products.slug, slug), eq(products.status, 'ACTIVE')));
  return row;
}

/** The variants on sale in their order, each with its own nutrition or the product's. */
export function listVariants(db: Db, productId: Id<'prd'>) {
  return db
    .select({
      id: variants.id,
      sku: variants.sku,
      ...variantWords,
      price: variants.price,
      listPrice: variants.shownListPrice,
      currency: variants.currency,
      image: variants.image,
      available: availableUnits(variants.id),
      nutritionId: nutritionFacts.id,
      servingNameKo: nutritionFacts.servingNameKo,
      servingNameEn: nutritionFacts.servingNameEn,
      sourceCode: nutritionFacts.sourceCode,
      sourceName: nutritionFacts.sourceName,
      dataDate: nutritionFacts.dataDate,
      facts: factColumns,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(nutritionFacts, eq(nutritionFacts.id, sql`coalesce(${variants.nutritionId}, ${products.nutritionId})`))
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(eq(variants.productId, productId), variants.active))
    .orderBy(asc(variants.position));
}

export function listProductTags(db: Db, productId: Id<'prd'>) {
  return db
    .select({ slug: tags.slug, nameKo: tags.nameKo, nameEn: tags.nameEn })
    .from(productTags)
    .innerJoin(tags, eq(tags.id, productTags.tagId))
    .where(eq(productTags.productId, productId))
    .orderBy(asc(tags.id));
}

export type ProductRow = NonNullable<Awaited<ReturnType<typeof findProduct>>>;
export type VariantRow = Awaited<ReturnType<typeof listVariants>>[number];
