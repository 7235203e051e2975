import { NextResponse, type NextRequest } from 'next/server';
import { rotateSession } from '~/modules/account/service/sessions';
import { securePolicy } from '~/server/content-policy';
import { db } from '~/server/db';
import { log } from '~/server/logger';
import {
  accessCookie,
  readAccessToken,
  REFRESH_COOKIE,
  REFRESH_TTL,
  ACCESS_TTL,
  sealAccessToken,
  secureCookies,
} from '~/server/session';

/** Changes of the cookies: an empty value removes one. */
type Changes = { readonly [cookie: string]: { value: string; maxAge: number } };

const REMOVED = { value: '', maxAge: 0 };
const isApi = (path: string) => path.startsWith('/api/');
// The login opens a session of its own and must not meet a rotation of the old one in the same answer. A stock answer is
// shared between visitors and may never carry a cookie.
const NEVER_ROTATES = /^\/api\/(?:auth\/callback\/|trpc\/catalog\.stock(?:,catalog\.stock)*$)/;
// The answer of a logout removes the cookies: a rotation before it is for this request only.
const QUIET = '/api/auth/signout';

/** Renews an access token that has run out. `undefined`: the database is away, so nothing is known and nothing is lost. */
async function renewed(req: NextRequest): Promise<Changes | undefined> {
  const refresh = req.cookies.get(REFRESH_COOKIE)?.value;
  if (!refresh || NEVER_ROTATES.test(req.nextUrl.pathname)) return {};
  if (await readAccessToken(req.cookies.get(accessCookie())?.value)) return {};
  try {
    const rotation = await rotateSession({ db: db() }, refresh);
    if (!rotation) return { [accessCookie()]: REMOVED, [REFRESH_COOKIE]: REMOVED };
    const access = await sealAccessToken({ id: rotation.userId, sid: rotation.sid });
    return {
      [accessCookie()]: { value: access, maxAge: ACCESS_TTL },
      ...(rotation.cookie && { [REFRESH_COOKIE]: { value: rotation.cookie, maxAge: REFRESH_TTL } }),
    };
  } catch (error) {
    log.error('session.rotation-failed', error);
    return undefined;
  }
}

function answer(req: NextRequest, policy: string | null): NextResponse {
  const headers = new Headers(req.headers);
  const requestId = crypto.randomUUID();
  headers.set('x-request-id', requestId);
  // Next reads the nonce of its own scripts from the request.
  if (policy) headers.set('content-security-policy', policy);
  const res = NextResponse.next({ request: { headers } });
  res.headers.set('x-request-id', requestId);
  return res;
}

/**
 * Renews sessions and gives every (secure) document its policy. It protects nothing: pages and procedures ask for
 * themselves who is there, and without this file everybody is merely logged out after ten minutes.
 */
export async function proxy(req: NextRequest): Promise<NextResponse> {
  const { pathname } = req.nextUrl;
  const changes = await renewed(req);
  if (changes === undefined && isApi(pathname))
    return new NextResponse(null, { status: 503, headers: { 'retry-after': '2' } });
  for (const [name, { value }] of Object.entries(changes ?? {})) {
    // The page or procedure of this very request sees the new token.
    if (value) req.cookies.set(name, value);
    else req.cookies.delete(name);
  }
  const payment = /^\/(?:en\/)?checkout(?:\/|$)/.test(pathname);
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = isApi(pathname) ? null : securePolicy(nonce, payment);
  const res = answer(req, policy);
  if (policy) {
    res.headers.set('content-security-policy', policy);
    res.headers.set('cache-control', 'private, no-store');
    res.headers.set('cross-origin-opener-policy', payment ? 'same-origin-allow-popups' : 'same-origin');
  }
  if (pathname !== QUIET) {
    for (const [name, { value, maxAge }] of Object.entries(changes ?? {})) {
      res.cookies.set(name, value, { httpOnly: true, sameSite: 'lax', secure: secureCookies(), path: '/', maxAge });
    }
  }
  return res;
}

export const config = {
  matcher: [
    '/:section(cart|checkout|orders|account|login|signup|admin)/:path*',
    '/en/:section(cart|checkout|orders|account|login|signup|admin)/:path*',
    '/api/trpc/:path*',
    '/api/auth/:path*',
  ],
};
