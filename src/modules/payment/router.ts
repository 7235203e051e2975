import 'server-only';
import { buyerProcedure, publicProcedure, router } from '~/trpc/init';
import { orderRefInput } from '~/modules/order/input';
import {
  cancelOrderInput,
  checkByTokenInput,
  confirmByTokenInput,
  confirmPaymentInput,
  nameRefundAccountInput,
  noteDeclineInput,
  openPaymentInput,
  placeAndOpenInput,
} from './input';
import { provenCancelMyOrder } from './service/cancel-order';
import { confirmPayment } from './service/confirm';
import { checkByToken, confirmByToken } from './service/confirm-by-token';
import { provenNameRefundAccount } from './service/give-lost-back';
import { noteDecline } from './service/note-decline';
import { openPayment } from './service/open-window';
import { placeAndOpen } from './service/place-and-open';
import { listMyPayments } from './service/read';
import { checkPayment } from './service/reconcile';

export const paymentRouter = router({
  open: buyerProcedure.input(openPaymentInput).mutation(({ ctx, input }) => openPayment(ctx, input)),
  placeAndOpen: buyerProcedure
    .input(placeAndOpenInput)
    .mutation(({ ctx, input }) => placeAndOpen(ctx, ctx.reqHeaders, input)),
  noteDecline: buyerProcedure.input(noteDeclineInput).mutation(({ ctx, input }) => noteDecline(ctx, input)),
  confirm: buyerProcedure.input(confirmPaymentInput).mutation(({ ctx, input }) => confirmPayment(ctx, input)),
  confirmByToken: publicProcedure
    .input(confirmByTokenInput)
    .mutation(({ ctx, input }) => confirmByToken(ctx, ctx.reqHeaders, input)),
  checkByToken: publicProcedure
    .input(checkByTokenInput)
    .mutation(({ ctx, input }) => checkByToken(ctx, ctx.reqHeaders, input)),
  ofOrder: buyerProcedure.input(orderRefInput).query(({ ctx, input }) => listMyPayments(ctx, input.orderId)),
  check: buyerProcedure.input(orderRefInput).mutation(({ ctx, input }) => checkPayment(ctx, input.orderId)),
  cancelOrder: buyerProcedure.input(cancelOrderInput).mutation(({ ctx, input }) => provenCancelMyOrder(ctx, input)),
  nameRefundAccount: buyerProcedure
    .input(nameRefundAccountInput)
    .mutation(({ ctx, input }) => provenNameRefundAccount(ctx, input)),
});
