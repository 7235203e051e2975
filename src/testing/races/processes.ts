import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db } from '~/server/db';
import { env } from '~/server/env';
import { sturdy } from '~/server/sturdy-transactions';
import { startSlowDatabase, type SlowDatabase } from '../slow-database';

export type Processes = {
  readonly dbs: readonly Db[];
  readonly proxy: SlowDatabase;
  readonly stop: () => Promise<void>;
};

/** As many shops on one database as there would be processes, each with a pool of its own, by way of a proxy that delays. */
export async function startProcesses(count: number, connectionsEach: number): Promise<Processes> {
  const proxy = await startSlowDatabase(env().DATABASE_URL);
  const pools = Array.from({ length: count }, () =>
    postgres(proxy.url, {
      max: connectionsEach,
      onnotice: () => undefined,
      connection: { lock_timeout: 5000, statement_timeout: 10_000, idle_in_transaction_session_timeout: 15_000 },
    }),
  );
  return {
    dbs: pools.map((pool) => drizzle(sturdy(pool))),
    proxy,
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
      await proxy.close();
    },
  };
}

/** Every one of them, in an order of chance. */
export function shuffled<T>(list: readonly T[]): T[] {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [all[last], all[other]] = [all[other]!, all[last]!];
  }
  return all;
}

/** So many rounds in `npm test`, and so many when there is time for it. */
export const rounds = (few: number, many: number): number => (process.env.LONG === '1' ? many : few);
