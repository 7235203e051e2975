import 'server-only';
import { deskInput, findOrdersInput } from '~/modules/order/admin-input';
import { orderRefInput, trackingInput } from '~/modules/order/input';
import { nothing, router, staffProcedure } from '~/trpc/init';
import {
  acceptClaimInput,
  claimDeskInput,
  claimParcelInput,
  claimRefInput,
  inspectClaimInput,
  refundClaimInput,
  refuseClaimInput,
} from './input';
import { acceptClaim, refuseClaim } from './service/decide-claim';
import { findMarked, listMarked } from './service/desk-orders';
import { inspectClaim, markPickedUp } from './service/inspect-claim';
import { shipOrder } from './service/order-steps';
import { claimCounts, getClaim, listClaims, listClaimsForStaff } from './service/read';
import { refundClaim } from './service/refund-claim';
import { markReshipDelivered, reship } from './service/reship';

const staff = staffProcedure('orders');
const looking = staffProcedure('orders', { looks: 'order.look' });
const proven = staffProcedure('orders', { proof: true });

export const claimAdminRouter = router({
  list: looking.input(claimDeskInput).query(({ ctx, input }) => listClaims(ctx, input)),
  counts: staff.input(nothing).query(({ ctx }) => claimCounts(ctx)),
  byId: looking.input(claimRefInput).query(({ ctx, input }) => getClaim(ctx, input.claimId)),
  ofOrder: looking.input(orderRefInput).query(({ ctx, input }) => listClaimsForStaff(ctx, input.orderId)),
  accept: proven.input(acceptClaimInput).mutation(({ ctx, input }) => acceptClaim(ctx, input, ctx.user.id)),
  refuse: staff.input(refuseClaimInput).mutation(({ ctx, input }) => refuseClaim(ctx, input, ctx.user.id)),
  markPickedUp: staff.input(claimParcelInput).mutation(({ ctx, input }) => markPickedUp(ctx, input, ctx.user.id)),
  inspect: proven.input(inspectClaimInput).mutation(({ ctx, input }) => inspectClaim(ctx, input, ctx.user.id)),
  refund: proven.input(refundClaimInput).mutation(({ ctx, input }) => refundClaim(ctx, input, ctx.user.id)),
  reship: staff.input(claimParcelInput).mutation(({ ctx, input }) => reship(ctx, input, ctx.user.id)),
  markReshipDelivered: staff
    .input(claimRefInput)
    .mutation(({ ctx, input }) => markReshipDelivered(ctx, input.claimId, ctx.user.id)),
});

/** Belongs to the orders' desk, and is here because an open request may stand against it, or is told of in its lists. */
export const deskOrdersAdminRouter = router({
  list: looking.input(deskInput).query(({ ctx, input }) => listMarked(ctx, input)),
  // A mutation, so that what is looked for stands in no address and no log of addresses.
  find: looking.input(findOrdersInput).mutation(({ ctx, input }) => findMarked(ctx, input)),
  markShipped: staff.input(trackingInput).mutation(({ ctx, input }) => shipOrder(ctx, input, ctx.user.id)),
});
