import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dropEmbeddedPostgres, startEmbeddedPostgres, TEST_CLUSTER } from './embedded-postgres.mjs';
import { isFree } from './ports.mjs';
import { withConnection } from './test-database.mjs';

const home = mkdtempSync(path.join(tmpdir(), 'cluster-'));
// As root the server runs as another user, who must be able to enter.
chmodSync(home, 0o755);
const cluster = { ...TEST_CLUSTER, dir: path.join(home, 'pg') };

describe('the embedded Postgres', { timeout: 60_000 }, () => {
  afterAll(async () => {
    await dropEmbeddedPostgres(cluster);
    rmSync(home, { recursive: true, force: true });
  });

  it('starts once, is joined by the next, sees Hangul, and stops when its process leaves', async () => {
    const first = await startEmbeddedPostgres(cluster);
    const second = await startEmbeddedPostgres(cluster);
    expect([first.started, second.started, second.url]).toEqual([true, false, first.url]);
    await withConnection(first.url, async (sql) => {
      await sql`create extension pg_trgm`;
      const [row] = await sql`select cardinality(show_trgm('이어폰')) as trigrams`;
      expect(row.trigrams).toBe(4);
    });
    await second.stop();
    expect(await isFree(Number(new URL(first.url).port))).toBe(true);
  });

  it('says what to do about a damaged data folder', async () => {
    rmSync(path.join(cluster.dir, 'global/pg_control'));
    await expect(startEmbeddedPostgres(cluster)).rejects.toThrow(/does not start .*--reset/);
    rmSync(path.join(cluster.dir, 'PG_VERSION'));
    await expect(startEmbeddedPostgres(cluster)).rejects.toThrow(/damaged .*--reset/);
  });

  it('starts anew after its data was dropped', async () => {
    await dropEmbeddedPostgres(cluster);
    expect(readdirSync(home)).not.toContain('pg');
    const again = await startEmbeddedPostgres(cluster);
    expect(again.started).toBe(true);
    await again.stop();
  });
});
