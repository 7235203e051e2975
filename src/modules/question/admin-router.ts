import 'server-only';
import { nothing, router, staffProcedure } from '~/trpc/init';
import { answerQuestionInput, questionDeskInput, questionRefInput } from './input';
import { answerQuestion, hideQuestion, listQuestionDesk, openQuestions, showQuestion } from './service/desk';

const staff = staffProcedure('products');

export const questionAdminRouter = router({
  list: staff.input(questionDeskInput).query(({ ctx, input }) => listQuestionDesk(ctx, input)),
  open: staff.input(nothing).query(({ ctx }) => openQuestions(ctx)),
  answer: staff.input(answerQuestionInput).mutation(({ ctx, input }) => answerQuestion(ctx, input)),
  hide: staff.input(questionRefInput).mutation(({ ctx, input }) => hideQuestion(ctx, input)),
  show: staff.input(questionRefInput).mutation(({ ctx, input }) => showQuestion(ctx, input)),
});
