import 'server-only';
import { orderRefInput } from '~/modules/order/input';
import { adminProcedure, router } from '~/trpc/init';
import { cancelAnyOrderInput, giveLostBackInput, giveUpRefundInput, refundOrderInput, refundRefInput } from './input';
import { cancelAnyOrder } from './service/cancel-order';
import { giveLostBack } from './service/give-lost-back';
import { giveUpRefund } from './service/give-up-refund';
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
  giveUpRefund: adminProcedure
    .input(giveUpRefundInput)
    .mutation(({ ctx, input }) => giveUpRefund(ctx, input, ctx.user.id)),
  giveLostBack: adminProcedure
    .input(giveLostBackInput)
    .mutation(({ ctx, input }) => giveLostBack(ctx, input, ctx.user.id)),
});
