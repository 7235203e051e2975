import { afterAll, inject } from 'vitest';
import { cloneDatabase } from './test-database.mjs';

// Runs before every test file: each begins on an empty database of its worker's own.
const { url, template, run } = inject('postgres');
process.env.DATABASE_URL = await cloneDatabase(url, template, `${run}_${process.env.VITEST_POOL_ID}`);

afterAll(() => globalThis.shopSql?.end({ timeout: 2 }));
