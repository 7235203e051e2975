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
    const values: Record<string, unknown> = {};
    for (const [key, name] of used) values[name] = Reflect.get(row, key);
    return values;
  });
  const name = getTableName(table);
  const names = used.map(([, column]) => `"${column}"`).join(', ');
  // One piece of text: to join as many as there are columns costs more than sending it.
  // eslint-disable-next-line no-restricted-syntax -- the names of the schema, nothing anybody has typed
  const insert = sql.raw(
    `INSERT INTO "${name}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${name}", `,
  );
  await db.execute(sql`${insert}${JSON.stringify(named)}::json)`);
}
