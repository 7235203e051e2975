import 'server-only';
import { encode } from 'next-auth/jwt';
import { isId } from '~/lib/ids';
import type { SessionUser } from './context';
import { env } from './env';
import { openSealed } from './sealed-token';

/**
 * Access token 10 minutes, refresh token 7 days, a login 30 days however often it is renewed, 10 seconds of grace for tabs that
 * rotate at once. Seconds.
 */
export const ACCESS_TTL = 600;
export const REFRESH_TTL = 7 * 86_400;
export const LOGIN_MAX = 30 * 86_400;
export const ROTATION_GRACE = 10;

export const ACCESS_COOKIE = 'next-auth.session-token';
export const REFRESH_COOKIE = 'shop.rt';
export const GUEST_COOKIE = 'shop.guest';

type Claims = { readonly user: SessionUser; readonly hardExp: number };
/** Tokens opened lately: a request is asked who is there two or three times, and opening one costs more than most queries. */
const opened = new Map<string, Claims>();
const OPENED_MAX = 5_000;

/** Who the access token says is there, or null. No database call: the token is signed, encrypted and short-lived. */
export async function readAccessToken(token: string | undefined): Promise<SessionUser | null> {
  if (!token) return null;
  const claims = opened.get(token) ?? (await openToken(token));
  // The library tolerates 15 seconds; the hard expiry does not.
  return claims && claims.hardExp > Date.now() / 1000 ? claims.user : null;
}

/** When this access token ends; null where it has, or is none. */
export async function accessEnds(token: string | undefined): Promise<Date | null> {
  const claims = token ? (opened.get(token) ?? (await openToken(token))) : null;
  return claims && claims.hardExp > Date.now() / 1000 ? new Date(claims.hardExp * 1000) : null;
}

async function openToken(token: string): Promise<Claims | null> {
  const content = await openSealed(token);
  if (!content?.sub || typeof content.sid !== 'string' || !isId('usr', content.sub)) return null;
  if (typeof content.hardExp !== 'number') return null;
  const claims = { user: { id: content.sub, sid: content.sid }, hardExp: content.hardExp };
  const [oldest] = opened.keys();
  if (opened.size >= OPENED_MAX && oldest !== undefined) opened.delete(oldest);
  opened.set(token, claims);
  return claims;
}

/** A new access token for this login, good for ten minutes and not a second longer. It names nobody and holds no role. */
export function sealAccessToken(user: SessionUser): Promise<string> {
  const hardExp = Math.floor(Date.now() / 1000) + ACCESS_TTL;
  return encode({ token: { sub: user.id, sid: user.sid, hardExp }, secret: env().AUTH_SECRET, maxAge: ACCESS_TTL });
}
