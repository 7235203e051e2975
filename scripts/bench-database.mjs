import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.mjs';
import { DATA, ROOT, typescript } from './paths.mjs';
import { onStop, run } from './supervisor.mjs';
import { cloneDatabase, dropDatabases, inDatabase, migratedTemplate, withConnection } from './test-database.mjs';

const DIR = path.join(DATA, 'bench-pg');
const FILL = 'bench/world/fill.ts';
const FILLING = [FILL, 'bench/world/names.ts'];

/** As durable as production: every commit waits for the disk. Memory as on a small server of its own. */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  max_connections: 100,
};

/** The measuring cluster, left when everything is stopped. */
export async function benchCluster() {
  const cluster = await startEmbeddedPostgres({ dir: DIR, port: 0, settings: SETTINGS });
  onStop(cluster.stop);
  return cluster;
}

export const postmasterPid = () => Number(readFileSync(path.join(DIR, 'postmaster.pid'), 'utf8').split('\n')[0]);

const isTemplate = (url, name) =>
  withConnection(url, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${name} and datistemplate`;
    return found.length > 0;
  });

/** Fillings of earlier migrations are of no use any more, and large. */
const dropOldFillings = (url) =>
  withConnection(url, async (sql) => {
    const found = await sql`select datname from pg_database where starts_with(datname, 'filled_')`;
    for (const { datname } of found) {
      await sql.unsafe(`alter database ${datname} is_template false`);
      await sql.unsafe(`drop database ${datname} with (force)`);
    }
  });

/** The name of a filled and analysed database to clone from; made anew when the migrations or the filling changed. */
export async function filledTemplate(url) {
  const empty = await migratedTemplate(url);
  const filling = createHash('sha1');
  for (const file of FILLING) filling.update(readFileSync(path.join(ROOT, file)));
  const name = `${empty.replace('template', 'filled')}_${filling.digest('hex').slice(0, 8)}`;
  if (await isTemplate(url, name)) return name;
  await dropOldFillings(url);
  const env = { ...process.env, DATABASE_URL: await cloneDatabase(url, empty, name) };
  await run('The database could not be filled.', process.execPath, typescript(FILL), { env, log: 'bench-fill' });
  await withConnection(url, (sql) => sql.unsafe(`alter database ${name} is_template true allow_connections false`));
  return name;
}

/** A database of one part's own, as filled as every other's; dropped when everything is stopped. */
export async function partDatabase(url, template) {
  const name = `bench${process.pid}`;
  onStop(() => dropDatabases(url, name));
  await cloneDatabase(url, template, name);
  return inDatabase(url, name);
}
