import 'server-only';
import { Redis } from 'ioredis';
import { env } from './env';
import { log } from './logger';

const store = globalThis as typeof globalThis & { shopRedis?: Redis };

/** What a full Redis may forget is no login that can be ended, and no limit. */
async function warnWhereItForgets(io: Redis): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(await io.info('memory'))?.[1];
  if (policy !== undefined && policy !== 'noeviction') log.warn('redis.evicts', { policy, wanted: 'noeviction' });
}

/** The shared Redis connection, or null where `REDIS_URL` is unset. Commands fail at once where it is gone; one that is silent
 * is waited for by whoever asks (`inTime`). */
export function redis(): Redis | null {
  const address = env().REDIS_URL;
  if (!address) return null;
  if (!store.shopRedis) {
    store.shopRedis = new Redis(address, {
      lazyConnect: true,
      maxRetriesPerRequest: 1,
      connectTimeout: 1000,
      enableOfflineQueue: true,
    });
    const io = store.shopRedis;
    io.on('ready', () => void warnWhereItForgets(io).catch(() => undefined));
    store.shopRedis.on('error', (error: unknown) =>
      log.warn('redis.error', { code: error instanceof Error ? error.name : 'unknown' }),
    );
  }
  return store.shopRedis;
}
