import 'server-only';
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { env } from './env';

/**
 * The visitor's address for limits, of IPv6 the network of one connection (/64), for every address in it is theirs: counted from the right of X-Forwarded-For by the configured number of trusted proxies, so
 * that what a visitor writes into the header itself is never believed.
 */
export function clientAddress(headers: Headers): string {
  const hops = env().TRUSTED_PROXY_HOPS;
  const chain = (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  // The last element is the connection's own address (peer-address.ts).
  return limitedAddress(chain.at(-(hops + 1)) ?? chain[0] ?? 'unknown');
}

/** An address as it may be kept: without the shop's secret nobody can tell whose it is, not by trying them all either. */
export const addressHash = (address: string): string =>
  createHmac('sha256', env().AUTH_SECRET).update(`address ${address}`).digest('hex');

/** Some proxies write the port too: 203.0.113.7:51234, [2001:db8::1]:51234. */
const withoutPort = (said: string): string =>
  /^\[([^\]]*)\](?::\d+)?$/.exec(said)?.[1] ?? /^([\d.]+):\d+$/.exec(said)?.[1] ?? said;

/** An address as it counts: IPv4 as it is, IPv6 by its first 64 bits, anything else as it was said. */
export function limitedAddress(said: string): string {
  const address = withoutPort(said);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The neighbours of an address: /24 of IPv4, /48 of IPv6. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/.exec(address);
  return v4?.[1] ?? address.split(':').slice(0, 3).join(':');
}
