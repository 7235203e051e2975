import { spawn, spawnSync } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { installDebian } from './debian.mjs';
import { freePort } from './ports.mjs';

const PATIENCE_MS = 10_000;

const works = (file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;
/** A `redis-server` on this machine: REDIS_SERVER_PATH, or the one on the PATH; undefined where there is none. */
export const findRedis = () => [process.env.REDIS_SERVER_PATH, 'redis-server'].find((file) => file && works(file));

/** A `redis-server` that is installed, or Debian's package, which only root can install; undefined where there is none to be had. */
export function installRedis() {
  const found = findRedis();
  if (found) return found;
  installDebian('redis-server');
  const installed = findRedis();
  // The package starts a server of its own on the usual port; the tests have theirs.
  if (installed) spawnSync('service', ['redis-server', 'stop'], { stdio: 'ignore' });
  return installed;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const done = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => done(data.toString().startsWith('+PONG')));
    socket.once('error', () => done(false));
  });
}

/** A Redis of this process's own, in memory only, with a database for each of many workers; at a free port unless one is given. */
export async function startRedis(program, wantedPort) {
  const port = wantedPort ?? (await freePort());
  const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--databases', 256];
  const child = spawn(program, settings.map(String), { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${program} does not start.`);
    await sleep(50);
  }
  const stop = async (signal = 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, port, signal: (name) => child.kill(name), stop };
}
