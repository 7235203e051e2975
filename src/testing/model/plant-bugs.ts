import path from 'node:path';
import type { Plugin } from 'vitest/config';
import { SEEDED_BUGS } from './seeded-bugs';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const EDITS = SEEDED_BUGS.flatMap(({ name, edits }) => edits.map((edit) => ({ name, ...edit })));

/** What stands where `find` stood: the one or the other, by the bug that is switched on. */
function switchOf(file: string, find: string): string {
  const wrong = EDITS.filter((edit) => edit.file === file && edit.find === find);
  const sql = wrong.some(({ inSql }) => inSql);
  const quoted = (text: string) => (sql ? `sql\`${text}\`` : `(${text})`);
  const choice = wrong.reduce(
    (right, { name, replace }) =>
      `((globalThis.seededBug ?? process.env.SEEDED_BUG) === ${JSON.stringify(name)} ? ${quoted(replace)} : ${right})`,
    quoted(find),
  );
  return sql ? `\${${choice}}` : choice;
}

/** Plants every seeded bug into the source as Vite hands it out; `globalThis.seededBug`, or
 * SEEDED_BUG in the environment, names the one that bites. */
export function plantBugs(): Plugin {
  return {
    name: 'plant-bugs',
    enforce: 'pre',
    transform(code, id) {
      const file = path.relative(ROOT, id.split('?')[0] ?? '').replaceAll(path.sep, '/');
      const finds = new Set(EDITS.filter((edit) => edit.file === file).map(({ find }) => find));
      if (finds.size === 0) return undefined;
      return [...finds].reduce((planted, find) => planted.replace(find, () => switchOf(file, find)), code);
    },
  };
}
