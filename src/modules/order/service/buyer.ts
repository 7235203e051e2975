import 'server-only';
import { and, eq, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { orders } from '../tables';

export type Buyer =
  { readonly userId: Id<'usr'>; readonly guestId: null } | { readonly userId: null; readonly guestId: Id<'gst'> };

/** Who buys: the person signed in, else the guest of the cookie. @throws AppError UNAUTHENTICATED */
export function buyerOf(ctx: Ctx): Buyer {
  if (ctx.user) return { userId: ctx.user.id, guestId: null };
  if (ctx.guest) return { userId: null, guestId: ctx.guest.id };
  throw new AppError('UNAUTHENTICATED');
}

export const buyerId = (buyer: Buyer): Id<'usr'> | Id<'gst'> => buyer.userId ?? buyer.guestId;

/** «Is it theirs»: the condition every read and change of an order carries. */
export function ownedBy(buyer: Buyer): SQL {
  return buyer.userId ? eq(orders.userId, buyer.userId) : eq(orders.guestId, buyer.guestId);
}

/** @throws AppError NOT_FOUND unless the order is the buyer's own: somebody else's does not exist for them. */
export async function requireMyOrder(ctx: Ctx, orderId: Id<'ord'>): Promise<Buyer> {
  const buyer = buyerOf(ctx);
  const mine = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.id, orderId), ownedBy(buyer)));
  if (mine.length === 0) throw new AppError('NOT_FOUND');
  return buyer;
}
