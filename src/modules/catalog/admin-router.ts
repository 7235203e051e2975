import { nothing, router, staffProcedure } from '~/trpc/init';
import { adminListInput, priceInput, productRefInput, statusInput } from './admin-input';
import { changePrice, changeStatus } from './service/admin-edit';
import { getProductForAdmin, listProductsForAdmin, runningOut } from './service/admin-products';

const staff = staffProcedure('products');

export const catalogAdminRouter = router({
  list: staff.input(adminListInput).query(({ ctx, input }) => listProductsForAdmin(ctx, input)),
  byId: staff.input(productRefInput).query(({ ctx, input }) => getProductForAdmin(ctx, input.productId)),
  runningOut: staff.input(nothing).query(({ ctx }) => runningOut(ctx)),
  changePrice: staff.input(priceInput).mutation(({ ctx, input }) => changePrice(ctx, input)),
  changeStatus: staff.input(statusInput).mutation(({ ctx, input }) => changeStatus(ctx, input)),
});
