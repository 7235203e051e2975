import { withoutEnd } from './without-end';

/**
 * The cookies of a `Cookie` header. Values that cannot be decoded are kept as they are. A name that comes twice is left out: one
 * of the two was planted, and nobody can tell which.
 */
export function parseCookie(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  const twice = new Set<string>();
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = stripped(part.slice(0, at));
    if (cookies.has(name)) twice.add(name);
    cookies.set(name, decoded(stripped(part.slice(at + 1))));
  }
  for (const name of twice) cookies.delete(name);
  return cookies;
}

/**
 * Without what RFC 6265 has around a name or value. For a browser any other white space belongs to the name: where it were taken
 * off, a name that a sibling domain may set would become one with our prefix.
 */
const stripped = (text: string): string => withoutEnd(text.replace(/^[ \t]+/, ''), ' \t');

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
