import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db } from '~/server/db';
import { env } from '~/server/env';
import { sturdy } from '~/server/sturdy-transactions';
import type { Chance } from '../chance';
import { startSlowDatabase, type SlowDatabase } from '../slow-database';

export type Processes = {
  readonly dbs: readonly Db[];
  readonly proxy: SlowDatabase;
  readonly stop: () => Promise<void>;
};

/** As many shops on one database as there would be processes, each with a pool of its own, by way of a proxy that delays. */
export async function startProcesses(count: number, connectionsEach: number, chance: Chance): Promise<Processes> {
  const proxy = await startSlowDatabase(env().DATABASE_URL, chance.next);
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
