import 'server-only';
import { parseCookie } from '~/lib/cookies';
import { findGuestByCookie } from '~/modules/account/service/guests';
import { db } from '~/server/db';
import { env } from '~/server/env';
import { accessCookie, GUEST_COOKIE, readAccessToken } from '~/server/session';
import type { Locale } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';
import type { TrpcCtx } from './init';

/**
 * The context of one request, from its headers. A guest row is looked up only where nobody is signed in, and not for what is
 * the same for everybody (`shared`). The locale is what the page says (`x-shop-locale`), else the shop's first.
 */
export async function requestCtx(
  headers: Headers,
  options: { locale?: Locale; resHeaders?: Headers | null; shared?: boolean } = {},
): Promise<TrpcCtx> {
  const shop = shopPreset(env().SHOP);
  const cookies = parseCookie(headers.get('cookie') ?? '');
  const user = await readAccessToken(cookies.get(accessCookie()));
  const guestCookie = cookies.get(GUEST_COOKIE);
  const nobody = user !== null || !guestCookie || options.shared;
  const asked = options.locale ?? headers.get('x-shop-locale');
  return {
    db: db(),
    now: new Date(),
    user,
    guest: nobody ? null : await findGuestByCookie({ db: db() }, guestCookie),
    shop,
    locale: shop.locales.find((locale) => locale === asked) ?? shop.defaultLocale,
    requestId: headers.get('x-request-id')?.slice(0, 64) ?? crypto.randomUUID(),
    reqHeaders: headers,
    resHeaders: options.resHeaders ?? null,
  };
}
