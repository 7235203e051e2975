import 'server-only';
import { and, count, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { products } from '~/modules/catalog/tables';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { PAGE_SIZE, REMOVED } from '../rules';
import { reviews } from '../tables';
import { photosOf } from './list';

/** Somebody's own lines out of these, with how far their parcel came and the review there is. One statement. */
export function findMyLines(db: Db, userId: Id<'usr'>, lineIds: readonly Id<'lin'>[]) {
  return db
    .select({
      lineId: orderLines.id,
      orderId: orderLines.orderId,
      productId: orderLines.productId,
      variantId: orderLines.variantId,
      slug: orderLines.productSlug,
      nameKo: orderLines.nameKo,
      nameEn: orderLines.nameEn,
      optionKo: orderLines.optionKo,
      optionEn: orderLines.optionEn,
      image: orderLines.image,
      tile: products.tile,
      parcel: fulfilments.state,
      kept: sql<number>`${orderLines.quantity} - ${orderLines.canceledQuantity}`,
      reviewId: reviews.id,
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .innerJoin(products, eq(products.id, orderLines.productId))
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.orderId, orderLines.orderId), eq(fulfilments.sellerId, orderLines.sellerId)),
    )
    .leftJoin(reviews, eq(reviews.lineId, orderLines.id))
    .where(and(eq(orders.userId, userId), inArray(orderLines.id, [...lineIds])))
    .orderBy(orderLines.position);
}

const MINE = {
  id: reviews.id,
  lineId: reviews.lineId,
  ratingHalves: reviews.ratingHalves,
  text: reviews.text,
  helpfulCount: reviews.helpfulCount,
  answer: reviews.answer,
  answeredAt: reviews.answeredAt,
  hiddenReason: reviews.hiddenReason,
  editedAt: reviews.editedAt,
  createdAt: reviews.createdAt,
};

/** What somebody wrote of this line, with its photos. Two statements. */
export async function findOfLine(db: Db, lineId: Id<'lin'>) {
  const [review] = await db.select(MINE).from(reviews).where(eq(reviews.lineId, lineId));
  return review && { ...review, photos: (await photosOf(db, [review.id]))(review.id) };
}

/** What they wrote and did not remove: of a hidden one that was removed its row is left. */
const writtenBy = (userId: Id<'usr'>) =>
  and(eq(reviews.userId, userId), or(isNull(reviews.hiddenAt), ne(reviews.text, REMOVED)));

/** A page of what somebody wrote, newest first. Three statements. */
export async function listMine(db: Db, userId: Id<'usr'>, page: number) {
  const [found, [total]] = await Promise.all([
    db
      .select({
        ...MINE,
        orderId: orderLines.orderId,
        nameKo: orderLines.nameKo,
        nameEn: orderLines.nameEn,
        optionKo: orderLines.optionKo,
        optionEn: orderLines.optionEn,
        image: orderLines.image,
        tile: products.tile,
      })
      .from(reviews)
      .innerJoin(orderLines, eq(orderLines.id, reviews.lineId))
      .innerJoin(products, eq(products.id, reviews.productId))
      .where(writtenBy(userId))
      .orderBy(desc(reviews.createdAt), reviews.id)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.select({ count: count() }).from(reviews).where(writtenBy(userId)),
  ]);
  const pictures = await photosOf(
    db,
    found.map(({ id }) => id),
  );
  return { items: found.map((review) => ({ ...review, photos: pictures(review.id) })), total: total?.count ?? 0 };
}
