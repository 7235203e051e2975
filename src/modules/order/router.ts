import 'server-only';
import { z } from 'zod';
import { customerProcedure, router } from '~/trpc/init';
import { checkoutInput, linesInput, orderListInput, orderRefInput, placeOrderInput } from './input';
import { readCheckout, resumePath } from './service/checkout';
import { limitedPlaceOrder } from './service/limited';
import { quote } from './service/quote';
import { findLastRecipient, findOpenOrder, getMyOrder, listMyOrders } from './service/read';

export const orderRouter = router({
  quote: customerProcedure
    .input(z.strictObject({ lines: linesInput }))
    .query(({ ctx, input }) => quote(ctx, input.lines)),
  checkout: customerProcedure.input(checkoutInput).query(({ ctx, input }) => readCheckout(ctx, input.buyNow)),
  place: customerProcedure
    .input(placeOrderInput)
    .mutation(({ ctx, input }) => limitedPlaceOrder(ctx, ctx.reqHeaders, input)),
  open: customerProcedure.query(({ ctx }) => findOpenOrder(ctx)),
  lastRecipient: customerProcedure.query(({ ctx }) => findLastRecipient(ctx)),
  list: customerProcedure.input(orderListInput).query(({ ctx, input }) => listMyOrders(ctx, input)),
  resumePath: customerProcedure.input(orderRefInput).query(({ ctx, input }) => resumePath(ctx, input.orderId)),
  byId: customerProcedure.input(orderRefInput).query(({ ctx, input }) => getMyOrder(ctx, input.orderId)),
});
