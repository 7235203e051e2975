import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { lockMe } from '~/modules/account/service/person';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { takeLimit } from '~/server/rate-limit';
import type { SaveReviewInput } from '../input';
import { findMyLines } from '../queries/mine';
import { mayReview, REMOVED } from '../rules';
import { reviews } from '../tables';
import { forgetReviewPages } from './pages';
import { dropPhotos, photosOfReviews, placePhotos } from './photos';

type Signed = Ctx & { readonly user: SessionUser };

/**
 * Writes the one review of a line its buyer has got, or changes it: pressing twice writes one. What staff have hidden stays hidden.
 * @throws AppError NOT_FOUND unless the line is theirs, NOT_REVIEWABLE, RATE_LIMITED, UNAUTHENTICATED where they have left
 */
export async function saveReview(
  ctx: Signed,
  { lineId, ratingHalves, text, photoIds }: SaveReviewInput,
): Promise<{ id: Id<'rev'> }> {
  await takeLimit('review.person', ctx.user.id);
  const { id, tags } = await inTx(ctx, async (tx) => {
    await lockMe(tx);
    const [line] = await findMyLines(tx.db, tx.user.id, [lineId]);
    if (!line) throw new AppError('NOT_FOUND');
    // What was reviewed can be changed whatever became of the order since.
    if (!line.reviewId && !mayReview(line)) throw new AppError('NOT_REVIEWABLE');
    const { productId, variantId, slug } = line;
    const [saved] = await tx.db
      .insert(reviews)
      .values({ id: newId('rev'), lineId, productId, variantId, userId: tx.user.id, ratingHalves, text })
      .onConflictDoUpdate({
        target: reviews.lineId,
        set: { ratingHalves, text, editedAt: sql`now()` },
        setWhere: sql`(${reviews.ratingHalves}, ${reviews.text}) IS DISTINCT FROM (${ratingHalves}::int, ${text}::text)`,
      })
      .returning({ id: reviews.id });
    const kept = saved ?? (await reviewOf(tx, lineId));
    await placePhotos(tx, kept.id, photoIds);
    return { id: kept.id, tags: await forgetReviewPages(tx, slug) };
  });
  dropPages(tags);
  return { id };
}

async function reviewOf(ctx: Ctx, lineId: Id<'lin'>) {
  const [found] = await ctx.db.select({ id: reviews.id }).from(reviews).where(eq(reviews.lineId, lineId));
  if (!found) throw new AppError('CHANGED_MEANWHILE');
  return found;
}

/**
 * Takes one's own review away for good. Of one that staff have hidden the words and photos go, and its row stays with why: what
 * is written of the line afterwards is hidden, too. @throws AppError NOT_FOUND
 */
export async function removeReview(ctx: Signed, reviewId: Id<'rev'>): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    const mine = and(eq(reviews.id, reviewId), eq(reviews.userId, tx.user.id));
    const [found] = await tx.db
      .select({
        hiddenAt: reviews.hiddenAt,
        slug: sql<string>`(SELECT slug FROM products WHERE id = ${reviews.productId})`,
      })
      .from(reviews)
      .where(mine)
      .for('update');
    if (!found) throw new AppError('NOT_FOUND');
    await dropPhotos(tx, await photosOfReviews(tx, [reviewId]));
    if (found.hiddenAt) await tx.db.update(reviews).set({ text: REMOVED }).where(mine);
    else await tx.db.delete(reviews).where(mine);
    return forgetReviewPages(tx, found.slug);
  });
  dropPages(tags);
}
