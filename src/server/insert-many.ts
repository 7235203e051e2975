import 'server-only';
import { getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './db';

/**
 * Inserts any number of rows by one statement with one parameter: its text is the same for one row and for hundreds, so the
 * database plans it once. Columns the first row leaves out get their defaults; every row must name the same ones.
 */
export async function insertMany<T extends PgTable>(
  db: Db,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = getTableColumns(table);
  const used = Object.keys(first).map((key) => {
    const column = columns[key];
    if (!column) throw new RangeError(`${getTableName(table)} has no ${key}`);
    return [key, column.name] as const;
  });
  const named = rows.map((row) => {
    const values = new Map(Object.entries(row));
    return Object.fromEntries(used.map(([key, name]) => [name, values.get(key)]));
  });
  const names = sql.join(
    used.map(([, name]) => sql.identifier(name)),
    sql`, `,
  );
  await db.execute(
    sql`INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, ${JSON.stringify(named)}::json)`,
  );
}
