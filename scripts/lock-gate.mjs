import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/** What is wrong with a lock file: it must install on every platform, from any registry, and only what it says. */
export function flawsOf(lock) {
  const entries = Object.entries(lock.packages).filter(([name]) => name !== '');
  const nameOf = (key) => key.slice(key.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const names = new Set(entries.map(([key]) => nameOf(key)));
  const optional = Object.entries(lock.packages).flatMap(([key, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${key || 'the project'} lacks its platform package ${name}: choose a version that has it`),
  );
  const single = entries.flatMap(([key, entry]) => [
    ...(entry.resolved ? [`${key} names a registry address: .npmrc leaves them out`] : []),
    ...(entry.extraneous ? [`${key} belongs to nothing: run "npm install --package-lock-only"`] : []),
    ...(entry.integrity || entry.inBundle || entry.link
      ? []
      : [`${key} has no integrity: run "npm install --package-lock-only"`]),
  ]);
  return [...optional, ...single];
}

export const lockFile = () => JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
