import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './ports.mjs';
import { locatePostgres, runAs } from './postgres-binaries.mjs';
import { usersOf, whileLocked } from './users-of.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const RESET = 'start over with "npm run demo -- --reset" (its data is made anew), or set DATABASE_URL';
// Without a UTF-8 ctype pg_trgm does not see Hangul and the search finds nothing.
const CTYPES = process.platform === 'darwin' ? ['en_US.UTF-8', 'C.UTF-8'] : ['C.UTF-8', 'en_US.UTF-8', 'ko_KR.UTF-8'];

/** The shop's own cluster, shared by demo, dev and hand-run scripts. */
export const DEMO_CLUSTER = { dir: path.join(ROOT, '.data/pg'), port: 54329, settings: {} };
/** The tests' cluster: its data is worth nothing, so it does not wait for the disk. */
export const TEST_CLUSTER = {
  dir: path.join(ROOT, '.data/test-pg'),
  port: 0,
  settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 },
};

function run(program, args, cwd, stdio = ['ignore', 'pipe', 'pipe']) {
  const env = { ...process.env, LC_ALL: '', LANG: '' };
  return spawnSync(program, args, { ...runAs, cwd, env, stdio, encoding: 'utf8' });
}

function initialize(place) {
  if (existsSync(path.join(place.dir, 'PG_VERSION'))) return;
  if (existsSync(place.dir)) throw new Error(`The data folder ${place.dir} is damaged (no PG_VERSION): ${RESET}.`);
  // Made beside and renamed: an interrupted initdb never leaves half a data folder behind.
  const part = `${place.dir}.part`;
  const failures = [];
  for (const ctype of CTYPES) {
    rmSync(part, { recursive: true, force: true });
    mkdirSync(part, { recursive: true, mode: 0o700 });
    if (runAs.uid) chownSync(part, runAs.uid, runAs.gid);
    const locale = ['--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const args = ['-D', part, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', ...locale];
    const made = run(place.program('initdb'), args, part);
    if (made.status === 0) return renameSync(part, place.dir);
    failures.push(made.error?.message ?? made.stderr.trim().split('\n').at(-1));
  }
  rmSync(part, { recursive: true, force: true });
  throw new Error(
    `Embedded Postgres could not be set up (${failures[0]}): set DATABASE_URL to a Postgres of your own.`,
  );
}

const isRunning = (place) => run(place.program('pg_ctl'), ['-D', place.dir, 'status'], '/').status === 0;

const portOf = (place) => Number(readFileSync(path.join(place.dir, 'postmaster.pid'), 'utf8').split('\n')[3]);

function reasonFrom(log) {
  if (!existsSync(log)) return 'it left no log';
  const lines = readFileSync(log, 'utf8').trim().split('\n').slice(-30);
  return (lines.findLast((line) => /FATAL|PANIC|ERROR|could not/.test(line)) ?? lines.at(-1)).replace(
    /^.*?(FATAL|PANIC)/,
    '$1',
  );
}

function boot(place, port, settings) {
  const log = path.join(place.dir, 'server.log');
  rmSync(log, { force: true });
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', ...settings };
  const options = [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)].join(' ');
  // stdio 'ignore': the server would keep a pipe of ours open for ever.
  const args = ['-D', place.dir, '-w', '-l', log, '-o', options, 'start'];
  if (run(place.program('pg_ctl'), args, place.dir, 'ignore').status === 0) return;
  throw new Error(`Embedded Postgres in ${place.dir} does not start (${reasonFrom(log)}): ${RESET}.`);
}

function halt(place) {
  const stopped = run(place.program('pg_ctl'), ['-D', place.dir, '-m', 'fast', '-w', 'stop'], '/', 'ignore');
  return stopped.status === 0;
}

const registerOf = (dir) => usersOf(`${dir}-users`);
const lockOf = (dir) => `${dir}-users/lock`;

/**
 * Starts the cluster, or joins it when it runs already. `stop` leaves it; the last one that leaves stops the server, so
 * nobody loses the database under their feet.
 */
export async function startEmbeddedPostgres({ dir, port, settings } = DEMO_CLUSTER) {
  const users = registerOf(dir);
  return whileLocked(lockOf(dir), async () => {
    const place = await locatePostgres(dir);
    initialize(place);
    const started = !isRunning(place);
    if (started) boot(place, await freePort(port), settings);
    users.join();
    return {
      url: `postgres://postgres@127.0.0.1:${portOf(place)}/postgres`,
      started,
      stop: () =>
        whileLocked(lockOf(dir), () => {
          users.leave();
          if (users.others().length === 0) halt(place);
        }),
    };
  });
}

/** Stops the cluster and removes its data; refuses while another process uses it. */
export async function dropEmbeddedPostgres({ dir } = DEMO_CLUSTER) {
  const users = registerOf(dir);
  await whileLocked(lockOf(dir), async () => {
    const others = users.others();
    if (others.length > 0) {
      throw new Error(`The database is in use by process ${others.join(', ')}: stop that first, then try again.`);
    }
    const place = await locatePostgres(dir);
    if (existsSync(place.dir) && isRunning(place)) halt(place);
    rmSync(place.dir, { recursive: true, force: true });
  });
}

async function main(command) {
  const users = registerOf(DEMO_CLUSTER.dir);
  if (command === 'start') {
    const { url } = await startEmbeddedPostgres();
    users.keep();
    console.log(url);
  } else if (command === 'stop') {
    users.release();
    users.leave();
    const place = await locatePostgres(DEMO_CLUSTER.dir);
    console.log(halt(place) ? 'stopped' : 'was not running');
  } else {
    console.log('usage: node scripts/embedded-postgres.mjs start | stop');
    process.exitCode = 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv[2]).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
