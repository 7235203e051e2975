import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTIVITIES,
  DAY_GOAL_NAMES,
  isWithinBounds,
  PERSON_BOUNDS,
  PERSON_NUMBERS,
  planDay,
  readPerson,
  restingEnergy,
  SEXES,
  timesMacros,
  type Person,
} from './day-target';

const somebody: Person = {
  sex: 'male',
  age: 30,
  heightCm: 175,
  weightKg: 70,
  activity: 'moderate',
  goal: 'goal-balance',
};
const plan = (change: Partial<Person>) => planDay({ ...somebody, ...change });

describe('resting energy by Mifflin and St Jeor', () => {
  test.each<[Partial<Person>, number]>([
    [{}, 1648.75],
    [{ sex: 'female' }, 1482.75],
    [{ age: 31 }, 1643.75],
    [{ heightCm: 176 }, 1655],
    [{ weightKg: 71 }, 1658.75],
    [{ sex: 'female', age: 45, heightCm: 160, weightKg: 55 }, 1164],
  ])('%o is %d', (change, kcal) => expect(restingEnergy({ ...somebody, ...change })).toBe(kcal));
});

describe('a day', () => {
  test('is the resting energy times activity, in tens', () => {
    const energies = ACTIVITIES.map((activity) => plan({ activity }).target.energyKcal);
    expect(energies).toEqual([1980, 2270, 2560, 2840, 3130]);
  });

  test('is divided by the goal', () => {
    expect(Object.fromEntries(DAY_GOAL_NAMES.map((goal) => [goal, plan({ goal }).target]))).toEqual({
      'goal-protein': { energyKcal: 2560, proteinG: 112, fatG: 71, carbohydrateG: 368 },
      'goal-light': { energyKcal: 2170, proteinG: 84, fatG: 60, carbohydrateG: 324 },
      'goal-hearty': { energyKcal: 2810, proteinG: 84, fatG: 62, carbohydrateG: 479 },
      'goal-recovery': { energyKcal: 2560, proteinG: 98, fatG: 57, carbohydrateG: 414 },
      'goal-balance': { energyKcal: 2560, proteinG: 70, fatG: 71, carbohydrateG: 410 },
    });
  });

  test('takes nothing off for somebody light, from the very bound', () => {
    const heightCm = 200;
    expect(plan({ goal: 'goal-light', heightCm, weightKg: 73.9 })).toMatchObject({ held: true, shift: 0 });
    expect(plan({ goal: 'goal-light', heightCm, weightKg: 74 })).toMatchObject({ held: false, shift: -0.15 });
    expect(plan({ goal: 'goal-hearty', heightCm, weightKg: 73.9 }).held).toBe(false);
  });

  test('stops protein at 35 % of the energy', () => {
    const heavy = plan({
      goal: 'goal-protein',
      sex: 'female',
      age: 78,
      heightCm: 130,
      weightKg: 200,
      activity: 'still',
    });
    expect(heavy.proteinCapped).toBe(true);
    expect(heavy.target.proteinG).toBe(Math.round((heavy.target.energyKcal * 0.35) / 4));
    expect(plan({}).proteinCapped).toBe(false);
  });
});

const people: fc.Arbitrary<Person> = fc.record({
  sex: fc.constantFrom(...SEXES),
  age: fc.integer(PERSON_BOUNDS.age),
  heightCm: fc.double({ ...PERSON_BOUNDS.heightCm, noNaN: true }),
  weightKg: fc.double({ ...PERSON_BOUNDS.weightKg, noNaN: true }),
  activity: fc.constantFrom(...ACTIVITIES),
  goal: fc.constantFrom(...DAY_GOAL_NAMES),
});

test('of anybody: whole grams that bring the energy, none below zero, never under the resting energy', () => {
  fc.assert(
    fc.property(people, (person) => {
      const { target, resting, held } = planDay(person);
      const { energyKcal, proteinG, carbohydrateG, fatG } = target;
      for (const amount of [energyKcal, proteinG, carbohydrateG, fatG]) {
        expect(Number.isInteger(amount)).toBe(true);
        expect(amount).toBeGreaterThan(0);
      }
      expect(Math.abs(4 * proteinG + 4 * carbohydrateG + 9 * fatG - energyKcal)).toBeLessThanOrEqual(2);
      expect(energyKcal).toBeGreaterThanOrEqual(resting - 5);
      expect(proteinG * 4).toBeLessThanOrEqual(energyKcal * 0.35 + 2);
      expect(held).toBe(person.goal === 'goal-light' && person.weightKg / (person.heightCm / 100) ** 2 < 18.5);
    }),
  );
});

describe('somebody kept on a device', () => {
  test('comes back as they were', () => {
    fc.assert(
      fc.property(people, (person) => {
        expect(readPerson(JSON.stringify(person))).toEqual(person);
      }),
    );
  });

  test.each([
    null,
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    JSON.stringify({ ...somebody, sex: 'other' }),
    JSON.stringify({ ...somebody, activity: 'toString' }),
    JSON.stringify({ ...somebody, goal: 'goal-none' }),
    JSON.stringify({ ...somebody, age: '30' }),
    JSON.stringify({ ...somebody, age: 18 }),
    JSON.stringify({ ...somebody, weightKg: null }),
    JSON.stringify({ ...somebody, heightCm: 221 }),
  ])('is nobody where what was kept is %s', (text) => expect(readPerson(text)).toBeNull());
});

test.each(PERSON_NUMBERS)('the bounds of %s belong to it', (name) => {
  const { min, max } = PERSON_BOUNDS[name];
  expect([min - 0.1, min, max, max + 0.1, Number.NaN].map((value) => isWithinBounds(name, value))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('macros are counted times days', () => {
  expect(timesMacros({ energyKcal: 100, proteinG: 1, carbohydrateG: 2, fatG: 3 }, 2)).toEqual({
    energyKcal: 200,
    proteinG: 2,
    carbohydrateG: 4,
    fatG: 6,
  });
});
