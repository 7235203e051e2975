import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'drizzle-orm';

const counter = new AsyncLocalStorage<{ queries: string[] }>();

/** Collects the SQL of the surrounding `countQueries`, so that tests can bound the number of queries a page makes. */
export const queryLogger: Logger = {
  logQuery(query) {
    counter.getStore()?.queries.push(query);
  },
};

/** Runs `work` and returns the statements it sent. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: string[] }> {
  const store = { queries: [] as string[] };
  const result = await counter.run(store, work);
  return { result, queries: store.queries };
}
