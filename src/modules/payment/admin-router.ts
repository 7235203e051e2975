import 'server-only';
import { orderRefInput } from '~/modules/order/input';
import { router, staffProcedure } from '~/trpc/init';
import { cancelAnyOrderInput, giveLostBackInput, giveUpRefundInput, refundOrderInput, refundRefInput } from './input';
import { cancelAnyOrder } from './service/cancel-order';
import { giveLostBack } from './service/give-lost-back';
import { giveUpRefund } from './service/give-up-refund';
import { listPayments } from './service/read';
import { refundOrder, retryRefund } from './service/refund-order';
import { refundableParts } from './service/refundable';

const staff = staffProcedure('money');
const looking = staffProcedure('money', { looks: 'order.look' });
const proven = staffProcedure('money', { proof: true });

export const paymentAdminRouter = router({
  ofOrder: looking.input(orderRefInput).query(({ ctx, input }) => listPayments(ctx, input.orderId)),
  cancelOrder: proven.input(cancelAnyOrderInput).mutation(({ ctx, input }) => cancelAnyOrder(ctx, input, ctx.user.id)),
  refundable: staff.input(orderRefInput).query(({ ctx, input }) => refundableParts(ctx, input.orderId)),
  refund: proven.input(refundOrderInput).mutation(({ ctx, input }) => refundOrder(ctx, input, ctx.user.id)),
  retryRefund: proven.input(refundRefInput).mutation(({ ctx, input }) => retryRefund(ctx, input.refundId)),
  giveUpRefund: proven.input(giveUpRefundInput).mutation(({ ctx, input }) => giveUpRefund(ctx, input, ctx.user.id)),
  giveLostBack: proven.input(giveLostBackInput).mutation(({ ctx, input }) => giveLostBack(ctx, input, ctx.user.id)),
});
