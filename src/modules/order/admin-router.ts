import 'server-only';
import { adminProcedure, router } from '~/trpc/init';
import { deskInput, holdsInput } from './admin-input';
import { orderRefInput } from './input';
import { deskCounts, listDesk, releaseNow, today } from './service/desk';
import { advanceFulfilment } from './service/fulfil';
import { getOrderForAdmin, listHolds } from './service/read';

const admin = (id: string) => ({ kind: 'ADMIN', id }) as const;

export const orderAdminRouter = router({
  today: adminProcedure.query(({ ctx }) => today(ctx)),
  counts: adminProcedure.query(({ ctx }) => deskCounts(ctx)),
  list: adminProcedure.input(deskInput).query(({ ctx, input }) => listDesk(ctx, input)),
  byId: adminProcedure.input(orderRefInput).query(({ ctx, input }) => getOrderForAdmin(ctx, input.orderId)),
  holds: adminProcedure.input(holdsInput).query(({ ctx, input }) => listHolds(ctx, input.page)),
  releaseExpired: adminProcedure.mutation(({ ctx }) => releaseNow(ctx)),
  markPreparing: adminProcedure
    .input(orderRefInput)
    .mutation(({ ctx, input }) => advanceFulfilment(ctx, input.orderId, 'PREPARING', admin(ctx.user.id))),
  markDelivered: adminProcedure
    .input(orderRefInput)
    .mutation(({ ctx, input }) => advanceFulfilment(ctx, input.orderId, 'DELIVERED', admin(ctx.user.id))),
});
