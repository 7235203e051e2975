import 'server-only';
import journal from '../../drizzle/migrations/meta/_journal.json';
import { sql } from './db';

/** Whether the database answers and has every migration of this build. */
export async function migrationsApplied(): Promise<boolean> {
  const rows = await sql()<{ applied: number }[]>`SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations`;
  return (rows[0]?.applied ?? 0) >= journal.entries.length;
}
