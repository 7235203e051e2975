import 'server-only';
import type { ServerResponse } from 'node:http';

const ASKED_ANEW = 'public, max-age=0, must-revalidate';

/**
 * Where nothing is, that is so until the next deployment at most: no cache may keep it unasked, though Next says a year of each
 * stored page. What says something of its own is left alone.
 */
export function keepNothingMissing(response: ServerResponse): void {
  const writeHead: unknown = Reflect.get(response, 'writeHead');
  if (typeof writeHead !== 'function') return;
  Reflect.set(response, 'writeHead', (...args: unknown[]): unknown => {
    const [status] = args;
    const kept = [response.getHeader('cache-control') ?? ''].flat().join();
    if (status === 404 && kept.includes('s-maxage')) response.setHeader('cache-control', ASKED_ANEW);
    const sent: unknown = Reflect.apply(writeHead, response, args);
    return sent;
  });
}
