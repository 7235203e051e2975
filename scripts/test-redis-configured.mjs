import { Redis } from 'ioredis';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeEach, inject } from 'vitest';

// Runs before every test file of the suites that have Redis configured: each begins on an empty database of its worker's own.
const url = inject('redis');
if (!url) throw new Error('These tests need a redis-server on the path.');
process.env.REDIS_URL = `${url}/${process.env.VITEST_POOL_ID ?? 0}`;
const io = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: 1 });
await io.flushdb();
await io.quit();

// Limits in Redis round down what the last window still counts, so that one more fits in where a window ends: at no quarter of an
// hour, and no tenth minute, does a test count to the last one.
const WINDOW_MS = 5 * 60_000;
const LONGEST_COUNT_MS = 10_000;
beforeEach(async () => {
  const left = WINDOW_MS - (Date.now() % WINDOW_MS);
  if (left < LONGEST_COUNT_MS) await wait(left);
});

// A server that was stopped meanwhile answers no goodbye.
afterAll(() => globalThis.shopRedis?.disconnect());
