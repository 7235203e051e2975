import 'server-only';
import { customerProcedure, router } from '~/trpc/init';
import { checkoutInput, orderListInput, orderRefInput, placeOrderInput } from './input';
import { readCheckout, resumePath } from './service/checkout';
import { limitedPlaceOrder } from './service/limited';
import { countMyOrders, getMyOrder, listMyOrders } from './service/read';

export const orderRouter = router({
  checkout: customerProcedure.input(checkoutInput).query(({ ctx, input }) => readCheckout(ctx, input.buyNow)),
  place: customerProcedure
    .input(placeOrderInput)
    .mutation(({ ctx, input }) => limitedPlaceOrder(ctx, ctx.reqHeaders, input)),
  list: customerProcedure.input(orderListInput).query(({ ctx, input }) => listMyOrders(ctx, input)),
  counts: customerProcedure.query(({ ctx }) => countMyOrders(ctx)),
  resumePath: customerProcedure.input(orderRefInput).query(({ ctx, input }) => resumePath(ctx, input.orderId)),
  byId: customerProcedure.input(orderRefInput).query(({ ctx, input }) => getMyOrder(ctx, input.orderId)),
});
