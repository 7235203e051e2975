import { sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** For an upsert: these columns take the values of the row that was offered. */
export function fromOffered<K extends string>(columns: Record<K, PgColumn>): Record<K, SQL>;
export function fromOffered(columns: Record<string, PgColumn>): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, sql`excluded.${sql.identifier(column.name)}`]),
  );
}
