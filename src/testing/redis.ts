import { Redis } from 'ioredis';
import { inject } from 'vitest';

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
