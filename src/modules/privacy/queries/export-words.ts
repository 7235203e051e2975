import 'server-only';
import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { products, variants } from '~/modules/catalog/tables';
import { orderLines } from '~/modules/order/tables';
import { questions } from '~/modules/question/tables';
import { restockAlerts } from '~/modules/restock/tables';
import { reviewPhotos, reviewReports, reviews, reviewVotes } from '~/modules/review/tables';
import type { Db } from '~/server/db';

/** What somebody wrote about products, what they said of others' reviews, and what they wait for. Ids of staff stay out. */
export async function readWords(db: Db, userId: Id<'usr'>) {
  const provenAddress = db
    .select({ email: sql`lower(${users.email})` })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.emailVerifiedAt)));
  const [written, photos, helpful, reports, asked, waiting] = await Promise.all([
    db
      .select({
        id: reviews.id,
        nameKo: orderLines.nameKo,
        nameEn: orderLines.nameEn,
        ratingHalves: reviews.ratingHalves,
        text: reviews.text,
        helpfulCount: reviews.helpfulCount,
        answer: reviews.answer,
        answeredAt: reviews.answeredAt,
        hiddenReason: reviews.hiddenReason,
        hiddenAt: reviews.hiddenAt,
        writtenAt: reviews.createdAt,
        editedAt: reviews.editedAt,
      })
      .from(reviews)
      .innerJoin(orderLines, eq(orderLines.id, reviews.lineId))
      .where(eq(reviews.userId, userId))
      .orderBy(asc(reviews.createdAt)),
    db
      .select({ id: reviewPhotos.id, reviewId: reviewPhotos.reviewId, uploadedAt: reviewPhotos.createdAt })
      .from(reviewPhotos)
      .where(eq(reviewPhotos.userId, userId))
      .orderBy(asc(reviewPhotos.createdAt)),
    db
      .select({ text: reviews.text, at: reviewVotes.createdAt })
      .from(reviewVotes)
      .innerJoin(reviews, eq(reviews.id, reviewVotes.reviewId))
      .where(eq(reviewVotes.userId, userId))
      .orderBy(asc(reviewVotes.createdAt)),
    db
      .select({ text: reviews.text, reason: reviewReports.reason, at: reviewReports.createdAt })
      .from(reviewReports)
      .innerJoin(reviews, eq(reviews.id, reviewReports.reviewId))
      .where(eq(reviewReports.userId, userId))
      .orderBy(asc(reviewReports.createdAt)),
    db
      .select({
        nameKo: products.nameKo,
        nameEn: products.nameEn,
        text: questions.text,
        staffOnly: questions.secret,
        answer: questions.answer,
        askedAt: questions.createdAt,
        answeredAt: questions.answeredAt,
      })
      .from(questions)
      .innerJoin(products, eq(products.id, questions.productId))
      .where(eq(questions.userId, userId))
      .orderBy(asc(questions.createdAt)),
    db
      .select({
        nameKo: products.nameKo,
        nameEn: products.nameEn,
        sku: variants.sku,
        email: restockAlerts.email,
        askedAt: restockAlerts.createdAt,
        confirmedAt: restockAlerts.confirmedAt,
      })
      .from(restockAlerts)
      .innerJoin(variants, eq(variants.id, restockAlerts.variantId))
      .innerJoin(products, eq(products.id, variants.productId))
      .where(or(eq(restockAlerts.userId, userId), sql`${restockAlerts.email} = ${provenAddress}`))
      .orderBy(asc(restockAlerts.createdAt)),
  ]);
  return { reviews: written, photos, helpfulVotes: helpful, reports, questions: asked, restockAlerts: waiting };
}
