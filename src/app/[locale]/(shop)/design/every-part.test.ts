import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '../../../..');
const UI = path.join(SRC, 'components/ui');

const IMPORT = /from '((?:~|\.{1,2})\/[^']+)'/g;

function fileOf(name: string, importer: string): string | undefined {
  const base = name.startsWith('~/') ? path.join(SRC, name.slice(2)) : path.resolve(path.dirname(importer), name);
  return ['.tsx', '.ts'].map((ending) => base + ending).find((file) => existsSync(file));
}

/** Every file this one is made of, however far down. */
function partsOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const next = fileOf(name, file);
    if (next) partsOf(next, found);
  }
  return found;
}

describe('the page of the design system', () => {
  it('shows every part there is', () => {
    const shown = partsOf(path.join(import.meta.dirname, 'page.tsx'));
    const parts = readdirSync(UI).filter((name) => name.endsWith('.tsx'));
    expect(parts.length).toBeGreaterThan(40);
    expect(parts.filter((name) => !shown.has(path.join(UI, name)))).toEqual([]);
  });
});
