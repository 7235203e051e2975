import { describe, expect, it } from 'vitest';
import { flawsOf, lockFile } from './lock-gate.mjs';

const sound = { version: '1.0.0', integrity: 'sha512-x' };

describe('the lock file gate', () => {
  it('finds nothing wrong with the lock file of the project', () => {
    expect(flawsOf(lockFile())).toEqual([]);
  });

  it('misses a platform package that the lock file left out', () => {
    const packages = {
      '': {},
      'node_modules/a': { ...sound, optionalDependencies: { 'a-darwin': '1', 'a-linux': '1' } },
    };
    expect(flawsOf({ packages: { ...packages, 'node_modules/a/node_modules/a-linux': sound } })).toEqual([
      expect.stringContaining('a-darwin'),
    ]);
  });

  it.each([
    ['an address', { ...sound, resolved: 'https://example.test/a.tgz' }],
    ['no integrity', { version: '1.0.0' }],
    ['a package nothing asks for', { ...sound, extraneous: true }],
  ])('refuses %s', (_what, entry) => {
    expect(flawsOf({ packages: { '': {}, 'node_modules/a': entry } })).toHaveLength(1);
  });

  it('accepts a bundled package without integrity', () => {
    expect(flawsOf({ packages: { 'node_modules/a/node_modules/b': { version: '1.0.0', inBundle: true } } })).toEqual(
      [],
    );
  });
});
