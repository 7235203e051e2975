import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { DATA, NEXT, ROOT } from './paths.mjs';
import { Stop } from './steps.mjs';
import { onStop, run } from './supervisor.mjs';
import { usersOf, whileLocked } from './users-of.mjs';

const SOURCES = [
  'src',
  'public',
  'package-lock.json',
  'package.json',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
];
const BUILDS = path.join(DATA, 'builds');
// The shop reads its environment when it starts; a build that depended on one would be wrong for every other start.
const OWN =
  /^(DATABASE_|REDIS_|AUTH_|CRON_|TOSS_|NAVER_|SMTP_|MAIL_|SITE_URL$|SHOP$|APP_ENV$|PORT$|HOSTNAME$|NODE_ENV$)/;

function filesUnder(target) {
  if (!existsSync(target)) return [];
  if (!statSync(target).isDirectory()) return [target];
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function fingerprint() {
  const hash = createHash('sha1').update(process.versions.node);
  for (const file of SOURCES.flatMap((name) => filesUnder(path.join(ROOT, name)))) {
    hash.update(path.relative(ROOT, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function make(dir) {
  // A second build would bake the first one's stored data into its pages.
  rmSync(path.join(ROOT, '.next/cache/fetch-cache'), { recursive: true, force: true });
  rmSync(path.join(ROOT, '.next/standalone'), { recursive: true, force: true });
  const kept = Object.fromEntries(Object.entries(process.env).filter(([key]) => !OWN.test(key)));
  const env = { ...kept, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  await run('The build failed.', process.execPath, [NEXT, 'build'], { env, log: 'build' });
  if (!existsSync(path.join(ROOT, '.next/standalone/server.js'))) {
    throw new Stop(
      'The build made no .next/standalone/server.js: next.config.mjs must set output and the tracing root.',
    );
  }
  const part = `${dir}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(BUILDS, { recursive: true });
  cpSync(path.join(ROOT, '.next/standalone'), part, { recursive: true, verbatimSymlinks: true });
  cpSync(path.join(ROOT, '.next/static'), path.join(part, '.next/static'), { recursive: true });
  cpSync(path.join(ROOT, 'public'), path.join(part, 'public'), { recursive: true });
  rmSync(dir, { recursive: true, force: true });
  renameSync(part, dir);
}

function dropUnused(current) {
  const known = new Set(readdirSync(BUILDS).map((name) => name.replace(/-users$|\.part$/, '')));
  known.delete(current);
  for (const name of known) {
    if (usersOf(path.join(BUILDS, `${name}-users`)).others().length > 0) continue;
    for (const suffix of ['', '.part', '-users']) {
      rmSync(path.join(BUILDS, `${name}${suffix}`), { recursive: true, force: true });
    }
  }
}

/**
 * Builds for production unless these very sources are built already, and returns the folder of the finished server.
 * It is a copy: building again does not pull the files from under a running shop. `always` builds even so, unless a shop
 * is running on the finished build.
 */
export async function build({ always = false } = {}) {
  return whileLocked(path.join(DATA, 'build.lock'), async () => {
    const name = fingerprint();
    const dir = path.join(BUILDS, name);
    const users = usersOf(path.join(BUILDS, `${name}-users`));
    const made = always ? users.others().length === 0 : !existsSync(dir);
    if (made) await make(dir);
    users.join();
    onStop(() => users.leave());
    dropUnused(name);
    return { dir, made };
  });
}
