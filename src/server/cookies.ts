import 'server-only';
import { parseCookie } from '~/lib/cookies';
import { env } from './env';

/** Says that this browser was in an account before; what is in it is the account module's. */
export const KNOWN_COOKIE = 'shop.known';

export const secureCookies = (): boolean => env().SITE_URL.startsWith('https://');

/**
 * What browsers call a cookie of ours. Over HTTPS its prefix binds it to this very host: neither a subdomain nor a page without
 * HTTPS can plant one, and none is sent elsewhere.
 */
export const cookieName = (name: string): string => (secureCookies() ? `__Host-${name}` : name);

/** How every cookie of ours is kept; `maxAge` in seconds, 0 removes it. One with the prefix is removed by these attributes only. */
export const cookieOptions = (maxAge: number) =>
  ({ httpOnly: true, sameSite: 'lax', secure: secureCookies(), path: '/', maxAge }) as const;

/** The cookies of a request by the names they have here. */
export function cookiesIn(headers: Headers): (name: string) => string | undefined {
  const sent = parseCookie(headers.get('cookie') ?? '');
  return (name) => sent.get(cookieName(name));
}

/** Gives the browser a cookie with the answer. `maxAge` in seconds. */
export function giveCookie(answer: Headers | null, name: string, value: string, maxAge: number): void {
  answer?.append('set-cookie', cookieLine(name, value, maxAge));
}

export const dropCookie = (answer: Headers | null, name: string): void => giveCookie(answer, name, '', 0);

function cookieLine(name: string, value: string, maxAge: number): string {
  const line = `${cookieName(name)}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}`;
  return secureCookies() ? `${line}; Secure` : line;
}
