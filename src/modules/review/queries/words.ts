import 'server-only';
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { users } from '~/modules/account/tables';
import { products, variants } from '~/modules/catalog/tables';
import { orderLines } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { reviews } from '../tables';

/** Words this long stand beside each other and are still worth reading. Characters. */
const LENGTH = { least: 20, most: 140 };
/** Among so many of the most reviewed products. */
const PRODUCTS = 24;

/** Of each of the most reviewed products on sale the review most people found helpful, the most helpful of them first. One statement. */
export function listWords(db: Db, limit: number) {
  const reviewed = db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.status, 'ACTIVE'), sql`${products.reviewCount} > 0`))
    .orderBy(desc(products.reviewCount), asc(products.id))
    .limit(PRODUCTS)
    .as('reviewed');
  const said = db
    .select({
      id: reviews.id,
      userId: reviews.userId,
      lineId: reviews.lineId,
      variantId: reviews.variantId,
      text: reviews.text,
      ratingHalves: reviews.ratingHalves,
      helpfulCount: reviews.helpfulCount,
    })
    .from(reviews)
    .where(
      and(
        eq(reviews.productId, reviewed.id),
        isNull(reviews.hiddenAt),
        sql`char_length(${reviews.text}) BETWEEN ${LENGTH.least} AND ${LENGTH.most}`,
      ),
    )
    .orderBy(desc(reviews.helpfulCount), desc(reviews.createdAt), asc(reviews.id))
    .limit(1)
    .as('said');
  return db
    .select({
      id: said.id,
      text: said.text,
      ratingHalves: said.ratingHalves,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      optionKo: orderLines.optionKo,
      optionEn: orderLines.optionEn,
      tile: products.tile,
      image: sql<string>`coalesce(${variants.image}, ${products.images}[1])`,
      name: users.name,
    })
    .from(reviewed)
    .innerJoinLateral(said, sql`true`)
    .innerJoin(products, eq(products.id, reviewed.id))
    .innerJoin(variants, eq(variants.id, said.variantId))
    .innerJoin(orderLines, eq(orderLines.id, said.lineId))
    .innerJoin(users, eq(users.id, said.userId))
    .orderBy(desc(said.helpfulCount), asc(said.id))
    .limit(limit);
}
