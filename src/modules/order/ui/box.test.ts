import { expect, it } from 'vitest';
import { boxAmounts } from './box';

const CHICKEN = { packCount: 3, servingSize: 115, energyKcal: 105, proteinG: 20, carbohydrateG: 2, fatG: 1 };

it('counts servings × packs × quantity', () => {
  const amounts = boxAmounts([
    { ...CHICKEN, quantity: 2 },
    { quantity: 1, packCount: 1, servingSize: 100, energyKcal: 60, proteinG: 10, carbohydrateG: 4, fatG: 0.5 },
  ]);
  expect(amounts.proteinG).toBeCloseTo(20 * 1.15 * 6 + 10);
  expect(amounts.energyKcal).toBeCloseTo(105 * 1.15 * 6 + 60);
  expect(amounts.fatG).toBeCloseTo(1.15 * 6 + 0.5);
});

it('is nothing for an empty box', () => {
  expect(boxAmounts([])).toEqual({ energyKcal: 0, proteinG: 0, carbohydrateG: 0, fatG: 0 });
});
