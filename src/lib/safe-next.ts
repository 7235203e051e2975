const NOWHERE = 'http://next.invalid';

/**
 * Where to go after a login: a path of this site, as given or from a whole address at `origin`, else `fallback`. Refuses
 * other sites in every disguise (`//host`, `/\host`, control characters, dot segments that leave two slashes) and `/api`.
 */
export function safeNext(target: unknown, fallback: string, origin?: string): string {
  if (typeof target !== 'string' || target.length > 2000) return fallback;
  const local = origin !== undefined && target.startsWith(`${origin}/`) ? target.slice(origin.length) : target;
  if (!/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(local)) return fallback;
  if (!URL.canParse(local, NOWHERE)) return fallback;
  const url = new URL(local, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//') || /^\/api(\/|$)/i.test(url.pathname)) return fallback;
  return url.pathname + url.search + url.hash;
}
