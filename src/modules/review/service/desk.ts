import 'server-only';
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import { dropPages } from '~/server/drop-pages';
import { countDesks, listDesk } from '../queries/desk';
import type { ReportReason, ReviewDesk } from '../rules';
import { reviewReports, reviews } from '../tables';
import { forgetReviewPages } from './pages';

type StaffCtx = Ctx & { readonly user: SessionUser };
const PAGE_SIZE = 20;

/** Reviews on a desk, those with the most open reports first. */
export async function listReviewDesk(ctx: Ctx, { desk, page }: { desk: ReviewDesk; page: number }) {
  const { items, total } = await listDesk(ctx.db, desk, { page, pageSize: PAGE_SIZE });
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

export async function reviewCounts(ctx: Ctx) {
  return countDesks(ctx.db);
}

/** The shop's word under a review; said again it replaces what was said. @throws AppError NOT_FOUND */
export async function answerReview(
  ctx: StaffCtx,
  { reviewId, text }: { reviewId: Id<'rev'>; text: string },
): Promise<void> {
  await change(ctx, reviewId, undefined, { answer: text, answeredBy: ctx.user.id, answeredAt: sql`now()` });
}

/**
 * Takes a review out of everybody's sight, for a reason its author reads; whoever reported it has been heard.
 * @throws AppError NOT_FOUND unless it is shown
 */
export async function hideReview(
  ctx: StaffCtx,
  { reviewId, reason }: { reviewId: Id<'rev'>; reason: ReportReason },
): Promise<void> {
  await change(ctx, reviewId, isNull(reviews.hiddenAt), {
    hiddenReason: reason,
    hiddenBy: ctx.user.id,
    hiddenAt: sql`now()`,
  });
}

/** Shows a hidden review again. @throws AppError NOT_FOUND unless it is hidden */
export async function showReview(ctx: StaffCtx, { reviewId }: { reviewId: Id<'rev'> }): Promise<void> {
  await change(ctx, reviewId, isNotNull(reviews.hiddenAt), { hiddenReason: null, hiddenBy: null, hiddenAt: null });
}

/** Staff have looked at what was reported, and the review stands. @throws AppError NOT_FOUND where nothing is open */
export async function settleReports(ctx: StaffCtx, { reviewId }: { reviewId: Id<'rev'> }): Promise<void> {
  await inTx(ctx, async (tx) => {
    if (!(await settle(tx, reviewId))) throw new AppError('NOT_FOUND');
  });
}

async function settle(ctx: Ctx, reviewId: Id<'rev'>): Promise<boolean> {
  const settled = await ctx.db
    .update(reviewReports)
    .set({ settledAt: sql`now()` })
    .where(and(eq(reviewReports.reviewId, reviewId), isNull(reviewReports.settledAt)))
    .returning({ id: reviewReports.reviewId });
  return settled.length > 0;
}

type Change = PgUpdateSetSource<typeof reviews>;

async function change(ctx: StaffCtx, reviewId: Id<'rev'>, where: SQL | undefined, set: Change): Promise<void> {
  const tags = await inTx(ctx, async (tx) => {
    const [changed] = await tx.db
      .update(reviews)
      .set(set)
      .where(and(eq(reviews.id, reviewId), where))
      .returning({ slug: sql<string>`(SELECT slug FROM products WHERE id = ${reviews.productId})` });
    if (!changed) throw new AppError('NOT_FOUND');
    if ('hiddenReason' in set) await settle(tx, reviewId);
    return forgetReviewPages(tx, changed.slug);
  });
  dropPages(tags);
}
