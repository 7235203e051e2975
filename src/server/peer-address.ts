import 'server-only';
import { IncomingMessage, Server } from 'node:http';

/**
 * Appends the address of the connection to X-Forwarded-For of every request, as a proxy would. Next fills the header in only
 * where it is missing, so without this a visitor could write any address there and be believed.
 */
export function appendPeerAddress(): void {
  const emit: unknown = Reflect.get(Server.prototype, 'emit');
  if (typeof emit !== 'function') return;
  Reflect.set(Server.prototype, 'emit', function (this: Server, event: string | symbol, ...args: unknown[]): boolean {
    const [request] = args;
    if (event === 'request' && request instanceof IncomingMessage) {
      const given = request.headers['x-forwarded-for'];
      const peer = request.socket.remoteAddress ?? 'unknown';
      request.headers['x-forwarded-for'] = given ? `${String(given)}, ${peer}` : peer;
    }
    return Boolean(Reflect.apply(emit, this, [event, ...args]));
  });
}
