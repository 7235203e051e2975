import 'server-only';
import { customerProcedure, nothing, provenAgainProcedure, router } from '~/trpc/init';
import { leaveInput } from './input';
import { beforeLeaving, leave } from './service/leave';

export const privacyRouter = router({
  beforeLeaving: customerProcedure.input(nothing).query(({ ctx }) => beforeLeaving(ctx)),
  /** Asks for the proof that the file of one's data wants too, where a page can ask for it. */
  mayExport: provenAgainProcedure.input(nothing).mutation(() => ({ path: '/api/me/export' })),
  leave: provenAgainProcedure.input(leaveInput).mutation(({ ctx, input }) => leave(ctx, input)),
});
