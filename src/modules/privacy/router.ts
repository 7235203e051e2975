import 'server-only';
import { customerProcedure, nothing, provenProcedure, router } from '~/trpc/init';
import { leaveInput } from './input';
import { leave, ordersUnderWay } from './service/leave';

export const privacyRouter = router({
  underWay: customerProcedure.input(nothing).query(({ ctx }) => ordersUnderWay(ctx)),
  /** Asks for the proof that the file of one's data wants too, where a page can ask for it. */
  mayExport: provenProcedure.input(nothing).mutation(() => ({ path: '/api/me/export' })),
  leave: provenProcedure.input(leaveInput).mutation(({ ctx, input }) => leave(ctx, input)),
});
