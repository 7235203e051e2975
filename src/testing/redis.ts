import { Redis } from 'ioredis';
import { inject } from 'vitest';
import { findRedis, startRedis, type RedisProcess } from '../../scripts/redis.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address of the tests' Redis; null where none was to be had. */
    redis: string | null;
  }
}

/** This worker's own database in the tests' Redis, emptied; null where there is no Redis. */
export async function testRedis(): Promise<Redis | null> {
  const url = inject('redis');
  if (!url) return null;
  const io = new Redis(`${url}/${process.env.VITEST_POOL_ID ?? 0}`, { maxRetriesPerRequest: 1 });
  await io.flushdb();
  return io;
}

/**
 * A Redis of this test file's own, to be stopped or to stand still, that the shop keeps its logins and limits in from now on; to be
 * called before anything reads the environment. @throws where there is no Redis
 */
export async function shopOnRedis(): Promise<RedisProcess> {
  const program = findRedis();
  if (!program) throw new Error('These tests need a redis-server on the path.');
  const server = await startRedis(program);
  process.env.REDIS_URL = server.url;
  return server;
}
