import 'server-only';
import { customerProcedure, nothing, publicProcedure, router } from '~/trpc/init';
import { dayTargetInput } from './input';
import { getDayTarget, keepDayTarget, withdrawDayTarget } from './service/day-target';

export const nutritionRouter = router({
  dayTarget: publicProcedure.input(nothing).query(({ ctx }) => getDayTarget(ctx)),
  keepDayTarget: customerProcedure.input(dayTargetInput).mutation(({ ctx, input }) => keepDayTarget(ctx, input)),
  withdrawDayTarget: customerProcedure.input(nothing).mutation(({ ctx }) => withdrawDayTarget(ctx)),
});
