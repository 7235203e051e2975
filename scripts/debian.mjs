import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Installs a package of Debian's where that can be: on Linux, as root. @returns what apt-get said; nothing where it was not asked */
export function installDebian(name) {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return '';
  const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  const said = [['update'], ['install', '-y', '--no-install-recommends', name]].map((args) =>
    spawnSync('apt-get', args, options),
  );
  return said.flatMap(({ stdout, stderr }) => [stdout, stderr]).join('\n');
}
