import 'server-only';
import { nothing, router, staffProcedure } from '~/trpc/init';
import { answerInput, hideInput, reviewDeskInput, reviewRefInput } from './input';
import { answerReview, hideReview, listReviewDesk, reviewCounts, settleReports, showReview } from './service/desk';

const staff = staffProcedure('products');

export const reviewAdminRouter = router({
  list: staff.input(reviewDeskInput).query(({ ctx, input }) => listReviewDesk(ctx, input)),
  counts: staff.input(nothing).query(({ ctx }) => reviewCounts(ctx)),
  answer: staff.input(answerInput).mutation(({ ctx, input }) => answerReview(ctx, input)),
  hide: staff.input(hideInput).mutation(({ ctx, input }) => hideReview(ctx, input)),
  show: staff.input(reviewRefInput).mutation(({ ctx, input }) => showReview(ctx, input)),
  settleReports: staff.input(reviewRefInput).mutation(({ ctx, input }) => settleReports(ctx, input)),
});
