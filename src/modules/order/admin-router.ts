import 'server-only';
import { z } from 'zod';
import { adminProcedure, router } from '~/trpc/init';
import { orderRefInput, trackingInput } from './input';
import { ORDER_STATUSES } from './rules';
import { advanceFulfilment } from './service/fulfil';
import { getOrderForAdmin, listHolds, listOrdersForAdmin, orderCounts } from './service/read';

const listInput = z.strictObject({
  page: z.int().min(1).max(10_000).default(1),
  status: z.enum(ORDER_STATUSES).optional(),
  number: z.string().trim().max(30).optional(),
});
const admin = (id: string) => ({ kind: 'ADMIN', id }) as const;

export const orderAdminRouter = router({
  counts: adminProcedure.query(({ ctx }) => orderCounts(ctx)),
  list: adminProcedure.input(listInput).query(({ ctx, input }) => listOrdersForAdmin(ctx, input)),
  byId: adminProcedure.input(orderRefInput).query(({ ctx, input }) => getOrderForAdmin(ctx, input.orderId)),
  holds: adminProcedure
    .input(z.strictObject({ page: z.int().min(1).max(10_000).default(1) }))
    .query(({ ctx, input }) => listHolds(ctx, input.page)),
  markPreparing: adminProcedure
    .input(orderRefInput)
    .mutation(({ ctx, input }) => advanceFulfilment(ctx, input.orderId, 'PREPARING', admin(ctx.user.id))),
  markShipped: adminProcedure
    .input(trackingInput)
    .mutation(({ ctx, input: { orderId, ...parcel } }) =>
      advanceFulfilment(ctx, orderId, 'SHIPPED', admin(ctx.user.id), parcel),
    ),
  markDelivered: adminProcedure
    .input(orderRefInput)
    .mutation(({ ctx, input }) => advanceFulfilment(ctx, input.orderId, 'DELIVERED', admin(ctx.user.id))),
});
