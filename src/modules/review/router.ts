import 'server-only';
import { customerProcedure, nothing, publicProcedure, router } from '~/trpc/init';
import {
  lineInput,
  linesInput,
  myReviewsInput,
  reportInput,
  reviewListInput,
  reviewRefInput,
  saveReviewInput,
  voteInput,
  votesInput,
} from './input';
import { listReviews } from './service/list-reviews';
import { myReviews, reviewableLines, reviewOfLine } from './service/mine';
import { myVotes, report, vote } from './service/react';
import { buyersWords } from './service/words';
import { removeReview, saveReview } from './service/write-review';

export const reviewRouter = router({
  list: publicProcedure.input(reviewListInput).query(({ ctx, input }) => listReviews(ctx, input)),
  words: publicProcedure.input(nothing).query(({ ctx }) => buyersWords(ctx)),
  votes: publicProcedure.input(votesInput).query(({ ctx, input }) => myVotes(ctx, input.reviewIds)),
  mine: customerProcedure.input(myReviewsInput).query(({ ctx, input }) => myReviews(ctx, input.page)),
  ofLines: customerProcedure.input(linesInput).query(({ ctx, input }) => reviewableLines(ctx, input.lineIds)),
  ofLine: customerProcedure.input(lineInput).query(({ ctx, input }) => reviewOfLine(ctx, input.lineId)),
  save: customerProcedure.input(saveReviewInput).mutation(({ ctx, input }) => saveReview(ctx, input)),
  remove: customerProcedure.input(reviewRefInput).mutation(({ ctx, input }) => removeReview(ctx, input.reviewId)),
  vote: customerProcedure.input(voteInput).mutation(({ ctx, input }) => vote(ctx, input.reviewId, input.helpful)),
  report: customerProcedure.input(reportInput).mutation(({ ctx, input }) => report(ctx, input.reviewId, input.reason)),
});
