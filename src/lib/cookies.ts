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
    const name = part.slice(0, at).trim();
    if (cookies.has(name)) twice.add(name);
    cookies.set(name, decoded(part.slice(at + 1).trim()));
  }
  for (const name of twice) cookies.delete(name);
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
