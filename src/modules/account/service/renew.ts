import 'server-only';
import type { Ctx, SessionUser } from '~/server/context';
import { log } from '~/server/logger';
import {
  ACCESS_TTL,
  accessCookie,
  readAccessToken,
  REFRESH_COOKIE,
  REFRESH_TTL,
  sealAccessToken,
} from '~/server/session';
import { sessionsOf } from './sessions';

/** Changes of the cookies: an empty value removes one. */
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
  const known = await readAccessToken(cookieOf(accessCookie()));
  const refresh = cookieOf(REFRESH_COOKIE);
  if (known || !refresh) return { user: known, changes: {} };
  try {
    const rotation = await sessionsOf(ctx).rotate(refresh);
    if (!rotation) return { user: null, changes: { [accessCookie()]: REMOVED, [REFRESH_COOKIE]: REMOVED } };
    const user = { id: rotation.userId, sid: rotation.sid };
    const access = { value: await sealAccessToken(user), maxAge: ACCESS_TTL };
    const next = rotation.cookie && { [REFRESH_COOKIE]: { value: rotation.cookie, maxAge: REFRESH_TTL } };
    return { user, changes: { [accessCookie()]: access, ...next } };
  } catch (error) {
    log.error('session.rotation-failed', error);
    return undefined;
  }
}
