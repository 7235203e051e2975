import 'server-only';
import { customerProcedure, publicProcedure, router } from '~/trpc/init';
import { askInput, myQuestionsInput, questionListInput, questionRefInput } from './input';
import { askQuestion, listQuestions, myQuestions, removeQuestion } from './service/ask';

export const questionRouter = router({
  list: publicProcedure.input(questionListInput).query(({ ctx, input }) => listQuestions(ctx, input)),
  mine: customerProcedure.input(myQuestionsInput).query(({ ctx, input }) => myQuestions(ctx, input.page)),
  ask: customerProcedure.input(askInput).mutation(({ ctx, input }) => askQuestion(ctx, input)),
  remove: customerProcedure.input(questionRefInput).mutation(({ ctx, input }) => removeQuestion(ctx, input.questionId)),
});
