import 'server-only';
import { Redis } from 'ioredis';
import { env } from './env';
import { log } from './logger';

const store = globalThis as typeof globalThis & { shopRedis?: Redis };

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
    store.shopRedis.on('error', (error: unknown) =>
      log.warn('redis.error', { code: error instanceof Error ? error.name : 'unknown' }),
    );
  }
  return store.shopRedis;
}
