import 'server-only';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { env } from './env';
import { queryLogger } from './query-count';
import { sturdy } from './sturdy-transactions';

/** A database or a transaction: queries and services never know which. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

const store = globalThis as typeof globalThis & { shopSql?: postgres.Sql };

/** The process's connection pool. Proxy, route handlers and pages share one process, hence one pool. */
export function sql(): postgres.Sql {
  return (store.shopSql ??= postgres(env().DATABASE_URL, {
    max: env().DATABASE_POOL,
    connect_timeout: 5,
    // The driver's own pauses grow to 20 s: the shop would stand still long after the database is back. Seconds.
    backoff: () => 0.1 + Math.random() * 0.2,
    onnotice: () => undefined,
    connection: {
      application_name: 'shop-web',
      lock_timeout: 1000,
      statement_timeout: 3000,
      idle_in_transaction_session_timeout: 5000,
    },
  }));
}

let instance: Db | undefined;

export function db(): Db {
  return (instance ??= drizzle(sturdy(sql()), { logger: queryLogger }));
}
