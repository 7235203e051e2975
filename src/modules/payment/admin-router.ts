import 'server-only';
import { orderRefInput } from '~/modules/order/input';
import { adminProcedure, router } from '~/trpc/init';
import { cancelAnyOrderInput, refundOrderInput, refundRefInput } from './input';
import { cancelAnyOrder } from './service/cancel-order';
import { listPayments } from './service/read';
import { refundOrder, retryRefund } from './service/refund-order';
import { refundableParts } from './service/refundable';

export const paymentAdminRouter = router({
  ofOrder: adminProcedure.input(orderRefInput).query(({ ctx, input }) => listPayments(ctx, input.orderId)),
  cancelOrder: adminProcedure
    .input(cancelAnyOrderInput)
    .mutation(({ ctx, input }) => cancelAnyOrder(ctx, input, ctx.user.id)),
  refundable: adminProcedure.input(orderRefInput).query(({ ctx, input }) => refundableParts(ctx, input.orderId)),
  refund: adminProcedure.input(refundOrderInput).mutation(({ ctx, input }) => refundOrder(ctx, input, ctx.user.id)),
  retryRefund: adminProcedure.input(refundRefInput).mutation(({ ctx, input }) => retryRefund(ctx, input.refundId)),
});
