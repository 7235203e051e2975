import { nothing, publicProcedure, router } from '~/trpc/init';
import { addInput, linesInput, quantityInput, restoreInput, selectAllInput, selectInput } from './input';
import { addToCart } from './service/add';
import { acknowledgePrices, removeLines, restoreLines, selectAll, selectLine, setQuantity } from './service/change';
import { cartSummary, readCart } from './service/read';

export const cartRouter = router({
  read: publicProcedure.input(nothing).query(({ ctx }) => readCart(ctx)),
  summary: publicProcedure.input(nothing).query(({ ctx }) => cartSummary(ctx)),
  add: publicProcedure.input(addInput).mutation(({ ctx, input }) => addToCart(ctx, input)),
  setQuantity: publicProcedure.input(quantityInput).mutation(({ ctx, input }) => setQuantity(ctx, input)),
  remove: publicProcedure.input(linesInput).mutation(({ ctx, input }) => removeLines(ctx, input)),
  restore: publicProcedure.input(restoreInput).mutation(({ ctx, input }) => restoreLines(ctx, input)),
  select: publicProcedure.input(selectInput).mutation(({ ctx, input }) => selectLine(ctx, input)),
  selectAll: publicProcedure.input(selectAllInput).mutation(({ ctx, input }) => selectAll(ctx, input)),
  acknowledgePrices: publicProcedure.input(nothing).mutation(({ ctx }) => acknowledgePrices(ctx)),
});
