import 'server-only';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import { products, variants } from '../tables';
import { variantWords } from './variant-words';

const available = availableUnits(variants.id);

/** The smallest pack of a product that can be bought now. */
function smallestPack(db: Db) {
  return db
    .select({
      id: variants.id,
      ...variantWords,
      price: variants.price,
      nutritionId: variants.nutritionId,
      image: variants.image,
      available: available.as('available'),
    })
    .from(variants)
    .innerJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(eq(variants.productId, products.id), variants.active, sql`${available} > 0`))
    .orderBy(asc(variants.packCount), asc(variants.position))
    .limit(1)
    .as('pack');
}

/** The best known products that can be bought, each as its smallest pack. */
export function listFillFoods(db: Db, limit: number) {
  const pack = smallestPack(db);
  return db
    .select({
      variantId: pack.id,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      flavourKo: pack.flavourKo,
      flavourEn: pack.flavourEn,
      packCount: pack.packCount,
      packUnitKo: pack.packUnitKo,
      packUnitEn: pack.packUnitEn,
      image: sql<string>`coalesce(${pack.image}, ${products.images}[1])`,
      tile: products.tile,
      price: pack.price,
      available: pack.available,
      maxPerOrder: products.maxPerOrder,
      allergens: products.allergens,
      servingSize: nutritionFacts.servingSize,
      energyKcal: nutritionFacts.energyKcal,
      proteinG: nutritionFacts.proteinG,
      carbohydrateG: nutritionFacts.carbohydrateG,
      fatG: nutritionFacts.fatG,
    })
    .from(products)
    .innerJoinLateral(pack, sql`true`)
    .innerJoin(nutritionFacts, eq(nutritionFacts.id, sql`coalesce(${pack.nutritionId}, ${products.nutritionId})`))
    .where(eq(products.status, 'ACTIVE'))
    .orderBy(desc(products.popularity), asc(products.id))
    .limit(limit);
}
