import 'server-only';
import { eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { orders } from '../tables';
import { lockOrder } from './order-row';

export type Refunded = { readonly amount: number; readonly shipping: number };

/**
 * Writes on an order what its finished refunds add up to. Money and state stay as they are. Call inside a transaction.
 * @throws AppError ORDER_STATE where the order's state says something else than these sums.
 */
export async function correctRefunded(
  ctx: Ctx,
  orderId: Id<'ord'>,
  { amount, shipping }: Refunded,
): Promise<{ before: Refunded; after: Refunded }> {
  const order = await lockOrder(ctx, orderId);
  const fits =
    order.state === 'REFUNDED'
      ? amount === order.total
      : order.state === 'PARTIALLY_REFUNDED'
        ? amount > 0 && amount < order.total
        : amount === 0;
  if (!fits) throw new AppError('ORDER_STATE');
  await ctx.db.update(orders).set({ refundedTotal: amount, refundedShipping: shipping }).where(eq(orders.id, orderId));
  return {
    before: { amount: order.refundedTotal, shipping: order.refundedShipping },
    after: { amount, shipping },
  };
}
