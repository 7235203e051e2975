import 'server-only';
import { z } from 'zod';
import { sessionsOf, sidOf } from '~/modules/account/service/sessions';
import { PERSONAL_COOKIES } from '~/modules/privacy/service/personal-cookies';
import { systemCtx } from '~/server/context';
import { cookiesIn } from '~/server/cookies';
import { env } from '~/server/env';
import { ACCESS_COOKIE, readAccessToken, REFRESH_COOKIE } from '~/server/session';
import { dropHere } from './browser';

const answer = z.object({ url: z.string() });

/** Whether NextAuth took it for a logout of the shop’s own page: where it did not, its answer leads to a page that asks. */
async function isTaken(response: Response): Promise<boolean> {
  const url = response.headers.get('location') ?? answer.safeParse(await response.clone().json()).data?.url;
  if (url === undefined) return false;
  const { pathname, searchParams } = new URL(url, env().SITE_URL);
  return !(pathname === '/api/auth/signout' && searchParams.get('csrf') === 'true');
}

/**
 * Ends the login of whoever asked NextAuth for it, by either cookie: an access token that ran out is not renewed for it, so that
 * a logout that is refused leaves the login as it was.
 */
export async function logOut(request: Request, response: Response): Promise<void> {
  if (!(await isTaken(response))) return;
  // First from the browser: it is logged out also where the login cannot be ended now.
  for (const name of PERSONAL_COOKIES) await dropHere(name);
  const cookieOf = cookiesIn(request.headers);
  const logins = sessionsOf(systemCtx());
  const access = await readAccessToken(cookieOf(ACCESS_COOKIE));
  // Whatever became of its token: where somebody else has renewed the login with a copy, they are out as well.
  const renewed = sidOf(cookieOf(REFRESH_COOKIE) ?? '');
  if (access) await logins.end(access.sid);
  if (renewed) await logins.end(renewed);
}
