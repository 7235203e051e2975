import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { cookiesIn, KNOWN_COOKIE } from './cookies';
import { env } from './env';
import { hashTurns } from './hash-turns';
import { openSealed } from './sealed-token';

const LOGIN = '/api/auth/callback/credentials';
const CROWDED = '/login?error=CROWDED';

/** Of a request whose address can be read and has its steps taken; Next undoes the escapes in it. */
export const isLogin = ({ method, url }: IncomingMessage): boolean =>
  method === 'POST' && decodeURIComponent(url?.split('?')[0] ?? '') === LOGIN;

/** The account this browser was in before, as its cookie names it; whether by this password is looked at later. */
async function knownAs({ headers }: IncomingMessage): Promise<string | null> {
  const known = cookiesIn(new Headers({ cookie: headers.cookie ?? '' }))(KNOWN_COOKIE);
  const account = known !== undefined && (await openSealed(known, KNOWN_COOKIE))?.account;
  return typeof account === 'string' ? account : null;
}

/** Accounts whose browsers were let in although it is full: one login each at a time, or one account would open the door to a flood. */
const inside = new Set<string>();

function letInKnown(account: string | null, response: ServerResponse, letIn: () => void): boolean {
  if (account === null || response.closed || inside.has(account) || hashTurns().isFull(true)) return false;
  inside.add(account);
  response.once('close', () => inside.delete(account));
  letIn();
  return true;
}

function turnAway(response: ServerResponse): void {
  response.writeHead(503, {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    'retry-after': '2',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify({ url: env().SITE_URL + CROWDED }));
}

/**
 * Lets a login in for which there is a turn, and answers any other, as NextAuth would, before anything is spent on it: a flood that
 * is refused anyway must not cost the shop its pages. It tells nothing of the account, and counts against nobody.
 */
export function atTheDoor(request: IncomingMessage, response: ServerResponse, letIn: () => void): void {
  if (!hashTurns().isFull(false)) return letIn();
  knownAs(request).then(
    (account) => letInKnown(account, response, letIn) || turnAway(response),
    () => turnAway(response),
  );
}
