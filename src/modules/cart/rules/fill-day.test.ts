import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALLERGENS } from '~/modules/catalog/rules';
import { LABEL_DAY, timesMacros, type Macros } from '~/modules/nutrition/rules/day-target';
import {
  distance,
  FILL_PACKS_MOST,
  fillDay,
  mostPacksOf,
  plusMacros,
  reasonOf,
  SAME_PACK_MOST,
  type FillFood,
} from './fill-day';

const macros = (energyKcal: number, proteinG: number, carbohydrateG: number, fatG: number): Macros => ({
  energyKcal,
  proteinG,
  carbohydrateG,
  fatG,
});
const food = (name: string, change: Partial<FillFood> = {}): FillFood => ({
  variantId: `var_${name}`,
  price: 1000,
  most: 20,
  allergens: [],
  macros: macros(200, 20, 20, 4),
  ...change,
});
const DAY = macros(2000, 100, 250, 60);
const half = (name: string) => food(name, { macros: timesMacros(DAY, 0.5) });
const fill = (
  foods: readonly FillFood[],
  change: { gap?: Macros; budget?: number; avoided?: FillFood['allergens'] } = {},
) => fillDay({ foods, day: DAY, gap: DAY, budget: 100_000, avoided: [], ...change });
const named = (result: ReturnType<typeof fill>) =>
  result.picks.map(({ food: { variantId }, count }) => [variantId, count]);

describe('filling a day', () => {
  test('takes what is missing, and says what is missing still', () => {
    const result = fill([food('little'), half('a'), half('b')]);
    expect(named(result)).toEqual([
      ['var_a', 1],
      ['var_b', 1],
    ]);
    expect(result).toMatchObject({ price: 2000, swaps: 0, rest: macros(0, 0, 0, 0) });
  });

  test('proposes the same again only where both together are no more than a meal', () => {
    const meal = DAY.energyKcal / 3;
    const packsOf = (energyKcal: number) =>
      fill([food('a', { macros: macros(energyKcal, 10, 30, 4) })]).picks[0]?.count;
    expect(packsOf(Math.floor(meal / 2))).toBe(2);
    expect(packsOf(Math.ceil(meal / 2))).toBe(1);
    expect(packsOf(meal * 2)).toBe(1);
  });

  test('takes nothing where nothing is missing or nothing helps', () => {
    expect(fill([food('a')], { gap: macros(0, 0, 0, 0) }).picks).toEqual([]);
    expect(fill([food('a')], { gap: macros(-500, -20, -50, -9) }).picks).toEqual([]);
    expect(fill([]).picks).toEqual([]);
  });

  test('never spends more than the budget', () => {
    expect(fill([food('a', { price: 1001 })], { budget: 1000 }).picks).toEqual([]);
    expect(named(fill([food('a', { price: 1000 })], { budget: 1000 }))).toEqual([['var_a', 1]]);
    expect(named(fill([food('a', { price: 1000 })], { budget: 1999 }))).toEqual([['var_a', 1]]);
  });

  test('proposes nothing that holds an avoided allergen', () => {
    const milk = food('milk', { allergens: ['MILK', 'SOY'] });
    expect(fill([milk], { avoided: ['MILK'] }).picks).toEqual([]);
    expect(named(fill([milk, food('plain')], { avoided: ['SOY'] }))).toEqual([['var_plain', SAME_PACK_MOST]]);
  });

  test('proposes no more of one than there is', () => {
    expect(named(fill([food('a', { most: 1 })]))).toEqual([['var_a', 1]]);
    expect(fill([food('a', { most: 0 })]).picks).toEqual([]);
  });

  test('mends a greedy first choice by a swap', () => {
    // The larger pack helps most at first, and is too much once another is there; the two others are the whole day.
    const larger = food('larger', { macros: timesMacros(DAY, 0.6) });
    const result = fill([larger, half('a'), half('b')]);
    expect(named(result)).toEqual([
      ['var_a', 1],
      ['var_b', 1],
    ]);
    expect(result.swaps).toBe(1);
  });

  test('takes the cheaper of two equal ones', () => {
    const result = fill([food('a', { price: 900, most: 1 }), food('b', { price: 800, most: 1 })], { budget: 1000 });
    expect(named(result)).toEqual([['var_b', 1]]);
  });
});

test('a pick is proposed for what it closes most of', () => {
  const gap = macros(1000, 50, 100, 20);
  const reason = (amounts: Macros) => reasonOf({ food: food('a', { macros: amounts }), count: 1 }, gap);
  expect(reason(macros(200, 25, 10, 2))).toBe('proteinG');
  expect(reason(macros(800, 2, 40, 4))).toBe('energyKcal');
  expect(reasonOf({ food: food('a', { macros: macros(100, 30, 80, 2) }), count: 1 }, { ...gap, proteinG: -1 })).toBe(
    'carbohydrateG',
  );
});

const amount = fc.integer({ min: 0, max: 80 });
const packs = fc.uniqueArray(
  fc.record({
    variantId: fc.integer({ min: 1, max: 99 }).map((number) => `var_${number}` as const),
    price: fc.integer({ min: 100, max: 9000 }),
    most: fc.integer({ min: 0, max: 4 }),
    allergens: fc.subarray([...ALLERGENS], { maxLength: 3 }),
    macros: fc
      .record({ proteinG: amount, carbohydrateG: amount, fatG: amount })
      .map((grams) => ({ ...grams, energyKcal: 4 * grams.proteinG + 4 * grams.carbohydrateG + 9 * grams.fatG })),
  }),
  { selector: ({ variantId }) => variantId, maxLength: 25 },
);
const wishes = fc.record({
  foods: packs,
  day: fc.constantFrom(LABEL_DAY, DAY),
  gap: fc.integer({ min: -50, max: 200 }).map((percent) => timesMacros(DAY, percent / 100)),
  budget: fc.integer({ min: 0, max: 30_000 }),
  avoided: fc.subarray([...ALLERGENS], { maxLength: 3 }),
});

describe('of any wish', () => {
  test('the proposal keeps every bound and its own sums, and never leads away from the day', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const { picks, price, rest } = fillDay(wish);
        expect(price).toBe(picks.reduce((sum, pick) => sum + pick.food.price * pick.count, 0));
        expect(price).toBeLessThanOrEqual(wish.budget);
        expect(picks.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(FILL_PACKS_MOST);
        for (const { food: one, count } of picks) {
          expect(wish.foods).toContain(one);
          expect(count).toBeGreaterThan(0);
          expect(count).toBeLessThanOrEqual(mostPacksOf(one, wish.day));
          expect(count).toBeLessThanOrEqual(Math.min(one.most, SAME_PACK_MOST));
          expect(one.allergens.filter((allergen) => wish.avoided.includes(allergen))).toEqual([]);
        }
        const left = picks.reduce((sum, pick) => plusMacros(sum, timesMacros(pick.food.macros, -pick.count)), wish.gap);
        for (const nutrient of ['energyKcal', 'proteinG', 'carbohydrateG', 'fatG'] as const)
          expect(rest[nutrient]).toBeCloseTo(left[nutrient], 6);
        expect(distance(rest, wish.day)).toBeLessThanOrEqual(distance(wish.gap, wish.day));
      }),
    );
  });

  test('no single pack more, less or instead would come closer', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const { picks, price, rest } = fillDay(wish);
        const countOf = (one: FillFood) => picks.find((pick) => pick.food === one)?.count ?? 0;
        const all = picks.reduce((sum, { count }) => sum + count, 0);
        const open = wish.foods.filter(
          (one) =>
            countOf(one) < mostPacksOf(one, wish.day) &&
            one.allergens.every((allergen) => !wish.avoided.includes(allergen)),
        );
        const reached = distance(rest, wish.day);
        for (const less of [undefined, ...picks.map((pick) => pick.food)])
          for (const more of [undefined, ...open]) {
            if (all - (less ? 1 : 0) + (more ? 1 : 0) > FILL_PACKS_MOST) continue;
            if (price - (less?.price ?? 0) + (more?.price ?? 0) > wish.budget) continue;
            const nothing = macros(0, 0, 0, 0);
            const other = plusMacros(
              plusMacros(rest, less?.macros ?? nothing),
              timesMacros(more?.macros ?? nothing, -1),
            );
            // Sums in another order may differ in the last millionth.
            expect(distance(other, wish.day)).toBeGreaterThanOrEqual(reached - 1);
          }
      }),
    );
  });

  test('the order of the foods changes nothing', () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        expect(fillDay({ ...wish, foods: wish.foods.toReversed() })).toEqual(fillDay(wish));
      }),
    );
  });
});
