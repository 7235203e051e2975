import 'server-only';
import { sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { createGuest, GUEST_TTL } from '~/modules/account/service/guests';
import { clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { giveCookie } from '~/server/cookies';
import { takeLimit } from '~/server/rate-limit';
import { GUEST_COOKIE } from '~/server/session';
import type { Owner } from '../queries';
import { carts } from '../tables';

/** Whose cart this visitor has, or null for somebody nobody knows yet. */
export function ownerOf(ctx: Pick<Ctx, 'user' | 'guest'>): Owner | null {
  if (ctx.user) return { userId: ctx.user.id, guestId: null };
  return ctx.guest && { userId: null, guestId: ctx.guest.id };
}

/** The visitor's owner; a stranger becomes a guest with a cookie of their own. @throws AppError RATE_LIMITED */
export async function knownOwner(ctx: EdgeCtx): Promise<Owner> {
  const known = ownerOf(ctx);
  if (known) return known;
  await takeLimit('guest.address', clientAddress(ctx.reqHeaders));
  const { id, cookie } = await createGuest(ctx);
  giveCookie(ctx.resHeaders, GUEST_COOKIE, cookie, GUEST_TTL);
  return { userId: null, guestId: id };
}

/** The owner's cart, made where there is none, locked until the transaction ends: changes of one cart go one by one. */
export async function lockCart(ctx: Pick<Ctx, 'db'>, owner: Owner): Promise<Id<'crt'>> {
  const rows = await ctx.db
    .insert(carts)
    .values({ id: newId('crt'), ...owner })
    .onConflictDoUpdate({
      target: owner.userId ? carts.userId : carts.guestId,
      set: { updatedAt: sql`now()` },
    })
    .returning({ id: carts.id });
  const [cart] = rows;
  if (!cart) throw new Error('an upsert gave no row');
  return cart.id;
}
