import 'server-only';
import { getLocale } from 'next-intl/server';
import { headers } from 'next/headers';
import { getPathname, redirect } from '~/i18n/navigation';
import { isUntold } from '~/modules/account/service/renew';
import { cookiesIn } from '~/server/cookies';
import type { SessionUser } from '~/server/context';
import { pageCtx } from '~/trpc/server';

/** Who is signed in on the page being rendered, or null; a login that has ended is nobody’s. */
export async function currentUser(): Promise<SessionUser | null> {
  return (await pageCtx()).user;
}

/**
 * The guard of a page that is about somebody: a stranger goes to the login page and comes back to `href` (without the
 * locale's prefix) afterwards. Call it before anything is rendered.
 */
export async function requireUser(href: string): Promise<SessionUser> {
  const user = await currentUser();
  if (user) return user;
  const locale = await getLocale();
  const next = getPathname({ href, locale });
  const query = { next, ...((await isUntoldHere()) && { error: 'BUSY' }) };
  return redirect({ href: { pathname: '/login', query }, locale });
}

/** Whether whoever is here may be signed in, but where logins live is away: the login page says so then. */
export async function isUntoldHere(): Promise<boolean> {
  return isUntold(await pageCtx(), cookiesIn(await headers()));
}
