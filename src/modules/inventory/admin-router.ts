import { router, staffProcedure } from '~/trpc/init';
import { correctStockInput, historyInput } from './input';
import { correctStock, listStockHistory } from './service/desk';

const staff = staffProcedure('products');

export const inventoryAdminRouter = router({
  history: staff.input(historyInput).query(({ ctx, input }) => listStockHistory(ctx, input)),
  correct: staff.input(correctStockInput).mutation(({ ctx, input }) => correctStock(ctx, input)),
});
