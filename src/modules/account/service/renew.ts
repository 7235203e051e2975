import 'server-only';
import type { Ctx, SessionUser } from '~/server/context';
import { giveCookie } from '~/server/cookies';
import { log } from '~/server/logger';
import { unlessAway } from '~/server/unless-away';
import {
  ACCESS_COOKIE,
  ACCESS_TTL,
  readAccessToken,
  REFRESH_COOKIE,
  REFRESH_TTL,
  sealAccessToken,
} from '~/server/session';
import { sessionsOf } from './sessions';

/** Changes of the cookies, by the names they have here: an empty value removes one. */
export type CookieChanges = { readonly [cookie: string]: { readonly value: string; readonly maxAge: number } };
export type Renewal = { readonly user: SessionUser | null; readonly changes: CookieChanges };

const REMOVED = { value: '', maxAge: 0 };

/**
 * Who is there, by the cookies of a request; an access token that has run out is renewed. `undefined`: where logins live is away,
 * so nothing is known and nothing is lost.
 */
export async function renewSession(
  ctx: Pick<Ctx, 'db'>,
  cookieOf: (name: string) => string | undefined,
): Promise<Renewal | undefined> {
  const known = await readAccessToken(cookieOf(ACCESS_COOKIE));
  const refresh = cookieOf(REFRESH_COOKIE);
  if (known || !refresh) return { user: known, changes: {} };
  try {
    const rotation = await sessionsOf(ctx).rotate(refresh);
    if (!rotation) return { user: null, changes: { [ACCESS_COOKIE]: REMOVED, [REFRESH_COOKIE]: REMOVED } };
    const user = { id: rotation.userId, sid: rotation.sid };
    return { user, changes: await loginCookies(user, rotation.cookie) };
  } catch (error) {
    log.error('session.rotation-failed', error);
    return undefined;
  }
}

/**
 * Whether a browser may hold a login that nobody can tell now: it has one to renew, and where logins live is away. For a page that
 * would else say that nobody is there.
 */
export async function isUntold(ctx: Pick<Ctx, 'db'>, cookieOf: (name: string) => string | undefined): Promise<boolean> {
  if (!cookieOf(REFRESH_COOKIE)) return false;
  const there = sessionsOf(ctx)
    .requireThere()
    .then(() => true);
  return !(await unlessAway(there));
}

/** The cookies by which a browser is this login; the refresh cookie stays as it is where another tab has been given the next one. */
export async function loginCookies(user: SessionUser, refresh: string | null): Promise<CookieChanges> {
  const access = { value: await sealAccessToken(user), maxAge: ACCESS_TTL };
  return { [ACCESS_COOKIE]: access, ...(refresh && { [REFRESH_COOKIE]: { value: refresh, maxAge: REFRESH_TTL } }) };
}

/** Writes changed cookies into the answer to a call. */
export function writeCookies(headers: Headers, changes: CookieChanges): void {
  for (const [name, { value, maxAge }] of Object.entries(changes)) giveCookie(headers, name, value, maxAge);
}
