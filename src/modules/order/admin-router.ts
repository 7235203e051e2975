import 'server-only';
import { nothing, router, staffProcedure } from '~/trpc/init';
import { holdsInput, memberOrdersInput } from './admin-input';
import { orderRefInput } from './input';
import { deskCounts, held, listOrdersOf, releaseNow, today } from './service/desk';
import { advanceFulfilment } from './service/fulfil';
import { getOrderForAdmin, listHolds } from './service/read';

const admin = (id: string) => ({ kind: 'ADMIN', id }) as const;

const staff = staffProcedure('orders');
const looking = staffProcedure('orders', { looks: 'order.look' });

export const orderAdminRouter = router({
  today: staff.input(nothing).query(({ ctx }) => today(ctx)),
  counts: staff.input(nothing).query(({ ctx }) => deskCounts(ctx)),
  byId: looking.input(orderRefInput).query(({ ctx, input }) => getOrderForAdmin(ctx, input.orderId)),
  markPreparing: staff
    .input(orderRefInput)
    .mutation(({ ctx, input }) => advanceFulfilment(ctx, input.orderId, 'PREPARING', admin(ctx.user.id))),
  markDelivered: staff
    .input(orderRefInput)
    .mutation(({ ctx, input }) => advanceFulfilment(ctx, input.orderId, 'DELIVERED', admin(ctx.user.id))),
});

const members = staffProcedure('members', { looks: 'order.look' });

/** Belongs to the members' desk: what somebody bought. */
export const memberOrdersAdminRouter = router({
  orders: members.input(memberOrdersInput).query(({ ctx, input }) => listOrdersOf(ctx, input)),
});

const stock = staffProcedure('products');
const lookingAtHolds = staffProcedure('products', { looks: 'order.look' });

/** Belongs to the stock's desk, and is here because orders are what holds it. */
export const holdsAdminRouter = router({
  held: stock.input(nothing).query(({ ctx }) => held(ctx)),
  holds: lookingAtHolds.input(holdsInput).query(({ ctx, input }) => listHolds(ctx, input.page)),
  releaseExpired: stock.input(nothing).mutation(({ ctx }) => releaseNow(ctx)),
});
