import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookieName, KNOWN_COOKIE } from './cookies';
import { env } from './env';
import { hashTurns } from './hash-turns';

const LOGIN = '/api/auth/callback/credentials';
const CROWDED = '/login?error=CROWDED';

/** The cookie itself is looked at later: whoever made one up finds the other queue full then. */
const saysItWasHere = (request: IncomingMessage): boolean =>
  (request.headers.cookie ?? '').includes(`${cookieName(KNOWN_COOKIE)}=`);

/**
 * Answers a login for which there will be no turn, as NextAuth would, before anything is spent on it: a flood that is refused
 * anyway must not cost the shop its pages. It tells nothing of the account, and counts against nobody.
 * @returns whether it did
 */
export function turnLoginAway(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'POST' || request.url?.split('?')[0] !== LOGIN) return false;
  if (!hashTurns().isFull(saysItWasHere(request))) return false;
  response.writeHead(503, {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    'retry-after': '2',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify({ url: env().SITE_URL + CROWDED }));
  return true;
}
