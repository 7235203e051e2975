import 'server-only';
import { sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
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

/**
 * The owner's cart, made where there is none, locked until the transaction ends: changes of one cart go one by one. One
 * statement, which waits for whoever is leaving. @throws AppError UNAUTHENTICATED where they have left
 */
export async function lockCart(ctx: Pick<Ctx, 'db'>, { userId, guestId }: Owner): Promise<Id<'crt'>> {
  const [target, person] = userId
    ? [sql`user_id`, sql`users WHERE id = ${userId} AND erased_at IS NULL`]
    : [sql`guest_id`, sql`guests WHERE id = ${guestId}`];
  const [cart] = await ctx.db.execute<{ id: Id<'crt'> }>(sql`
    INSERT INTO ${carts} (id, user_id, guest_id) SELECT ${newId('crt')}, ${userId}, ${guestId} FROM ${person} FOR SHARE
    ON CONFLICT (${target}) DO UPDATE SET updated_at = now() RETURNING id`);
  if (!cart) throw new AppError('UNAUTHENTICATED');
  return cart.id;
}
