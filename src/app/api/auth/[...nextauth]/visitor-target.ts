import 'server-only';
import { safeNext } from '~/lib/safe-next';
import { env } from '~/server/env';
import { secureCookies } from '~/server/session';
import { shopPreset } from '~/shops/registry';

type CookieReader = { get: (name: string) => { value: string } | undefined };

/** Where the visitor wants to go after the login, as NextAuth's cookie keeps it, and the prefix of their language. */
export function visitorTarget(store: CookieReader): { next: string; prefix: string } {
  const cookie = store.get(`${secureCookies() ? '__Secure-' : ''}next-auth.callback-url`)?.value;
  const next = safeNext(cookie, '/', new URL(env().SITE_URL).origin);
  const shop = shopPreset(env().SHOP);
  const locale = shop.locales.find(
    (one) => one !== shop.defaultLocale && (next === `/${one}` || next.startsWith(`/${one}/`)),
  );
  return { next, prefix: locale ? `/${locale}` : '' };
}
