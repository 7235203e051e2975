import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { existsSync } from 'node:fs';
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
  if (existsSync('.env')) process.loadEnvFile('.env');
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('Set DATABASE_URL to the database to migrate, here or in .env.');
  await migrateDatabase(url);
  console.log('The database is up to date.');
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
