import 'server-only';
import { eq, type SQL } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { guests, users } from '~/modules/account/tables';
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

/** «Is it theirs»: the condition every read and change of an order carries. */
export function ownedBy(buyer: Buyer): SQL {
  return buyer.userId ? eq(orders.userId, buyer.userId) : eq(orders.guestId, buyer.guestId);
}

/** First in the lock order: two orders of one buyer are placed one after the other. */
export async function lockBuyer(ctx: Ctx, buyer: Buyer): Promise<void> {
  const rows = buyer.userId
    ? await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, buyer.userId)).for('no key update')
    : await ctx.db.select({ id: guests.id }).from(guests).where(eq(guests.id, buyer.guestId)).for('no key update');
  if (rows.length === 0) throw new AppError('UNAUTHENTICATED');
}
