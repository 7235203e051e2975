import 'server-only';
import { inArray, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from './db';

/** Deletes rows of which `where` is true, named by `id`. @returns how many went, at most `batch` */
export async function dropSome(
  { db }: { readonly db: Db },
  id: PgColumn & { readonly table: PgTable },
  where: SQL | undefined,
  batch: number,
): Promise<number> {
  const due = db.select({ id }).from(id.table).where(where).limit(batch);
  return (await db.delete(id.table).where(inArray(id, due)).returning({ id })).length;
}
