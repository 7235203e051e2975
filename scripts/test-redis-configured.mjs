import { Redis } from 'ioredis';
import { afterAll, inject } from 'vitest';

// Runs before every test file of the suites that have Redis configured: each begins on an empty database of its worker's own.
const url = inject('redis');
if (!url) throw new Error('These tests need a redis-server on the path.');
process.env.REDIS_URL = `${url}/${process.env.VITEST_POOL_ID ?? 0}`;
const io = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: 1 });
await io.flushdb();
await io.quit();

// A server that was stopped meanwhile answers no goodbye.
afterAll(() => globalThis.shopRedis?.disconnect());
