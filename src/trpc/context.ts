import 'server-only';
import { TRPCError } from '@trpc/server';
import { AppError, isAppError } from '~/lib/errors';
import { findGuestByCookie } from '~/modules/account/service/guests';
import { loginNow } from '~/modules/account/service/proof';
import { renewSession, writeCookies } from '~/modules/account/service/renew';
import { PASS_COOKIE, readPass } from '~/modules/order/service/pass';
import { cookiesIn } from '~/server/cookies';
import { db } from '~/server/db';
import { env } from '~/server/env';
import type { SessionUser } from '~/server/context';
import { ACCESS_COOKIE, accessEnds, GUEST_COOKIE, readAccessToken } from '~/server/session';
import type { Locale } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';
import type { TrpcCtx } from './init';

/**
 * The context of one request, from its headers. No guest is looked up for what is the same for everybody (`shared`); somebody
 * signed in seldom has one, because a login takes the guest's cookie unless the guest has orders. The locale is what the page
 * says (`x-shop-locale`), else the shop's first.
 */
export async function requestCtx(
  headers: Headers,
  options: { locale?: Locale; resHeaders?: Headers | null; shared?: boolean } = {},
): Promise<TrpcCtx> {
  const shop = shopPreset(env().SHOP);
  const cookieOf = cookiesIn(headers);
  const { user, token } = await comer(cookieOf, options);
  const guestCookie = cookieOf(GUEST_COOKIE);
  const asked = options.locale ?? headers.get('x-shop-locale');
  return {
    db: db(),
    now: new Date(),
    user,
    accessEnds: user && (await accessEnds(token)),
    guest: guestCookie && !options.shared ? await findGuestByCookie({ db: db() }, guestCookie) : null,
    pass: options.shared ? null : await readPass(cookieOf(PASS_COOKIE)),
    shop,
    locale: shop.locales.find((locale) => locale === asked) ?? shop.defaultLocale,
    requestId: requestIdOf(headers),
    reqHeaders: headers,
    resHeaders: options.resHeaders ?? null,
  };
}

/** That of the proxy in front, if it is one: it stands in the log and beside acts. */
function requestIdOf(headers: Headers): string {
  const given = headers.get('x-request-id') ?? '';
  return /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}

const busy = () => new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: new AppError('BUSY') });

type Comer = { readonly user: SessionUser | null; readonly token?: string | undefined };

/**
 * Who is signed in, by a login that lives, and by which access token. A call whose answer goes to the visitor alone renews a session that has run out; a
 * page's session was renewed before it, and an answer that is shared between visitors is nobody's and may never carry a cookie.
 */
async function comer(
  cookieOf: (name: string) => string | undefined,
  { resHeaders, shared }: { resHeaders?: Headers | null; shared?: boolean },
): Promise<Comer> {
  if (shared) return { user: null };
  const token = cookieOf(ACCESS_COOKIE);
  if (!resHeaders) return { user: await ofLivingLogin(await readAccessToken(token)), token };
  const renewal = await renewSession({ db: db() }, cookieOf);
  if (!renewal) throw busy();
  writeCookies(resHeaders, renewal.changes);
  return { user: await ofLivingLogin(renewal.user), token: renewal.changes[ACCESS_COOKIE]?.value ?? token };
}

/** Nobody where the login behind an access token is known to have ended, whatever is left of the token's ten minutes. */
async function ofLivingLogin(user: SessionUser | null): Promise<SessionUser | null> {
  try {
    return user && (await loginNow({ db: db(), user })) && user;
  } catch (error) {
    throw isAppError(error, 'BUSY') ? busy() : error;
  }
}
