import 'server-only';
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Duplex } from 'node:stream';
import { atTheDoor, isLogin } from './login-door';
import { keepNothingMissing } from './missing-answers';
import { ownCookies } from './own-cookies';
import { packAnswer } from './packed-answers';
import { asPictureRequest, drawInTurn, isPicture } from './picture-requests';
import { readablePath } from './readable-path';
import { connected, hasAsked } from './silent-connections';
import { withoutUnreadQuery } from './unread-query';

/** Next would take the nonce of its scripts from them: `src/proxy.ts` sets its own later, and nobody else may. */
const OURS = ['content-security-policy', 'content-security-policy-report-only'];

/**
 * Appends the address of the connection to X-Forwarded-For, as a proxy would: Next fills the header in only where it is missing,
 * so without this a visitor could write any address there and be believed.
 */
function appendPeerAddress(request: IncomingMessage): void {
  const given = request.headers['x-forwarded-for'];
  const peer = request.socket.remoteAddress ?? 'unknown';
  request.headers['x-forwarded-for'] = given ? `${String(given)}, ${peer}` : peer;
}

/** What the router of a browser says it has already. Next breaks on what it cannot read; without it, it sends everything. */
const ROUTER_STATE = 'next-router-state-tree';
/** Deeper than any page of the shop lies, and longer than what is said of one: to look at it takes the square of its depth. */
const STATE_LONGEST = 4_000;
const STATE_DEEPEST = 50;
const depthOf = (state: string): number => state.split(/\[|%5b/i, STATE_DEEPEST + 2).length - 1;

function isRouterState(header: string | string[] | undefined): boolean {
  const state = String(header ?? '');
  if (state.length > STATE_LONGEST || depthOf(state) > STATE_DEEPEST) return false;
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}

/** Takes out what a stored page would be made of: a visitor who comes first must not write for those who come after. */
function keepOutOfStoredPages(request: IncomingMessage): void {
  for (const name of OURS) Reflect.deleteProperty(request.headers, name);
  if (!isRouterState(request.headers[ROUTER_STATE])) Reflect.deleteProperty(request.headers, ROUTER_STATE);
  const isRouter = request.headers.rsc === '1';
  if (!request.url) return;
  const address = readablePath(request.url);
  if (isPicture(address)) asPictureRequest(request, address);
  else request.url = withoutUnreadQuery(address, { isRouter });
}

function keepOwnCookies({ headers }: IncomingMessage): void {
  if (headers.cookie !== undefined) headers.cookie = ownCookies(headers.cookie);
}

/** No address of the shop has as many words in its query; Next reads a name that comes thousands of times for seconds. */
const QUERY_MOST = 100;
const asksTooMuch = ({ url }: IncomingMessage): boolean => (url?.split('&', QUERY_MOST + 1).length ?? 0) > QUERY_MOST;

/** Nothing of the shop is asked for in another way; Next fails on one it cannot make a request of. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Longer than the minute for which proxies, and browsers, keep a connection: whoever closes first must not be the one who is asked. */
const KEEP_ALIVE_MS = 65_000;

const isResponse = (value: unknown): value is ServerResponse => value instanceof ServerResponse;

/**
 * Every request of this process comes by here before Next sees it, pages that `src/proxy.ts` leaves alone too. Nothing of the
 * shop speaks by a socket: one that is asked for ends, for Next would keep it open without end. The development server
 * speaks by one, and has cookies of its own.
 */
export function prepareRequests({ isDevelopment = false } = {}): void {
  const emit: unknown = Reflect.get(Server.prototype, 'emit');
  if (typeof emit !== 'function') return;
  Reflect.set(Server.prototype, 'emit', function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    const [request, response] = args;
    const socket = args[1];
    if (event === 'connection') {
      this.keepAliveTimeout = KEEP_ALIVE_MS;
      connected(request);
    }
    const goOn = () => Boolean(Reflect.apply(emit, this, [event, ...args]));
    if (event === 'upgrade' && !isDevelopment && socket instanceof Duplex) {
      socket.destroy();
      return true;
    }
    if (event !== 'request' || !(request instanceof IncomingMessage)) return goOn();
    hasAsked(request.socket);
    if (!METHODS.includes(request.method ?? '') && isResponse(response)) {
      response.writeHead(405, { allow: METHODS.join(', ') }).end();
      return true;
    }
    if (asksTooMuch(request) && isResponse(response)) {
      response.writeHead(414).end();
      return true;
    }
    if (!isDevelopment) keepOwnCookies(request);
    appendPeerAddress(request);
    keepOutOfStoredPages(request);
    if (!isResponse(response)) return goOn();
    keepNothingMissing(response);
    if (isLogin(request)) {
      atTheDoor(request, response, goOn);
      return true;
    }
    if (packAnswer(request, response)) return true;
    if (!isPicture(request.url ?? '')) return goOn();
    drawInTurn(request, response, goOn);
    return true;
  });
}
