import { adminProcedure, router } from '~/trpc/init';
import { adminListInput, priceInput, productRefInput, statusInput } from './admin-input';
import { changePrice, changeStatus } from './service/admin-edit';
import { getProductForAdmin, listProductsForAdmin, runningOut } from './service/admin-products';

export const catalogAdminRouter = router({
  list: adminProcedure.input(adminListInput).query(({ ctx, input }) => listProductsForAdmin(ctx, input)),
  byId: adminProcedure.input(productRefInput).query(({ ctx, input }) => getProductForAdmin(ctx, input.productId)),
  runningOut: adminProcedure.query(({ ctx }) => runningOut(ctx)),
  changePrice: adminProcedure.input(priceInput).mutation(({ ctx, input }) => changePrice(ctx, input)),
  changeStatus: adminProcedure.input(statusInput).mutation(({ ctx, input }) => changeStatus(ctx, input)),
});
