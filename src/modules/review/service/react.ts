import 'server-only';
import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { lockMe } from '~/modules/account/service/person';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { ReportReason } from '../rules';
import { reviewReports, reviews, reviewVotes } from '../tables';

type Signed = Ctx & { readonly user: SessionUser };

/** A shown review of somebody else. @throws AppError NOT_FOUND; OWN_REVIEW where it is one's own */
async function requireOthers(ctx: Signed, reviewId: Id<'rev'>): Promise<void> {
  const [found] = await ctx.db
    .select({ userId: reviews.userId })
    .from(reviews)
    .where(and(eq(reviews.id, reviewId), isNull(reviews.hiddenAt)));
  if (!found) throw new AppError('NOT_FOUND');
  if (found.userId === ctx.user.id) throw new AppError('OWN_REVIEW');
}

/** Says that somebody else's review helps, or no longer; saying it twice counts once. @returns how many say so now */
export async function vote(ctx: Signed, reviewId: Id<'rev'>, helpful: boolean): Promise<{ helpfulCount: number }> {
  await takeLimit('review.react', ctx.user.id);
  return inTx(ctx, async (tx) => {
    await lockMe(tx);
    await requireOthers(tx, reviewId);
    const mine = { reviewId, userId: tx.user.id };
    if (helpful) await tx.db.insert(reviewVotes).values(mine).onConflictDoNothing();
    else
      await tx.db
        .delete(reviewVotes)
        .where(and(eq(reviewVotes.reviewId, reviewId), eq(reviewVotes.userId, mine.userId)));
    const [now] = await tx.db
      .select({ helpfulCount: reviews.helpfulCount })
      .from(reviews)
      .where(eq(reviews.id, reviewId));
    return { helpfulCount: now?.helpfulCount ?? 0 };
  });
}

/** Which of these reviews the visitor found helpful; none where nobody is signed in. */
export async function myVotes(ctx: Ctx, reviewIds: readonly Id<'rev'>[]): Promise<Id<'rev'>[]> {
  if (!ctx.user || reviewIds.length === 0) return [];
  const found = await ctx.db
    .select({ id: reviewVotes.reviewId })
    .from(reviewVotes)
    .where(and(eq(reviewVotes.userId, ctx.user.id), inArray(reviewVotes.reviewId, [...reviewIds])));
  return found.map(({ id }) => id);
}

/** Asks staff to look at somebody else's review; with another reason it replaces what was said, unless staff have looked. */
export async function report(ctx: Signed, reviewId: Id<'rev'>, reason: ReportReason): Promise<void> {
  await takeLimit('review.react', ctx.user.id);
  await inTx(ctx, async (tx) => {
    await lockMe(tx);
    await requireOthers(tx, reviewId);
    await tx.db
      .insert(reviewReports)
      .values({ reviewId, userId: tx.user.id, reason })
      .onConflictDoUpdate({
        target: [reviewReports.reviewId, reviewReports.userId],
        set: { reason },
        setWhere: and(isNull(reviewReports.settledAt), ne(reviewReports.reason, reason)),
      });
  });
}
