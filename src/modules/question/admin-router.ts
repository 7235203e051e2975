import 'server-only';
import { nothing, router, staffProcedure } from '~/trpc/init';
import { answerQuestionInput, questionDeskInput, questionRefInput } from './input';
import { answerQuestion, hideQuestion, listQuestionDesk, questionCounts, showQuestion } from './service/desk';

const staff = staffProcedure('products');

export const questionAdminRouter = router({
  list: staff.input(questionDeskInput).query(({ ctx, input }) => listQuestionDesk(ctx, input)),
  counts: staff.input(nothing).query(({ ctx }) => questionCounts(ctx)),
  answer: staff.input(answerQuestionInput).mutation(({ ctx, input }) => answerQuestion(ctx, input)),
  hide: staff.input(questionRefInput).mutation(({ ctx, input }) => hideQuestion(ctx, input)),
  show: staff.input(questionRefInput).mutation(({ ctx, input }) => showQuestion(ctx, input)),
});
