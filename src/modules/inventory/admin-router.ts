import { adminProcedure, router } from '~/trpc/init';
import { correctStockInput, historyInput } from './input';
import { correctStock, listStockHistory } from './service/desk';

export const inventoryAdminRouter = router({
  history: adminProcedure.input(historyInput).query(({ ctx, input }) => listStockHistory(ctx, input)),
  correct: adminProcedure.input(correctStockInput).mutation(({ ctx, input }) => correctStock(ctx, input)),
});
