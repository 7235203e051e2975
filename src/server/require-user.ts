import 'server-only';
import { getLocale } from 'next-intl/server';
import { cookies } from 'next/headers';
import { getPathname, redirect } from '~/i18n/navigation';
import type { SessionUser } from './context';
import { accessCookie, readAccessToken } from './session';

/** Who is signed in on the page being rendered, or null. */
export async function currentUser(): Promise<SessionUser | null> {
  return readAccessToken((await cookies()).get(accessCookie())?.value);
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
  return redirect({ href: { pathname: '/login', query: { next } }, locale });
}
