import 'server-only';
import { cookieName } from './cookies';

/** How the names of the shop's cookies begin; NextAuth's are among them. */
const BEGINNINGS = ['shop.', 'next-auth.'];
/** No browser holds as many of them. */
const MOST = 50;

/**
 * The shop's own cookies of a `Cookie` header. Next copies whatever is in there one by one into a jar that it writes anew each time:
 * a header of three thousand, which anybody may send, would hold the process for seconds.
 */
export function ownCookies(header: string): string {
  const names = BEGINNINGS.map(cookieName);
  const isOwn = (cookie: string) => names.some((name) => cookie.startsWith(name));
  const cookies = header.split(';').map((cookie) => cookie.replace(/^[ \t]+/, ''));
  return cookies.filter(isOwn).slice(0, MOST).join('; ');
}
