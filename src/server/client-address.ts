import 'server-only';
import { env } from './env';

/**
 * The visitor's address for limits: counted from the right of X-Forwarded-For by the configured number of trusted proxies, so
 * that what a visitor writes into the header itself is never believed.
 */
export function clientAddress(headers: Headers): string {
  const hops = env().TRUSTED_PROXY_HOPS;
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  // The last element is the connection's own address (peer-address.ts).
  return chain.at(-(hops + 1)) ?? chain[0] ?? 'unknown';
}
