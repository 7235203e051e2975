import { sql } from 'drizzle-orm';
import { db, type Db } from '~/server/db';

/** The worker's own migrated database, empty at the start of every test file; the pool is the one the services use. */
export function testDb(): Db {
  return db();
}

/** Everything that is kept, as one word: the same only if not one row of the shop has changed. */
export async function everything(): Promise<string> {
  const tables = await testDb().execute<{ name: string }>(
    sql`SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`,
  );
  const words = [];
  for (const { name } of tables) {
    const rows = sql`SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS word FROM ${sql.identifier(name)} t`;
    const [row] = await testDb().execute<{ word: string }>(rows);
    words.push(`${name} ${row?.word ?? ''}`);
  }
  return words.join('\n');
}
