import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../embedded-postgres.mjs';
import { DATA } from '../paths.mjs';
import { freePort } from '../ports.mjs';
import { locatePostgres } from '../postgres-binaries.mjs';
import { Stop } from '../steps.mjs';
import { onStop } from '../supervisor.mjs';
import { cloneDatabase, migratedTemplate } from '../test-database.mjs';

const DIR = path.join(DATA, 'chaos-pg');
// As durable as production: what is committed must be there after any kill.
const SETTINGS = { max_connections: 200 };

const start = (port) => startEmbeddedPostgres({ dir: DIR, port, settings: SETTINGS });

/** A cluster of chaos's own with a fresh migrated database, and how its processes are reached. */
export async function openCluster() {
  const port = await freePort();
  const cluster = await start(port);
  if (!cluster.started) throw new Stop('Another chaos is running in this folder: wait for it, or stop it.');
  onStop(cluster.stop);
  // A stopped process answers no polite request.
  onStop(() => signal('SIGCONT'));
  const template = await migratedTemplate(cluster.url);
  return {
    CHAOS_PG_PORT: String(port),
    CHAOS_DATABASE_URL: await cloneDatabase(cluster.url, template, 'chaos'),
  };
}

/** Every process with its parent: from the kernel where it tells, else from `ps`, and none where there is neither. */
function everyProcess() {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
    return (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/));
  }
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      // «pid (name) state ppid …», and a name may hold anything.
      const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      return [[pid, parent]];
    } catch {
      // It has ended since.
      return [];
    }
  });
}

/** The server and everything it has started. */
async function processes() {
  const { dir } = await locatePostgres(DIR);
  const postmaster = readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0];
  const children = everyProcess().filter(([, parent]) => parent === postmaster);
  return [postmaster, ...children.map(([pid]) => pid)].map(Number);
}

async function signal(name) {
  for (const pid of await processes().catch(() => [])) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }
}

const COMMANDS = {
  start: () => start(Number(process.env.CHAOS_PG_PORT)),
  kill: () => signal('SIGKILL'),
  pause: () => signal('SIGSTOP'),
  resume: () => signal('SIGCONT'),
  heal: () => signal('SIGCONT').then(() => start(Number(process.env.CHAOS_PG_PORT))),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await COMMANDS[process.argv[2]]();
