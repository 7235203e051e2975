import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import path from 'node:path';
import postgres from 'postgres';

const LOCK = 7_263_511;

/** Applies the migrations, one process at a time. Also asserts that the database sees Hangul (trigram search needs it). */
export async function migrateDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    await sql`SELECT pg_advisory_lock(${LOCK})`;
    await migrate(drizzle(sql), { migrationsFolder: path.resolve(import.meta.dirname, '../drizzle/migrations') });
    const [row] = await sql<{ hangul: boolean }[]>`SELECT cardinality(show_trgm('이어폰')) > 0 AS hangul`;
    if (!row?.hangul) throw new Error('The database cannot search Korean: create it with --lc-ctype=C.UTF-8.');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function main(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL to the database to migrate.');
  await migrateDatabase(url);
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
