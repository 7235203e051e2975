import 'server-only';
import { safeNext } from '~/lib/safe-next';
import { cookiesIn } from '~/server/cookies';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';

/** NextAuth keeps in it where the visitor was when they came to log in. */
export const TARGET_COOKIE = 'next-auth.callback-url';

/** Where the visitor wants to go after the login, as NextAuth's cookie keeps it, and the prefix of their language. */
export function visitorTarget(request: Headers): { next: string; prefix: string } {
  const next = safeNext(cookiesIn(request)(TARGET_COOKIE), '/', new URL(env().SITE_URL).origin);
  const shop = shopPreset(env().SHOP);
  const locale = shop.locales.find(
    (one) => one !== shop.defaultLocale && (next === `/${one}` || next.startsWith(`/${one}/`)),
  );
  return { next, prefix: locale ? `/${locale}` : '' };
}
