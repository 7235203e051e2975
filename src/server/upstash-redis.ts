import 'server-only';
import { createHash } from 'node:crypto';
import type { Ratelimit } from '@upstash/ratelimit';
import type { Redis } from 'ioredis';

type UpstashClient = ConstructorParameters<typeof Ratelimit>[0]['redis'];
const sha1 = (script: string) => createHash('sha1').update(script).digest('hex');

/**
 * `@upstash/ratelimit` over a plain Redis. Its scripts begin with a flag that only Upstash's server knows, so the line is
 * dropped and the hash it asks for is mapped to the hash of what was really sent.
 */
export function upstashClient(io: Redis): UpstashClient {
  const hashes = new Map<string, string>();
  const run = {
    eval: (script: string, keys: string[], args: unknown[]) => {
      const body = script.replace(/^#!lua flags=allow-key-locking\s*\n/, '');
      hashes.set(sha1(script), sha1(body));
      return io.eval(body, keys.length, ...keys, ...args.map(String));
    },
    evalsha: (hash: string, keys: string[], args: unknown[]) => {
      const own = hashes.get(hash);
      return own ? io.evalsha(own, keys.length, ...keys, ...args.map(String)) : Promise.reject(new Error('NOSCRIPT'));
    },
  };
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the limiter calls these two methods; the declared type is Upstash's whole client
  return run as unknown as UpstashClient;
}
