import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSlowDatabase, type SlowDatabase } from '~/testing/slow-database';
import { env } from './env';
import { sturdy } from './sturdy-transactions';

let proxy: SlowDatabase;
let direct: postgres.Sql;
let client: postgres.Sql;

beforeAll(async () => {
  direct = postgres(env().DATABASE_URL, { max: 1, onnotice: () => undefined });
  await direct`CREATE TABLE steps (tx text, step int)`;
  proxy = await startSlowDatabase(env().DATABASE_URL);
});
beforeEach(() => {
  // One place in the pool: whoever comes next gets the place of the one that broke.
  client = postgres(proxy.url, { max: 1, onnotice: () => undefined, backoff: () => 0 });
  return () => client.end({ timeout: 0 });
});
afterAll(async () => {
  await proxy.close();
  await direct.end();
});

const shop = () => drizzle(sturdy(client));
const insert = (tx: string, step: number) => sql`INSERT INTO steps VALUES (${tx}, ${step})`;
const written = async (tx: string) =>
  (await direct<{ step: number }[]>`SELECT step FROM steps WHERE tx = ${tx} ORDER BY step`).map(({ step }) => step);

const SLEEPING = "FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)' AND datname = current_database()";
const asleep = () => expect.poll(() => direct.unsafe(`SELECT 1 ${SLEEPING} AND state = 'active'`), { timeout: 10_000 });

/** A moment that both sides of a test can wait for. */
function gate() {
  let open: () => void = () => undefined;
  return { opened: new Promise<void>((resolve) => (open = resolve)), open: () => open() };
}

describe('a transaction whose connection breaks', () => {
  it('between two statements fails as a whole, and none of it gets into the next one', async () => {
    const [begun, goOn, second, finish] = [gate(), gate(), gate(), gate()];
    const broken = shop().transaction(async (tx) => {
      await tx.execute(insert('broken', 1));
      begun.open();
      await goOn.opened;
      await tx.execute(insert('broken', 2));
    });
    await begun.opened;
    proxy.cut();
    await expect(broken).rejects.toThrow(/CONNECTION_CLOSED/);
    const next = shop().transaction(async (tx) => {
      await tx.execute(insert('next', 1));
      second.open();
      await finish.opened;
      await tx.execute(insert('next', 2));
    });
    await second.opened;
    goOn.open();
    await new Promise(setImmediate);
    finish.open();
    await next;
    expect(await written('broken')).toEqual([]);
    expect(await written('next')).toEqual([1, 2]);
  });

  it.each(['in a savepoint', 'outside of one'])(
    'in the middle of a statement %s costs the pool nothing',
    async (where) => {
      for (let round = 0; round < 10; round += 1) {
        const sleep = sql`SELECT pg_sleep(30)`;
        const broken = shop().transaction(async (tx) => {
          await tx.execute(insert(where, 1));
          await (where === 'in a savepoint' ? tx.transaction((inner) => inner.execute(sleep)) : tx.execute(sleep));
        });
        const outcome = broken.then(
          () => 'committed',
          () => 'failed',
        );
        await asleep().toHaveLength(1);
        proxy.cut();
        expect(await outcome).toBe('failed');
        // The next round must not take this one's statement for its own.
        await direct.unsafe(`SELECT pg_terminate_backend(pid) ${SLEEPING}`);
        await asleep().toHaveLength(0);
      }
      await shop().transaction((tx) => tx.execute(insert('after', 1)));
      expect(await written(where)).toEqual([]);
    },
  );

  it.each(['in a savepoint', 'outside of one'])(
    'sends nothing of it after one of several statements sent together has failed, %s',
    async (where) => {
      const name = `late ${where}`;
      const [failed, tried] = [gate(), gate()];
      let refusal: unknown;
      const work = async (tx: Pick<ReturnType<typeof shop>, 'execute'>) => {
        const follows = async () => {
          await tx.execute(insert(name, 1));
          await failed.opened;
          refusal = await tx.execute(insert(name, 2)).catch((error: unknown) => error);
          tried.open();
        };
        await Promise.all([follows(), tx.execute(sql`SELECT 1 / 0`)]);
      };
      await shop()
        .transaction((tx) => (where === 'in a savepoint' ? tx.transaction(work) : work(tx)))
        .catch(() => failed.open());
      await tried.opened;
      expect(refusal).toMatchObject({ cause: { message: 'This transaction has ended.' } });
      expect(await written(name)).toEqual([]);
      await shop().transaction((tx) => tx.execute(insert(`${name}, next`, 1)));
      expect(await written(`${name}, next`)).toEqual([1]);
    },
  );

  it('while its commit is answered has been committed', async () => {
    await client`SELECT 1`;
    proxy.loseReplies(1);
    await expect(shop().transaction((tx) => tx.execute(insert('committed', 1)))).rejects.toThrow(/CONNECTION_CLOSED/);
    expect(await written('committed')).toEqual([1]);
  });

  it('is not confused with one that fails by itself', async () => {
    const failed = shop().transaction(async (tx) => {
      await tx.execute(insert('failed', 1));
      await tx.execute(sql`SELECT 1 / 0`);
    });
    await expect(failed).rejects.toThrow();
    const inner = shop().transaction(async (tx) => {
      await tx.execute(insert('kept', 1));
      await tx.transaction((savepoint) => savepoint.execute(sql`SELECT 1 / 0`)).catch(() => undefined);
      await tx.execute(insert('kept', 2));
    });
    await inner;
    expect(await written('failed')).toEqual([]);
    expect(await written('kept')).toEqual([1, 2]);
  });
});
