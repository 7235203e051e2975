import 'server-only';
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { availableUnits } from '~/modules/inventory/queries/available';
import { heldUnits } from '~/modules/inventory/queries/held';
import { variantStock } from '~/modules/inventory/tables';
import type { Db } from '~/server/db';
import { categories, products, tags, variants } from '../tables';

export function listCategoryNames(db: Db) {
  return db
    .select({ slug: categories.slug, nameKo: categories.nameKo, nameEn: categories.nameEn })
    .from(categories)
    .orderBy(asc(categories.position));
}

export function listTagNames(db: Db) {
  return db.select({ slug: tags.slug, nameKo: tags.nameKo, nameEn: tags.nameEn }).from(tags).orderBy(asc(tags.id));
}

/**
 * Stock less what is held, of the variants that exist, and of those with nothing left what unpaid orders keep, with how
 * each is stored; a product or variant off sale has none.
 */
export function availableOf(db: Db, ids: readonly Id<'var'>[]) {
  const held = heldUnits(db, variants.id);
  return db
    .select({
      variantId: variants.id,
      storage: products.storage,
      available: sql<number>`CASE WHEN ${variants.active} AND ${products.status} = 'ACTIVE'
        THEN ${availableUnits(variants.id)} ELSE 0 END`,
      isForSale: sql<boolean>`${variants.active} AND ${products.status} = 'ACTIVE'`,
      heldUnits: held.units,
      heldUntil: held.until,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .leftJoinLateral(held, sql`true`)
    .where(inArray(variants.id, [...ids]));
}
