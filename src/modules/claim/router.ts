import 'server-only';
import { orderRefInput } from '~/modules/order/input';
import { buyerProcedure, customerProcedure, nothing, router } from '~/trpc/init';
import { openClaimInput, withdrawClaimInput } from './input';
import { claimable } from './service/claimable';
import { limitedOpenClaim } from './service/open-claim';
import { confirmPurchase } from './service/order-steps';
import { listClaimsOfOrder, listMyOpenClaims } from './service/read';
import { withdrawClaim } from './service/withdraw-claim';

export const claimRouter = router({
  claimable: buyerProcedure.input(orderRefInput).query(({ ctx, input }) => claimable(ctx, input.orderId)),
  ofOrder: buyerProcedure.input(orderRefInput).query(({ ctx, input }) => listClaimsOfOrder(ctx, input.orderId)),
  underWay: customerProcedure.input(nothing).query(({ ctx }) => listMyOpenClaims(ctx)),
  open: buyerProcedure.input(openClaimInput).mutation(({ ctx, input }) => limitedOpenClaim(ctx, input)),
  withdraw: buyerProcedure.input(withdrawClaimInput).mutation(({ ctx, input }) => withdrawClaim(ctx, input)),
  confirmPurchase: buyerProcedure
    .input(orderRefInput)
    .mutation(({ ctx, input }) => confirmPurchase(ctx, input.orderId)),
});
