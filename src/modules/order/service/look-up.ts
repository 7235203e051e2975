import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { clientAddress } from '~/server/client-address';
import { giveBackLimit, takeLimit } from '~/server/rate-limit';
import type { LookUpInput } from '../input';
import { orders } from '../tables';
import { givePass } from './pass';

/**
 * Gives a browser that names a guest's order and the telephone it was ordered with a pass for it. A number that never was, one of
 * somebody with an account and a wrong telephone get the same answer after the same work, and count against the number, too.
 * @throws AppError NOT_FOUND | RATE_LIMITED
 */
export async function lookUpOrder(ctx: EdgeCtx, { number, phone }: LookUpInput): Promise<{ orderId: Id<'ord'> }> {
  await takeLimit('lookup.address', clientAddress(ctx.reqHeaders));
  await takeLimit('lookup.number', number);
  const [found] = await ctx.db
    .select({ orderId: orders.id, guestId: orders.guestId })
    .from(orders)
    .where(
      and(
        eq(orders.number, number),
        eq(orders.contactPhone, phone),
        isNotNull(orders.guestId),
        isNull(orders.restrictedAt),
      ),
    );
  if (!found?.guestId) throw new AppError('NOT_FOUND');
  await giveBackLimit('lookup.number', number);
  const { orderId, guestId } = found;
  await givePass(ctx.resHeaders, { orderId, guestId });
  return { orderId };
}
