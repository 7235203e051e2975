import NextAuth from 'next-auth';
import { NextRequest, NextResponse } from 'next/server';
import { isAppError } from '~/lib/errors';
import { isAnswerTo } from '~/modules/account/service/naver-intent';
import { returnPath } from '~/modules/account/service/naver-return';
import { sessionsOf } from '~/modules/account/service/sessions';
import { clientAddress } from '~/server/client-address';
import { systemCtx } from '~/server/context';
import { dropCookie } from '~/server/cookies';
import { env } from '~/server/env';
import { log } from '~/server/logger';
import { takeLimit } from '~/server/rate-limit';
import { readLimited } from '~/server/read-limited';
import { sameOriginOnly } from '~/server/same-origin';
import { authOptions } from './options';
import { logOut } from './log-out';
import { takeIntent, tieIntent } from './naver-errand';
import { TARGET_COOKIE, visitorTarget } from './visitor-target';
import { isQueryWellFormed, isTargetWellFormed } from './well-formed';

const MAX_BODY_BYTES = 10_000;
const ALLOWED = {
  GET: new Set(['csrf', 'session', 'signin', 'error', 'callback/naver']),
  POST: new Set(['callback/credentials', 'callback/ticket', 'signin/naver', 'signout']),
} as const;

const GONE = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT';

/** Next writes a handler's cookies anew and loses `Max-Age=0` on the way: only a date in the past removes a cookie. */
function finish(response: Response): Response {
  const lines = response.headers.getSetCookie();
  response.headers.delete('set-cookie');
  for (const line of lines) {
    response.headers.append('set-cookie', /;\s*max-age=0\b/i.test(line) ? `${line}; ${GONE}` : line);
  }
  response.headers.set('cache-control', 'private, no-store');
  return response;
}

type Context = { params: Promise<{ nextauth: string[] }> };

/** NextAuth behind the shop's own door: the actions the pages use, JSON from our own origin, answers that nobody stores. */
async function handle(given: NextRequest, context: Context): Promise<Response> {
  const action = (await context.params).nextauth.join('/');
  const method = given.method === 'POST' ? 'POST' : 'GET';
  if (!ALLOWED[method].has(action)) return new Response(null, { status: 404 });
  if (!isQueryWellFormed(given, action)) return new Response(null, { status: 400 });
  if (!isTargetWellFormed(given)) return withoutTarget();
  const req = method === 'POST' ? await withBody(given) : given;
  if (req instanceof Response) return req;
  const { next, prefix } = visitorTarget(given.headers);
  const loginPath = `${prefix}/login`;
  const intent = await takeIntent(action, req);
  if (intent && !isAnswerTo(intent, req.nextUrl.searchParams.get('state')))
    return redirectTo(returnPath(intent, 'FAILED'));
  if (action === 'callback/naver' && req.nextUrl.searchParams.has('error')) {
    if (intent) return redirectTo(returnPath(intent, 'DENIED'));
    const query = new URLSearchParams({ error: 'NAVER_DENIED', next });
    return redirectTo(`${loginPath}?${query.toString()}`);
  }
  try {
    // Asked before anybody's password, ticket or name is looked at: what is refused tells nothing of them, and spends nothing.
    if (action.startsWith('callback/')) await sessionsOf(systemCtx()).requireThere();
    // Each costs a question to Naver, with a code that anybody can make up.
    if (action === 'callback/naver') await takeLimit('naver.address', clientAddress(given.headers));
    const response: unknown = await NextAuth(req, context, authOptions(loginPath, intent));
    if (!(response instanceof Response)) throw new TypeError('NextAuth gave no response');
    await tieIntent(action, req, response);
    if (action === 'signout')
      await logOut(req, response).catch((error: unknown) => log.error('auth.login-not-ended', error));
    // Its own pages speak of logins only.
    if (intent && goesTo(response, '/api/auth/')) return redirectTo(returnPath(intent, 'FAILED'));
    return finish(response);
  } catch (error) {
    // Where logins live, or the database, does not answer, or somebody asks too often: nobody is let in, and the page says so.
    if (isAppError(error, 'RATE_LIMITED')) log.info('auth.limited', { action });
    else log.error('auth.failed', error, { action });
    if (method === 'GET') return redirectTo(intent ? returnPath(intent, 'FAILED') : busyPath(loginPath, next));
    const headers = { 'retry-after': '2', 'cache-control': 'private, no-store' };
    return Response.json({ url: `${env().SITE_URL}${loginPath}?error=BUSY` }, { status: 503, headers });
  }
}

const busyPath = (loginPath: string, next: string) =>
  `${loginPath}?${new URLSearchParams({ error: 'BUSY', next }).toString()}`;

/** Refuses this once: the browser forgets the cookie with the answer. */
function withoutTarget(): Response {
  const headers = new Headers();
  dropCookie(headers, TARGET_COOKIE);
  return finish(new Response(null, { status: 400, headers }));
}

const redirectTo = (path: string) => NextResponse.redirect(`${env().SITE_URL}${path}`);

function goesTo(response: Response, path: string): boolean {
  const target = response.headers.get('location');
  return target !== null && new URL(target, env().SITE_URL).pathname.startsWith(path);
}

/** The same request with its body read, or why not. */
async function withBody(req: NextRequest): Promise<NextRequest | Response> {
  const refused = sameOriginOnly(req);
  if (refused) return refused;
  const body = await readLimited(req, MAX_BODY_BYTES);
  if (!body) return new Response(null, { status: 413 });
  if (!isObject(body)) return new Response(null, { status: 400 });
  return new NextRequest(req.url, { method: 'POST', headers: req.headers, body, signal: req.signal });
}

/** Whether these bytes are one object of JSON. */
function isObject(body: Uint8Array): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export { handle as GET, handle as POST };
