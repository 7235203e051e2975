import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CLUSTER = fileURLToPath(new URL('../cluster.mjs', import.meta.url));

async function cluster(command: 'start' | 'kill' | 'pause' | 'resume' | 'heal'): Promise<void> {
  await promisify(execFile)(process.execPath, [CLUSTER, command]);
}

/** The database server of this run. */
export const postgresServer = {
  /** Every process of it at once, as a power cut would. */
  kill: () => cluster('kill'),
  start: () => cluster('start'),
  pause: () => cluster('pause'),
  resume: () => cluster('resume'),
  /** Runs, and stands still no more, whatever was done to it. */
  heal: () => cluster('heal'),
};
