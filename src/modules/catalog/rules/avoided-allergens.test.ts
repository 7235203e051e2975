import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLERGENS } from '../rules';
import { metAllergens, readAvoided, toggleAvoided, writeAvoided } from './avoided-allergens';

const some = fc.subarray([...ALLERGENS]);

describe('avoided allergens', () => {
  test('come back from a device as they were', () => {
    fc.assert(
      fc.property(some, (avoided) => {
        expect(readAvoided(writeAvoided(avoided))).toEqual(avoided);
      }),
    );
  });

  test.each([null, '', 'NUTS', '[]', '{"MILK":true}', 'milk'])('are none where what was kept is %s', (text) => {
    expect(readAvoided(text)).toEqual([]);
  });

  test('stand in the order of the label, each once, whatever was kept beside them', () => {
    expect(readAvoided('SOY,MILK,SOY,NUTS')).toEqual(['MILK', 'SOY']);
  });

  test('turn on and off one by one', () => {
    expect(toggleAvoided([], 'SOY')).toEqual(['SOY']);
    expect(toggleAvoided(['SOY'], 'EGG')).toEqual(['EGG', 'SOY']);
    expect(toggleAvoided(['EGG', 'SOY'], 'EGG')).toEqual(['SOY']);
  });

  test('are met where a food declares them', () => {
    expect(metAllergens(['SOY', 'MILK', 'WHEAT'], ['MILK', 'SOY', 'EGG'])).toEqual(['MILK', 'SOY']);
    expect(metAllergens([], ['MILK'])).toEqual([]);
    expect(metAllergens(['MILK'], [])).toEqual([]);
  });
});
