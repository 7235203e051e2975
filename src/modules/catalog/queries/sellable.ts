import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import { sellers } from '~/modules/seller/tables';
import type { Db } from '~/server/db';
import { statement, type Given } from '~/server/statement';
import { brands, products, variants } from '../tables';
import { variantImage, variantWords } from './variant-words';

/**
 * Everything a cart or an order line needs of these variants, one row each; unknown ids have none, nor have drafts, which
 * only staff know. `available` is what `holder` could buy now.
 */
export async function sellableVariants(db: Db, ids: readonly Id<'var'>[], holder: string | null = null) {
  return ids.length === 0 ? [] : selectSellable(db, { ids: [...ids], holder });
}

const selectSellable = statement((db, given: Given<{ ids: Id<'var'>[]; holder: string | null }>) =>
  db
    .select({
      variantId: variants.id,
      productId: products.id,
      sellerId: products.sellerId,
      sellerKo: sellers.nameKo,
      sellerEn: sellers.nameEn,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      brandKo: brands.nameKo,
      brandEn: brands.nameEn,
      ...variantWords,
      price: variants.price,
      listPrice: variants.shownListPrice,
      currency: variants.currency,
      image: variantImage,
      tile: products.tile,
      storage: products.storage,
      allergens: products.allergens,
      maxPerOrder: products.maxPerOrder,
      forSale: sql<boolean>`${products.status} = 'ACTIVE' AND ${variants.active}`,
      available: availableUnits(variants.id, given('holder')),
      basis: nutritionFacts.basis,
      servingSize: nutritionFacts.servingSize,
      energyKcal: nutritionFacts.energyKcal,
      proteinG: nutritionFacts.proteinG,
      carbohydrateG: nutritionFacts.carbohydrateG,
      fatG: nutritionFacts.fatG,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .innerJoin(sellers, eq(sellers.id, products.sellerId))
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoin(nutritionFacts, eq(nutritionFacts.id, sql`coalesce(${variants.nutritionId}, ${products.nutritionId})`))
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(sql`${variants.id} = ANY(${given('ids')}::text[]) AND ${products.status} <> 'DRAFT'`),
);

/** What an order line is made of, one row per variant; unknown ids have none. One statement, the same for one id and for hundreds. */
export const orderableVariants = (db: Db, ids: readonly Id<'var'>[]) => selectOrderable(db, { ids: [...ids] });

const selectOrderable = statement((db, given: Given<{ ids: Id<'var'>[] }>) =>
  db
    .select({
      variantId: variants.id,
      productId: products.id,
      sellerId: products.sellerId,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      ...variantWords,
      price: variants.price,
      listPrice: variants.shownListPrice,
      image: variantImage,
      storage: products.storage,
      maxPerOrder: products.maxPerOrder,
      forSale: sql<boolean>`${products.status} = 'ACTIVE' AND ${variants.active}`,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(sql`${variants.id} = ANY(${given('ids')}::text[])`),
);

export type OrderableVariant = Awaited<ReturnType<typeof orderableVariants>>[number];

export type SellableVariant = Awaited<ReturnType<typeof sellableVariants>>[number];

/** «카카오 · 14포»: what tells this variant from the product's others. */
export function optionText(
  variant: Pick<SellableVariant, 'flavourKo' | 'flavourEn' | 'packCount' | 'packUnitKo' | 'packUnitEn'>,
): { ko: string; en: string } {
  const { packCount } = variant;
  const ko = `${packCount}${variant.packUnitKo}`;
  const en = `${packCount} ${variant.packUnitEn}${packCount > 1 ? 's' : ''}`;
  return {
    ko: variant.flavourKo ? `${variant.flavourKo} · ${ko}` : ko,
    en: variant.flavourEn ? `${variant.flavourEn} · ${en}` : en,
  };
}
