import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx, SessionUser } from '~/server/context';
import { findMyLines, findOfLine, listMine } from '../queries/mine';
import { mayReview, PAGE_SIZE, REMOVED } from '../rules';

type Signed = Ctx & { readonly user: SessionUser };

/** Which of these lines are theirs and have arrived, and what was written of each already. */
export async function reviewableLines(ctx: Signed, lineIds: readonly Id<'lin'>[]) {
  const lines = await findMyLines(ctx.db, ctx.user.id, lineIds);
  return lines
    .filter((line) => line.reviewId !== null || mayReview(line))
    .map(({ lineId, nameKo, nameEn, optionKo, optionEn, image, tile, reviewId }) => ({
      ...{ lineId, nameKo, nameEn, optionKo, optionEn, image, tile, reviewId },
    }));
}

/** One line of theirs with the review there is, to write or to change it. @throws AppError NOT_FOUND, NOT_REVIEWABLE */
export async function reviewOfLine(ctx: Signed, lineId: Id<'lin'>) {
  const [line] = await findMyLines(ctx.db, ctx.user.id, [lineId]);
  if (!line) throw new AppError('NOT_FOUND');
  if (!line.reviewId && !mayReview(line)) throw new AppError('NOT_REVIEWABLE');
  const review = await findOfLine(ctx.db, lineId);
  return { line, review: review && review.text !== REMOVED ? review : null };
}

/** A page of what somebody wrote themselves, also what staff have hidden, with why. */
export async function myReviews(ctx: Signed, page: number) {
  const { items, total } = await listMine(ctx.db, ctx.user.id, page);
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}
