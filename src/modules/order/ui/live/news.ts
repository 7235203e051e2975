import { z } from '~/lib/zod';
import { ACTOR_KINDS, ORDER_STATUSES } from '../../rules';

/** How an order stands, as tabs of one browser tell each other. */
export const news = z.object({
  orderId: z.string(),
  number: z.string(),
  status: z.enum(ORDER_STATUSES),
  canceling: z.boolean(),
  version: z.number(),
  by: z.enum(ACTOR_KINDS),
});
export type News = z.infer<typeof news>;
