import 'server-only';
import { and, asc, between, count, desc, eq, exists, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { users } from '~/modules/account/tables';
import { products, variants } from '~/modules/catalog/tables';
import { orderLines } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import type { Id } from '~/lib/ids';
import type { ReviewListInput } from '../input';
import { PAGE_SIZE, type ReviewSort } from '../rules';
import { reviewPhotos, reviews } from '../tables';

const ORDER: Readonly<Record<ReviewSort, SQL[]>> = {
  helpful: [desc(reviews.helpfulCount)],
  new: [],
  high: [desc(reviews.ratingHalves)],
  low: [asc(reviews.ratingHalves)],
};

/** A product on sale by its slug, with what its reviews add up to. */
export async function findReviewed(db: Db, slug: string) {
  const [found] = await db
    .select({
      id: products.id,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      reviewCount: products.reviewCount,
      ratingHalves: products.ratingHalves,
    })
    .from(products)
    .where(and(eq(products.slug, slug), eq(products.status, 'ACTIVE')));
  return found;
}

const shownOf = (productId: Id<'prd'>) => and(eq(reviews.productId, productId), isNull(reviews.hiddenAt));

/** A page of a product's shown reviews with their photos, and how many there are. Three statements. */
export async function listShown(
  db: Db,
  productId: Id<'prd'>,
  { sort, stars, photos, variantId, page }: ReviewListInput,
) {
  const withPhoto = db
    .select({ one: sql`1` })
    .from(reviewPhotos)
    .where(eq(reviewPhotos.reviewId, reviews.id));
  const where = and(
    shownOf(productId),
    stars === null ? undefined : between(reviews.ratingHalves, Math.max(1, 2 * stars), 2 * stars + 1),
    photos ? exists(withPhoto) : undefined,
    variantId === null ? undefined : eq(reviews.variantId, variantId),
  );
  const [found, [total]] = await Promise.all([
    db
      .select({
        id: reviews.id,
        ratingHalves: reviews.ratingHalves,
        text: reviews.text,
        helpfulCount: reviews.helpfulCount,
        answer: reviews.answer,
        answeredAt: reviews.answeredAt,
        editedAt: reviews.editedAt,
        createdAt: reviews.createdAt,
        optionKo: orderLines.optionKo,
        optionEn: orderLines.optionEn,
        name: users.name,
      })
      .from(reviews)
      .innerJoin(orderLines, eq(orderLines.id, reviews.lineId))
      .innerJoin(users, eq(users.id, reviews.userId))
      .where(where)
      .orderBy(...ORDER[sort], desc(reviews.createdAt), asc(reviews.id))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.select({ count: count() }).from(reviews).where(where),
  ]);
  const pictures = await photosOf(
    db,
    found.map(({ id }) => id),
  );
  return { items: found.map((review) => ({ ...review, photos: pictures(review.id) })), total: total?.count ?? 0 };
}

/** The photos of these reviews in their order, by review. One statement. */
export async function photosOf(db: Db, ids: readonly Id<'rev'>[]) {
  const found = await db
    .select({
      id: reviewPhotos.id,
      reviewId: reviewPhotos.reviewId,
      width: reviewPhotos.width,
      height: reviewPhotos.height,
      blur: reviewPhotos.blur,
    })
    .from(reviewPhotos)
    .where(inArray(reviewPhotos.reviewId, [...ids]))
    .orderBy(asc(reviewPhotos.position));
  return (id: Id<'rev'>) => found.flatMap(({ reviewId, ...photo }) => (reviewId === id ? [photo] : []));
}

/** How many shown reviews a product has by rating, with how many of them show a photo. One statement. */
export function countByRating(db: Db, productId: Id<'prd'>) {
  const withPhoto = sql`EXISTS (SELECT 1 FROM ${reviewPhotos} WHERE ${reviewPhotos.reviewId} = ${reviews.id})`;
  return db
    .select({
      ratingHalves: reviews.ratingHalves,
      count: count(),
      withPhoto: sql<number>`(count(*) FILTER (WHERE ${withPhoto}))::int`,
    })
    .from(reviews)
    .where(shownOf(productId))
    .groupBy(reviews.ratingHalves);
}

/** The options of a product that somebody has reviewed. One statement. */
export function reviewedOptions(db: Db, productId: Id<'prd'>) {
  return db
    .select({
      variantId: variants.id,
      optionKo: sql<string>`max(${orderLines.optionKo})`,
      optionEn: sql<string>`max(${orderLines.optionEn})`,
      count: count(),
    })
    .from(reviews)
    .innerJoin(variants, eq(variants.id, reviews.variantId))
    .innerJoin(orderLines, eq(orderLines.id, reviews.lineId))
    .where(shownOf(productId))
    .groupBy(variants.id, variants.position)
    .orderBy(asc(variants.position));
}
