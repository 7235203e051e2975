import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { env } from '~/server/env';
import { startSlowDatabase, type SlowDatabase } from './slow-database';

let proxy: SlowDatabase;
let direct: postgres.Sql;
const clients: postgres.Sql[] = [];

function through(max = 1): postgres.Sql {
  const client = postgres(proxy.url, { max, onnotice: () => undefined, backoff: () => 0 });
  clients.push(client);
  return client;
}

beforeAll(async () => {
  direct = postgres(env().DATABASE_URL, { max: 2, onnotice: () => undefined });
  await direct`CREATE TABLE written (word text PRIMARY KEY)`;
  proxy = await startSlowDatabase(env().DATABASE_URL);
});
beforeEach(() => proxy.delay({}));
afterAll(async () => {
  await Promise.all(clients.map((client) => client.end({ timeout: 0 })));
  await proxy.close();
  await direct.end();
});

const written = async (word: string) => (await direct`SELECT 1 FROM written WHERE word = ${word}`).length === 1;

describe('a slow database', () => {
  it('is the same database', async () => {
    const sql = through();
    await sql`INSERT INTO written VALUES ('by the proxy')`;
    expect(await written('by the proxy')).toBe(true);
    const long = 'x'.repeat(3_000_000);
    expect((await sql<{ echo: string }[]>`SELECT ${long}::text AS echo`)[0]?.echo).toBe(long);
  });

  it('takes its time, in either direction, and keeps the order', async () => {
    const sql = through();
    await sql`SELECT 1`;
    for (const delays of [{ toServer: { ms: 3_000 } }, { toClient: { ms: 3_000 } }]) {
      proxy.delay(delays);
      const first = await Promise.race([through()`SELECT 'late' AS who`, direct`SELECT 'early' AS who`]);
      expect(first).toEqual([{ who: 'early' }]);
    }
    proxy.delay({ toServer: { ms: 1, jitter: 20 }, toClient: { ms: 1, jitter: 20 } });
    const answers: number[] = [];
    await Promise.all([1, 2, 3, 4, 5].map((n) => sql`SELECT ${n}::int`.then(() => answers.push(n))));
    expect(answers).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps everything back while it is paused', async () => {
    const sql = through();
    await sql`SELECT 1`;
    proxy.pause();
    const answer = sql`INSERT INTO written VALUES ('paused')`.then(() => 'answered');
    expect(await written('paused')).toBe(false);
    proxy.resume();
    expect(await answer).toBe('answered');
    expect(await written('paused')).toBe(true);
  });

  it('breaks connections, and lets new ones in', async () => {
    const sql = through();
    const sleeping = sql`SELECT pg_sleep(30)`.then(
      () => 'answered',
      () => 'broken',
    );
    await expect
      .poll(
        () =>
          direct`SELECT 1 FROM pg_stat_activity WHERE query LIKE '%sleep(30)%' AND state = 'active' AND pid <> pg_backend_pid()`,
      )
      .toHaveLength(1);
    expect(proxy.cut()).toBeGreaterThan(0);
    expect(await sleeping).toBe('broken');
    expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
  });

  it('loses the answer to a commit after the server has done it', async () => {
    const sql = through();
    await sql`SELECT 1`;
    proxy.loseReplies(1);
    const committed = sql.begin((tx) => tx`INSERT INTO written VALUES ('committed')`);
    await expect(committed).rejects.toThrow(/CONNECTION_CLOSED/);
    expect(proxy.lost()).toBe(1);
    expect(await written('committed')).toBe(true);
    await sql.begin((tx) => tx`INSERT INTO written VALUES ('told')`);
    expect(await written('told')).toBe(true);
  });

  it('loses the answer to any statement by its tag', async () => {
    const sql = through();
    proxy.loseReplies(1, /^UPDATE/);
    await sql`SELECT 1`;
    await sql`INSERT INTO written VALUES ('before')`;
    await expect(sql`UPDATE written SET word = 'after' WHERE word = 'before'`).rejects.toThrow(/CONNECTION_CLOSED/);
    expect(await written('after')).toBe(true);
  });
});
