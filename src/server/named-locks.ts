import 'server-only';
import { sql } from 'drizzle-orm';
import type { Db } from './db';

/**
 * Waits until nobody else has any of these names and keeps them until the transaction ends: for what no row stands for. Every
 * caller takes them in the same order.
 */
export async function lockNames(db: Db, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await db.execute(sql`
    WITH key AS MATERIALIZED (
      SELECT DISTINCT hashtextextended(name, 0) AS id FROM unnest(${sql.param([...names])}::text[]) AS name ORDER BY id)
    SELECT pg_advisory_xact_lock(id) FROM key`);
}
