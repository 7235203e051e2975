import { describe, expect, test } from 'vitest';
import {
  amountBesideLimit,
  claimEvidence,
  claims,
  CLAIMS,
  dailyValueShare,
  energyShares,
  headlineProtein,
  LABEL_ROWS,
  labelAmount,
  type NutritionFacts,
  perServing,
  printedClaims,
  type Claim,
  type Nutrient,
} from './rules';

/** A food that earns no claim. */
const plain: NutritionFacts = {
  basis: '100g',
  servingSize: 50,
  energyKcal: 370,
  proteinG: 5,
  fatG: 7.4,
  saturatedFatG: 5.2,
  transFatG: 0,
  carbohydrateG: 36,
  sugarsG: 12,
  sodiumMg: 460,
  cholesterolMg: 10,
  fiberG: 1,
};

describe('claims at their legal limits', () => {
  const cases: [Claim, NutritionFacts['basis'], Nutrient, number, boolean][] = [
    ['HIGH_PROTEIN', '100g', 'proteinG', 10.99, false],
    ['HIGH_PROTEIN', '100g', 'proteinG', 11, true],
    ['HIGH_PROTEIN', '100ml', 'proteinG', 5.49, false],
    ['HIGH_PROTEIN', '100ml', 'proteinG', 5.5, true],
    ['SUGAR_FREE', '100g', 'sugarsG', 0.49, true],
    ['SUGAR_FREE', '100g', 'sugarsG', 0.5, false],
    ['SUGAR_FREE', '100ml', 'sugarsG', 0.49, true],
    ['SUGAR_FREE', '100ml', 'sugarsG', 0.5, false],
    ['LOW_SUGAR', '100g', 'sugarsG', 4.99, true],
    ['LOW_SUGAR', '100g', 'sugarsG', 5, false],
    ['LOW_SUGAR', '100ml', 'sugarsG', 2.49, true],
    ['LOW_SUGAR', '100ml', 'sugarsG', 2.5, false],
    ['LOW_FAT', '100g', 'fatG', 2.99, true],
    ['LOW_FAT', '100g', 'fatG', 3, false],
    ['LOW_FAT', '100ml', 'fatG', 1.49, true],
    ['LOW_FAT', '100ml', 'fatG', 1.5, false],
    ['LOW_CALORIE', '100g', 'energyKcal', 39.9, true],
    ['LOW_CALORIE', '100g', 'energyKcal', 40, false],
    ['LOW_CALORIE', '100ml', 'energyKcal', 19.9, true],
    ['LOW_CALORIE', '100ml', 'energyKcal', 20, false],
    ['LOW_SODIUM', '100g', 'sodiumMg', 119, true],
    ['LOW_SODIUM', '100g', 'sodiumMg', 120, false],
    ['LOW_SODIUM', '100ml', 'sodiumMg', 0, false],
    ['HIGH_FIBER', '100g', 'fiberG', 5.99, false],
    ['HIGH_FIBER', '100g', 'fiberG', 6, true],
    ['HIGH_FIBER', '100ml', 'fiberG', 30, false],
  ];
  test.each(cases)('%s per %s with %s %d: %s', (claim, basis, nutrient, amount, earned) => {
    const base = basis === '100ml' ? { ...plain, proteinG: 1 } : plain;
    const found = claims({ ...base, basis, [nutrient]: amount });
    expect(found.includes(claim)).toBe(earned);
    const kin: Claim[] = nutrient === 'sugarsG' ? ['SUGAR_FREE', 'LOW_SUGAR'] : [claim];
    expect(found.filter((other) => !kin.includes(other))).toEqual([]);
  });

  test('a plain food earns none, unknown fibre earns none', () => {
    expect(claims(plain)).toEqual([]);
    expect(claims({ ...plain, fiberG: null })).toEqual([]);
    expect(new Set(CLAIMS).size).toBe(7);
  });

  test('sugar-free is low in sugar too, and only the stronger word is printed', () => {
    const evidence = claimEvidence({ ...plain, sugarsG: 0.2 });
    expect(evidence.map(({ claim }) => claim)).toEqual(['SUGAR_FREE', 'LOW_SUGAR']);
    expect(printedClaims(evidence).map(({ claim }) => claim)).toEqual(['SUGAR_FREE']);
    expect(printedClaims(claimEvidence({ ...plain, sugarsG: 3 })).map(({ claim }) => claim)).toEqual(['LOW_SUGAR']);
  });

  test('evidence carries number and limit, and its printed number never touches the limit', () => {
    const [low] = claimEvidence({ ...plain, sugarsG: 4.96 });
    expect(low).toEqual({
      claim: 'LOW_SUGAR',
      nutrient: 'sugarsG',
      bound: 'below',
      limit: 5,
      amount: 4.96,
      basis: '100g',
    });
    expect(low && amountBesideLimit(low)).toBe(4.96);
    expect(low && amountBesideLimit({ ...low, amount: 4.999 })).toBe(4.999);
    expect(low && amountBesideLimit({ ...low, amount: 3.84 })).toBe(3.8);
    expect(low && amountBesideLimit({ ...low, nutrient: 'energyKcal', limit: 40, amount: 39.8 })).toBe(39.8);
  });
});

describe('energy shares', () => {
  test('4, 4 and 9 kcal per gram, whole percent that add up to 100', () => {
    expect(energyShares({ proteinG: 23, carbohydrateG: 18, fatG: 3.7 })).toEqual({ protein: 47, carb: 36, fat: 17 });
    expect(energyShares({ proteinG: 1, carbohydrateG: 1, fatG: 4 / 9 })).toEqual({ protein: 34, carb: 33, fat: 33 });
    expect(energyShares({ proteinG: 26, carbohydrateG: 0, fatG: 2.1 })).toEqual({ protein: 85, carb: 0, fat: 15 });
  });
  test('nothing in, nothing out', () => {
    expect(energyShares({ proteinG: 0, carbohydrateG: 0, fatG: 0 })).toEqual({ protein: 0, carb: 0, fat: 0 });
  });
});

describe('daily values', () => {
  test.each<[Nutrient, number, number]>([
    ['sodiumMg', 230, 12],
    ['carbohydrateG', 18, 6],
    ['sugarsG', 1.9, 2],
    ['fiberG', 6.7, 27],
    ['fatG', 3.7, 7],
    ['saturatedFatG', 2.6, 17],
    ['cholesterolMg', 5, 2],
    ['proteinG', 23, 42],
    ['proteinG', 55, 100],
    ['carbohydrateG', 324, 100],
    ['fatG', 54, 100],
  ])('%s %d is %d %%', (nutrient, amount, percent) => expect(dailyValueShare(nutrient, amount)).toBe(percent));
  test('none for trans fat, energy and what is not declared', () => {
    expect(dailyValueShare('transFatG', 1)).toBeNull();
    expect(dailyValueShare('energyKcal', 500)).toBeNull();
    expect(dailyValueShare('fiberG', null)).toBeNull();
  });
});

describe('amounts and label', () => {
  test('a serving is a share of 100; unknown stays unknown', () => {
    expect(perServing({ ...plain, fiberG: null })).toMatchObject({ energyKcal: 185, fatG: 3.7, fiberG: null });
    expect(perServing({ ...plain, servingSize: 340, proteinG: 7.35 }).proteinG).toBeCloseTo(24.99);
  });
  test('kcal and mg are whole, grams have one decimal at most', () => {
    expect(labelAmount('energyKcal', 120.6)).toBe(121);
    expect(labelAmount('sodiumMg', 229.5)).toBe(230);
    expect(labelAmount('sugarsG', 1.94)).toBe(1.9);
    expect(labelAmount('proteinG', 23.04)).toBe(23);
  });
  test('the big number is whole grams per serving', () => {
    expect(headlineProtein({ ...plain, proteinG: 46.8 })).toBe(23);
    expect(headlineProtein({ ...plain, proteinG: 47 })).toBe(24);
  });
  test('rows stand in the legal order', () => {
    expect(LABEL_ROWS.map(({ nutrient }) => nutrient).join(' ')).toBe(
      'sodiumMg carbohydrateG sugarsG fiberG fatG transFatG saturatedFatG cholesterolMg proteinG',
    );
  });
});
