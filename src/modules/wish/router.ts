import 'server-only';
import { customerProcedure, nothing, publicProcedure, router } from '~/trpc/init';
import { keptInput, wishInput } from './input';
import { listWishes, wishedIds, wishedProducts } from './service/read';
import { mergeWishes, setWished } from './service/wish';

export const wishRouter = router({
  ids: customerProcedure.input(nothing).query(({ ctx }) => wishedIds(ctx)),
  list: customerProcedure.input(nothing).query(({ ctx }) => listWishes(ctx)),
  look: publicProcedure.input(keptInput).query(({ ctx, input }) => wishedProducts(ctx, input.productIds)),
  set: customerProcedure.input(wishInput).mutation(({ ctx, input }) => setWished(ctx, input)),
  merge: customerProcedure.input(keptInput).mutation(({ ctx, input }) => mergeWishes(ctx, input)),
});
