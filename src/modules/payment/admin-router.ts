import 'server-only';
import { orderRefInput } from '~/modules/order/input';
import { adminProcedure, router } from '~/trpc/init';
import { cancelOrderInput } from './input';
import { cancelAnyOrder } from './service/cancel-order';
import { listPayments } from './service/read';

export const paymentAdminRouter = router({
  ofOrder: adminProcedure.input(orderRefInput).query(({ ctx, input }) => listPayments(ctx, input.orderId)),
  cancelOrder: adminProcedure
    .input(cancelOrderInput)
    .mutation(({ ctx, input }) => cancelAnyOrder(ctx, input, ctx.user.id)),
});
