import 'server-only';
import { orderRefInput } from '~/modules/order/input';
import { customerProcedure, router } from '~/trpc/init';
import { openClaimInput, withdrawClaimInput } from './input';
import { claimable } from './service/claimable';
import { limitedOpenClaim } from './service/open-claim';
import { confirmPurchase } from './service/order-steps';
import { listClaimsOfOrder } from './service/read';
import { withdrawClaim } from './service/withdraw-claim';

export const claimRouter = router({
  claimable: customerProcedure.input(orderRefInput).query(({ ctx, input }) => claimable(ctx, input.orderId)),
  ofOrder: customerProcedure.input(orderRefInput).query(({ ctx, input }) => listClaimsOfOrder(ctx, input.orderId)),
  open: customerProcedure.input(openClaimInput).mutation(({ ctx, input }) => limitedOpenClaim(ctx, input)),
  withdraw: customerProcedure.input(withdrawClaimInput).mutation(({ ctx, input }) => withdrawClaim(ctx, input)),
  confirmPurchase: customerProcedure
    .input(orderRefInput)
    .mutation(({ ctx, input }) => confirmPurchase(ctx, input.orderId)),
});
