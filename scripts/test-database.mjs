import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { TEST_CLUSTER, startEmbeddedPostgres } from './embedded-postgres.mjs';

const MIGRATIONS = path.resolve(import.meta.dirname, '../drizzle/migrations');

export const inDatabase = (url, name) => {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
};

const connect = (url) => postgres(url, { max: 1, onnotice: () => {} });

/** Runs `work` with one connection and closes it. */
export async function withConnection(url, work) {
  const sql = connect(url);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

function fingerprint() {
  const hash = createHash('sha1');
  for (const file of readdirSync(MIGRATIONS, { recursive: true }).sort()) {
    if (/\.(sql|json)$/.test(file)) hash.update(file).update(readFileSync(path.join(MIGRATIONS, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** The name of a migrated, empty database to clone from; made anew only when the migrations changed. */
export async function migratedTemplate(url) {
  const name = `template_${fingerprint()}`;
  await withConnection(url, async (sql) => {
    const lock = await sql.reserve();
    await lock`select pg_advisory_lock(41, 1)`;
    const [ready] = await lock`select 1 from pg_database where datname = ${name} and datistemplate`;
    if (!ready) {
      await lock.unsafe(`drop database if exists ${name} with (force)`);
      await lock.unsafe(`create database ${name}`);
      await withConnection(inDatabase(url, name), (template) =>
        migrate(drizzle(template), { migrationsFolder: MIGRATIONS }),
      );
      await lock.unsafe(`alter database ${name} is_template true allow_connections false`);
    }
    await lock`select pg_advisory_unlock(41, 1)`;
    lock.release();
  });
  return name;
}

/** A fresh database cloned from the template; replaces one of the same name. */
export async function cloneDatabase(url, template, name) {
  await withConnection(url, async (sql) => {
    await sql.unsafe(`drop database if exists ${name} with (force)`);
    await sql.unsafe(`create database ${name} template ${template}`);
  });
  return inDatabase(url, name);
}

/** Removes the database of this name, or those whose name begins with it and an underscore. */
export async function dropDatabases(url, name) {
  await withConnection(url, async (sql) => {
    const found =
      await sql`select datname from pg_database where datname = ${name} or starts_with(datname, ${`${name}_`})`;
    for (const { datname } of found) await sql.unsafe(`drop database if exists ${datname} with (force)`);
  });
}

/** Vitest's global set-up for the `db` project. */
export default async function setup(project) {
  const cluster = await startEmbeddedPostgres(TEST_CLUSTER);
  const run = `t${process.pid}`;
  project.provide('postgres', { url: cluster.url, template: await migratedTemplate(cluster.url), run });
  return async () => {
    await dropDatabases(cluster.url, run);
    await cluster.stop();
  };
}
