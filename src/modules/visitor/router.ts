import 'server-only';
import { nothing, publicProcedure, router } from '~/trpc/init';
import { whoIsHere } from './service';

export const visitorRouter = router({
  here: publicProcedure.input(nothing).query(({ ctx }) => whoIsHere(ctx)),
});
