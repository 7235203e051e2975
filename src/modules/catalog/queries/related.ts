import 'server-only';
import { and, desc, eq, ne } from 'drizzle-orm';
import type { Db } from '~/server/db';
import { products } from '../tables';
import { cardOrder, cardSource, selectCards } from './cards';

/** Other products on sale in the category of this one, what can be bought and is best known first. One statement. */
export function listRelated(db: Db, slug: string, limit: number) {
  const source = cardSource(db);
  const category = db.select({ id: products.categoryId }).from(products).where(eq(products.slug, slug));
  return selectCards(db, source)
    .where(and(eq(products.status, 'ACTIVE'), ne(products.slug, slug), eq(products.categoryId, category)))
    .orderBy(...cardOrder(source, desc(products.popularity)))
    .limit(limit);
}
