import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { KEPT_MOST, keptText, keptWith, readKept } from './rules';

const some = (count: number): Id<'prd'>[] => Array.from({ length: count }, () => newId('prd'));

describe('what a device keeps', () => {
  it('is read back as it was written, each product once', () => {
    const [first, second] = [newId('prd'), newId('prd')];
    expect(readKept(keptText([first, second]))).toEqual([first, second]);
    expect(readKept(`${first},${second},${first}`)).toEqual([first, second]);
  });

  it('is nothing where nothing or nonsense stands there', () => {
    for (const text of [null, '', ',', newId('var'), '<script>']) expect(readKept(text)).toEqual([]);
    expect(keptText([])).toBeNull();
  });

  it('has the last wish first, and a product once however often it is wished for', () => {
    const [first, second] = [newId('prd'), newId('prd')];
    const both = keptWith(keptWith([], first, true), second, true);
    expect(both).toEqual([second, first]);
    expect(keptWith(both, first, true)).toEqual([first, second]);
    expect(keptWith(keptWith(both, second, false), second, false)).toEqual([first]);
  });

  it('is so much and no more: the oldest gives way', () => {
    const ids = some(KEPT_MOST);
    const newest = newId('prd');
    const kept = keptWith(ids, newest, true);
    expect(kept).toEqual([newest, ...ids.slice(0, -1)]);
    expect(readKept(some(KEPT_MOST + 1).join(','))).toHaveLength(KEPT_MOST);
  });
});
