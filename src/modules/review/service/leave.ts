import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { reviewPhotos, reviewReports, reviews, reviewVotes } from '../tables';
import { forgetReviewPages } from './pages';
import { dropPhotos } from './photos';

/**
 * What becomes of somebody's reviews when they leave, in the caller's transaction: their name is gone from them, the text stays
 * unless they want it gone, too. Votes and reports of theirs go. @returns the tags of pages to drop after the commit
 */
export async function leaveReviews(ctx: Ctx, userId: Id<'usr'>, remove: boolean): Promise<string[]> {
  const { db } = ctx;
  await db.delete(reviewVotes).where(eq(reviewVotes.userId, userId));
  await db.delete(reviewReports).where(eq(reviewReports.userId, userId));
  const slug = sql<string>`(SELECT slug FROM products WHERE id = ${reviews.productId})`;
  const theirs = eq(reviews.userId, userId);
  const own = await db
    .select({ id: reviewPhotos.id, reviewId: reviewPhotos.reviewId })
    .from(reviewPhotos)
    .where(eq(reviewPhotos.userId, userId));
  await dropPhotos(
    ctx,
    own.flatMap(({ id, reviewId }) => (remove || reviewId === null ? [id] : [])),
  );
  const shown = remove
    ? await db.delete(reviews).where(theirs).returning({ slug })
    : await db.select({ slug }).from(reviews).where(theirs);
  const tags = await Promise.all(
    [...new Set(shown.map((row) => row.slug))].map((name) => forgetReviewPages(ctx, name)),
  );
  return [...new Set(tags.flat())];
}
