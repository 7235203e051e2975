import { NextResponse, type NextRequest } from 'next/server';
import { renewSession, type CookieChanges } from '~/modules/account/service/renew';
import { outsideOf, securePolicy } from '~/server/content-policy';
import { cookieName, cookieOptions, cookiesIn } from '~/server/cookies';
import { ADDRESS_HEADER } from '~/server/address-header';
import { db } from '~/server/db';

const isApi = (path: string) => path.startsWith('/api/');
/** It ends the login by the cookies as they are: renewed for one that is refused, the login would be lost. */
const isLogout = ({ method, nextUrl }: NextRequest) => method === 'POST' && nextUrl.pathname === '/api/auth/signout';

async function renewed(req: NextRequest): Promise<CookieChanges | undefined> {
  if (isLogout(req)) return {};
  return (await renewSession({ db: db() }, cookiesIn(req.headers)))?.changes;
}

function answer(req: NextRequest, policy: string | null): NextResponse {
  const headers = new Headers(req.headers);
  const requestId = crypto.randomUUID();
  headers.set('x-request-id', requestId);
  headers.set(ADDRESS_HEADER, req.nextUrl.pathname + req.nextUrl.search);
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
    if (value) req.cookies.set(cookieName(name), value);
    else req.cookies.delete(cookieName(name));
  }
  const outside = outsideOf(pathname);
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = isApi(pathname) ? null : securePolicy(nonce, outside);
  const res = answer(req, policy);
  if (policy) {
    res.headers.set('content-security-policy', policy);
    res.headers.set('cache-control', 'private, no-store');
    res.headers.set('cross-origin-opener-policy', outside.payment ? 'same-origin-allow-popups' : 'same-origin');
  }
  for (const [name, { value, maxAge }] of Object.entries(changes ?? {})) {
    res.cookies.set(cookieName(name), value, cookieOptions(maxAge));
  }
  return res;
}

export const config = {
  matcher: [
    '/:section(cart|checkout|orders|account|login|signup|reset|email-return|restock|admin)/:path*',
    '/en/:section(cart|checkout|orders|account|login|signup|reset|email-return|restock|admin)/:path*',
    // A login opens a session of its own and must not meet a rotation of the old one in the same answer.
    '/api/auth/((?!callback/).*)',
  ],
};
