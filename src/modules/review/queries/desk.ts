import 'server-only';
import { and, count, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { users } from '~/modules/account/tables';
import { orderLines } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import type { ReviewDesk } from '../rules';
import { reviewReports, reviews } from '../tables';
import { photosOf } from './list';

const openReports = sql<number>`(SELECT count(*)::int FROM ${reviewReports}
  WHERE ${reviewReports.reviewId} = ${reviews.id} AND ${reviewReports.settledAt} IS NULL)`;

const isReported = sql`EXISTS (SELECT 1 FROM ${reviewReports}
  WHERE ${reviewReports.reviewId} = ${reviews.id} AND ${reviewReports.settledAt} IS NULL)`;

const ON_DESK: Readonly<Record<ReviewDesk, SQL | undefined>> = {
  REPORTED: isReported,
  UNANSWERED: and(isNull(reviews.answeredAt), isNull(reviews.hiddenAt)),
  HIDDEN: isNotNull(reviews.hiddenAt),
  ALL: undefined,
};

/** A page of a desk, the most reported first, then the newest. Four statements. */
export async function listDesk(db: Db, desk: ReviewDesk, { page, pageSize }: { page: number; pageSize: number }) {
  const [found, [total]] = await Promise.all([
    db
      .select({
        id: reviews.id,
        slug: orderLines.productSlug,
        nameKo: orderLines.nameKo,
        nameEn: orderLines.nameEn,
        optionKo: orderLines.optionKo,
        optionEn: orderLines.optionEn,
        author: users.name,
        ratingHalves: reviews.ratingHalves,
        text: reviews.text,
        helpfulCount: reviews.helpfulCount,
        answer: reviews.answer,
        hiddenReason: reviews.hiddenReason,
        createdAt: reviews.createdAt,
        editedAt: reviews.editedAt,
        reports: openReports,
      })
      .from(reviews)
      .innerJoin(orderLines, eq(orderLines.id, reviews.lineId))
      .innerJoin(users, eq(users.id, reviews.userId))
      .where(ON_DESK[desk])
      .orderBy(desc(openReports), desc(reviews.createdAt), reviews.id)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(reviews).where(ON_DESK[desk]),
  ]);
  const ids = found.map(({ id }) => id);
  const [photos, reasons] = await Promise.all([
    photosOf(db, ids),
    db
      .select({ reviewId: reviewReports.reviewId, reason: reviewReports.reason, count: count() })
      .from(reviewReports)
      .where(and(inArray(reviewReports.reviewId, ids), isNull(reviewReports.settledAt)))
      .groupBy(reviewReports.reviewId, reviewReports.reason),
  ]);
  const items = found.map((review) => ({
    ...review,
    photos: photos(review.id),
    reasons: reasons.flatMap(({ reviewId, ...said }) => (reviewId === review.id ? [said] : [])),
  }));
  return { items, total: total?.count ?? 0 };
}

/** How many reviews wait on each desk. One statement. */
export async function countDesks(db: Db) {
  const [found] = await db
    .select({
      REPORTED: sql<number>`(count(*) FILTER (WHERE ${isReported}))::int`,
      UNANSWERED: sql<number>`(count(*) FILTER (WHERE ${reviews.answeredAt} IS NULL AND ${reviews.hiddenAt} IS NULL))::int`,
      HIDDEN: sql<number>`(count(*) FILTER (WHERE ${reviews.hiddenAt} IS NOT NULL))::int`,
      ALL: count(),
    })
    .from(reviews);
  return found ?? { REPORTED: 0, UNANSWERED: 0, HIDDEN: 0, ALL: 0 };
}
