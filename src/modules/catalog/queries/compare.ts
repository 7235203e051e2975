import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import { brands, products } from '../tables';
import { cardColumns, cardSource, ownFacts } from './cards';

/** The products on sale under these ids, each by the variant it is shown by, with what a label says besides. */
export function listCompared(db: Db, ids: readonly Id<'prd'>[]) {
  const source = cardSource(db);
  return db
    .select({ ...cardColumns(source), storage: products.storage, allergens: products.allergens })
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoinLateral(source.shown, sql`true`)
    .innerJoin(nutritionFacts, ownFacts(source))
    .where(and(eq(products.status, 'ACTIVE'), inArray(products.id, [...ids])));
}
