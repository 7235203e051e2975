import 'server-only';
import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { products } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import { wishes } from './tables';

/** What is said of a product also when it is no longer on sale. */
const NAMED = {
  productId: products.id,
  nameKo: products.nameKo,
  nameEn: products.nameEn,
  image: sql<string>`${products.images}[1]`,
  tile: products.tile,
};

/** Which products somebody wished for, the last one first. */
export async function listWishedIds(db: Db, userId: Id<'usr'>): Promise<Id<'prd'>[]> {
  const rows = await db
    .select({ productId: wishes.productId })
    .from(wishes)
    .where(eq(wishes.userId, userId))
    .orderBy(desc(wishes.createdAt), asc(wishes.productId));
  return rows.map(({ productId }) => productId);
}

/** The products with these ids, in no order; what was never on sale is not told. */
export const listNamed = (db: Db, productIds: readonly Id<'prd'>[]) =>
  db
    .select(NAMED)
    .from(products)
    .where(and(ne(products.status, 'DRAFT'), inArray(products.id, [...productIds])));
