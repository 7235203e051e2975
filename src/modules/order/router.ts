import 'server-only';
import { buyerProcedure, customerProcedure, nothing, publicProcedure, router, streamed } from '~/trpc/init';
import { slugInput } from '~/modules/catalog/input';
import { noticeListInput } from '~/modules/notice/input';
import { checkoutInput, followInput, lookUpInput, orderListInput, orderRefInput, placeOrderInput } from './input';
import { adoptOrder, listAdoptable } from './service/adopt';
import { becomeGuest } from './service/become-guest';
import { readCheckout, resumePath } from './service/checkout';
import { boughtTogether } from './service/bought-together';
import { limitedPlaceOrder } from './service/limited';
import { followOrders, standingOfOrder } from './service/live';
import { lookUpOrder } from './service/look-up';
import { listMyNotices } from './service/notices';
import { countMyOrders, getMyOrder, listMyOrders } from './service/read';

export const orderRouter = router({
  checkout: publicProcedure.input(checkoutInput).query(({ ctx, input }) => readCheckout(ctx, input.buyNow)),
  asGuest: publicProcedure.input(nothing).mutation(({ ctx }) => becomeGuest(ctx)),
  boughtTogether: publicProcedure.input(slugInput).query(({ ctx, input }) => boughtTogether(ctx, input)),
  place: buyerProcedure
    .input(placeOrderInput)
    .mutation(({ ctx, input }) => limitedPlaceOrder(ctx, ctx.reqHeaders, input)),
  list: customerProcedure.input(orderListInput).query(({ ctx, input }) => listMyOrders(ctx, input)),
  counts: customerProcedure.input(nothing).query(({ ctx }) => countMyOrders(ctx)),
  notices: customerProcedure.input(noticeListInput).query(({ ctx, input }) => listMyNotices(ctx, input)),
  resumePath: buyerProcedure.input(orderRefInput).query(({ ctx, input }) => resumePath(ctx, input.orderId)),
  byId: buyerProcedure.input(orderRefInput).query(({ ctx, input }) => getMyOrder(ctx, input.orderId)),
  standing: buyerProcedure.input(orderRefInput).query(({ ctx, input }) => standingOfOrder(ctx, input.orderId)),
  follow: customerProcedure
    .input(followInput)
    .subscription(async ({ ctx, input, signal }) => streamed(await followOrders(ctx, input.lastEventId, signal))),
  lookUp: publicProcedure.input(lookUpInput).mutation(({ ctx, input }) => lookUpOrder(ctx, input)),
  adoptable: customerProcedure.input(nothing).query(({ ctx }) => listAdoptable(ctx)),
  adopt: customerProcedure.input(orderRefInput).mutation(({ ctx, input }) => adoptOrder(ctx, input.orderId)),
});
