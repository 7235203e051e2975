import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NutritionFacts } from '~/modules/nutrition/rules';
import { type Goal, GOAL_SLUGS } from '../rules';
import { amountOfCondition, foodMetrics, goalScore, goalScores } from './goal-score';

const food = (change: Partial<NutritionFacts>): NutritionFacts => ({
  basis: '100g',
  servingSize: 100,
  energyKcal: 200,
  proteinG: 10,
  fatG: 5,
  saturatedFatG: 1,
  transFatG: 0,
  carbohydrateG: 20,
  sugarsG: 4,
  sodiumMg: 100,
  cholesterolMg: 0,
  fiberG: null,
  ...change,
});
const scoreOf = (goal: Goal, change: Partial<NutritionFacts>) => goalScore(food(change), goal).score;

describe('what goals are measured by', () => {
  test('amounts of one serving and shares of the energy', () => {
    expect(foodMetrics(food({ servingSize: 50, proteinG: 10, carbohydrateG: 20, fatG: 40 / 9 }))).toEqual({
      protein: 5,
      kcal: 100,
      sugar: 2,
      proteinShare: 25,
      carbShare: 50,
      fatShare: 25,
      carbPerProtein: 2,
    });
  });
  test('nothing is made up where there is nothing to divide by', () => {
    const none = foodMetrics(food({ proteinG: 0, carbohydrateG: 0, fatG: 0 }));
    expect(none).toMatchObject({ proteinShare: null, carbShare: null, fatShare: null, carbPerProtein: null });
    expect(foodMetrics(food({ proteinG: 0 })).carbPerProtein).toBeNull();
  });
});

describe('the score at the limits of every goal', () => {
  test.each<[Goal, Partial<NutritionFacts>, number]>([
    // 40 % of the energy and 20 g
    ['goal-protein', { proteinG: 20, carbohydrateG: 30, fatG: 0 }, 100],
    ['goal-protein', { proteinG: 20, carbohydrateG: 30.1, fatG: 0 }, 99],
    ['goal-protein', { proteinG: 19.99, carbohydrateG: 0, fatG: 0 }, 99],
    ['goal-protein', { proteinG: 10, carbohydrateG: 0, fatG: 0 }, 50],
    ['goal-protein', { proteinG: 10, carbohydrateG: 40, fatG: 0 }, 25],
    ['goal-protein', { proteinG: 0 }, 0],
    // 200 kcal and 5 g of sugars
    ['goal-light', { energyKcal: 200, sugarsG: 5 }, 100],
    ['goal-light', { energyKcal: 200.1, sugarsG: 5 }, 99],
    ['goal-light', { energyKcal: 200, sugarsG: 5.01 }, 99],
    ['goal-light', { energyKcal: 400, sugarsG: 10 }, 25],
    ['goal-light', { energyKcal: 0, sugarsG: 0 }, 100],
    // 400 kcal, 40 to 65 % carbohydrate
    ['goal-hearty', { energyKcal: 400, carbohydrateG: 40, proteinG: 60, fatG: 0 }, 100],
    ['goal-hearty', { energyKcal: 400, carbohydrateG: 65, proteinG: 35, fatG: 0 }, 100],
    ['goal-hearty', { energyKcal: 399.9, carbohydrateG: 50, proteinG: 50, fatG: 0 }, 99],
    ['goal-hearty', { energyKcal: 400, carbohydrateG: 39.9, proteinG: 60.1, fatG: 0 }, 99],
    ['goal-hearty', { energyKcal: 400, carbohydrateG: 65.1, proteinG: 34.9, fatG: 0 }, 99],
    ['goal-hearty', { energyKcal: 200, carbohydrateG: 20, proteinG: 80, fatG: 0 }, 25],
    // 1 to 3 g of carbohydrate for each of protein, 20 % fat
    ['goal-recovery', { proteinG: 20, carbohydrateG: 20, fatG: 0 }, 100],
    ['goal-recovery', { proteinG: 10, carbohydrateG: 30, fatG: 40 / 9 }, 100],
    ['goal-recovery', { proteinG: 20, carbohydrateG: 19.9, fatG: 0 }, 99],
    ['goal-recovery', { proteinG: 10, carbohydrateG: 30.1, fatG: 0 }, 99],
    ['goal-recovery', { proteinG: 20, carbohydrateG: 20, fatG: 160 / 9 }, 40],
    ['goal-recovery', { proteinG: 0, carbohydrateG: 20, fatG: 0 }, 0],
    // each at least 25 %
    ['goal-balance', { proteinG: 25, carbohydrateG: 50, fatG: 100 / 9 }, 100],
    ['goal-balance', { proteinG: 24.9, carbohydrateG: 50, fatG: 100 / 9 }, 99],
    ['goal-balance', { proteinG: 12.5, carbohydrateG: 62.5, fatG: 100 / 9 }, 50],
    ['goal-balance', { proteinG: 50, carbohydrateG: 50, fatG: 0 }, 0],
  ])('%s of %o is %i', (goal, facts, score) => expect(scoreOf(goal, facts)).toBe(score));
});

const grams = fc.double({ min: 0, max: 100, noNaN: true });
const foods = fc
  .record({
    servingSize: fc.double({ min: 1, max: 500, noNaN: true }),
    energyKcal: fc.double({ min: 0, max: 900, noNaN: true }),
    proteinG: grams,
    carbohydrateG: grams,
    fatG: grams,
    sugarsG: grams,
  })
  .map(food);

test('of any food every goal has a whole score from 0 to 100, and 100 exactly where every condition is kept', () => {
  fc.assert(
    fc.property(foods, (facts) => {
      const scores = goalScores(facts);
      expect(scores.map(({ goal }) => goal)).toEqual(GOAL_SLUGS);
      for (const { score, conditions } of scores) {
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        const kept = conditions.every(
          ({ amount, min = 0, max = Infinity }) => amount !== null && amount >= min && amount <= max,
        );
        expect(score === 100).toBe(kept);
      }
    }),
  );
});

test('no printed amount stands on the other side of its limit', () => {
  const [share] = goalScore(food({ proteinG: 20, carbohydrateG: 30.1, fatG: 0 }), 'goal-protein').conditions;
  expect(share && amountOfCondition(share)).toBe(39.9);
  fc.assert(
    fc.property(foods, (facts) => {
      for (const condition of goalScores(facts).flatMap(({ conditions }) => conditions)) {
        const printed = amountOfCondition(condition);
        const { min = 0, max = Infinity, amount, fulfilment } = condition;
        if (printed === null) expect(amount).toBeNull();
        else expect(printed >= min && printed <= max).toBe(fulfilment === 1);
      }
    }),
  );
});
