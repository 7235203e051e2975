import { describe, expect, test } from 'vitest';
import { newId } from '~/lib/ids';
import { comparedWith, compareHref, COMPARED_MOST, extremeOf, readCompared } from './compared';

const ids = Array.from({ length: 6 }, () => newId('prd'));
const some = (...places: number[]) => places.flatMap((place) => ids[place] ?? []);

describe('products to compare', () => {
  test('are read from the address they are written into', () => {
    for (const chosen of [[], some(0), some(3, 1, 2)])
      expect(readCompared(new URL(compareHref(chosen), 'http://shop').searchParams.get('ids'))).toEqual(chosen);
  });

  test('are ids, each once, at most four', () => {
    expect(readCompared(null)).toEqual([]);
    expect(readCompared(`x,${newId('var')},,${some(0, 0, 1).join(',')}`)).toEqual(some(0, 1));
    expect(readCompared(ids.join(','))).toEqual(ids.slice(0, COMPARED_MOST));
  });

  test('come and go, and there is no room for a fifth', () => {
    const [first, second] = [newId('prd'), newId('prd')];
    expect(comparedWith([], first, true)).toEqual([first]);
    expect(comparedWith([first], first, true)).toEqual([first]);
    expect(comparedWith([first, second], first, false)).toEqual([second]);
    expect(comparedWith(some(0, 1, 2, 3), first, true)).toBeNull();
    expect(comparedWith([...some(0, 1), first], first, false)).toEqual(some(0, 1));
  });
});

test.each([
  [[1, 3, 2], 'most', 1],
  [[1, 3, 2], 'least', 0],
  [[3, 3, 2], 'most', null],
  [[3, 3, 2], 'least', 2],
  [[null, 3, 2], 'least', 2],
  [[null, 3], 'most', null],
  [[3], 'most', null],
  [[], 'least', null],
] as const)('of %o the %s stands at %s', (amounts, which, place) => expect(extremeOf(amounts, which)).toBe(place));
