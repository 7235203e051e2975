import 'server-only';
import type { Account } from 'next-auth';
import type { JWT } from 'next-auth/jwt';
import { headers } from 'next/headers';
import { z } from 'zod';
import { AppError } from '~/lib/errors';
import { isId } from '~/lib/ids';
import { findGuestByCookie } from '~/modules/account/service/guests';
import { findNaverUser } from '~/modules/account/service/naver-user';
import { KNOWN_TTL, knownFor } from '~/modules/account/service/known-device';
import { deviceOf } from '~/modules/account/service/device';
import { requireOpen, type CameBy } from '~/modules/account/service/still-opens';
import { sessionsOf, sidOf } from '~/modules/account/service/sessions';
import { mergeGuestCart } from '~/modules/cart/service/merge';
import { hasAdoptable } from '~/modules/order/service/adopt';
import { inTx, systemCtx } from '~/server/context';
import { cookiesIn, KNOWN_COOKIE } from '~/server/cookies';
import { ACCESS_TTL, GUEST_COOKIE, REFRESH_COOKIE, REFRESH_TTL } from '~/server/session';
import { dropHere, giveHere } from './browser';

/**
 * Opens a login, if what it came by still opens the account: a new family, never the one the browser came with, and the guest's cart becomes the customer's in the same
 * transaction. The cookies are set only when all of it is done. A guest with orders stays known to the browser, so that they can
 * be taken into the account.
 */
export async function openSession(account: Account, came: { readonly id: string }): Promise<JWT> {
  const ctx = systemCtx();
  const userId = account.provider === 'naver' ? await findNaverUser(ctx, account.providerAccountId) : came.id;
  if (!userId || !isId('usr', userId)) throw new AppError('UNAUTHENTICATED');
  const request = await headers();
  const cookieOf = cookiesIn(request);
  const before = sidOf(cookieOf(REFRESH_COOKIE) ?? '');
  const guestCookie = cookieOf(GUEST_COOKIE);
  const device = deviceOf(request.get('user-agent'));
  const guest = guestCookie ? await findGuestByCookie(ctx, guestCookie) : null;
  const session = await inTx(ctx, async (tx) => {
    await requireOpen(tx, userId, cameBy(account, came));
    if (guest) await mergeGuestCart(tx, { guestId: guest.id, userId });
    const logins = sessionsOf(tx);
    if (before) await logins.end(before);
    return logins.start({ userId, device });
  });
  await giveHere(REFRESH_COOKIE, session.cookie, REFRESH_TTL);
  const known = await knownFor(ctx, userId);
  if (known) await giveHere(KNOWN_COOKIE, known, KNOWN_TTL);
  if (guestCookie && !(guest && (await hasAdoptable(ctx, guest.id)))) await dropHere(GUEST_COOKIE);
  return { sub: userId, sid: session.sid, hardExp: Math.floor(Date.now() / 1000) + ACCESS_TTL };
}

const byPassword = z.object({ passwordHash: z.string() });

function cameBy({ provider, providerAccountId }: Account, came: object): CameBy {
  if (provider === 'naver') return { subject: providerAccountId };
  if (provider === 'ticket') return 'TICKET';
  return byPassword.parse(came);
}
