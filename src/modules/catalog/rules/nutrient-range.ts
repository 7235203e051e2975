import type { NutritionFacts } from '~/modules/nutrition/rules';

/** The quantity a list counts in: one serving, or the 100 g or ml every label can be compared by. */
export const QUANTITIES = ['serving', '100'] as const;
export type Quantity = (typeof QUANTITIES)[number];

export const RANGED = ['protein', 'sugar', 'kcal', 'sodium'] as const;
export type Ranged = (typeof RANGED)[number];

/** Far above what food holds, in any unit a range is typed in. */
export const RANGE_MOST = 9_999;

/**
 * Which side of a limit fits, the decimals a label prints, and the limits a list offers for each quantity, from the one that
 * most products keep to the strictest.
 */
export type NutrientRange = {
  readonly side: 'min' | 'max';
  readonly unit: 'g' | 'kcal' | 'mg';
  readonly decimals: number;
  readonly limits: Readonly<Record<Quantity, readonly number[]>>;
};

export const RANGES: Readonly<Record<Ranged, NutrientRange>> = {
  protein: {
    side: 'min',
    unit: 'g',
    decimals: 0,
    limits: { serving: [5, 10, 15, 20, 25, 30, 35, 40], '100': [4, 8, 11, 15, 20, 25, 30, 40] },
  },
  sugar: {
    side: 'max',
    unit: 'g',
    decimals: 1,
    limits: { serving: [30, 20, 15, 10, 7, 5, 3, 1], '100': [30, 20, 15, 10, 7, 5, 3, 1] },
  },
  kcal: {
    side: 'max',
    unit: 'kcal',
    decimals: 0,
    limits: { serving: [600, 500, 400, 300, 250, 200, 150, 100], '100': [500, 400, 300, 250, 200, 150, 100, 50] },
  },
  sodium: {
    side: 'max',
    unit: 'mg',
    decimals: 0,
    limits: { serving: [1500, 1000, 700, 500, 300, 200, 100, 50], '100': [1000, 700, 500, 400, 300, 200, 120, 50] },
  },
};

/** One thing for each nutrient, under its name. */
export const forRanged = <T>(of: (nutrient: Ranged) => T): Record<Ranged, T> => ({
  protein: of('protein'),
  sugar: of('sugar'),
  kcal: of('kcal'),
  sodium: of('sodium'),
});

/** What each limit would leave, from how many products keep exactly so many limits beginning with the loosest. */
export function leftByLimits(limits: readonly number[], keeping: readonly number[]): number[] {
  return limits.map((_, index) => keeping.slice(index + 1).reduce((sum, count) => sum + count, 0));
}

/** The same food with the quantity a list counts in as its serving, for what shows one serving. */
export const inQuantity = (facts: NutritionFacts, per: Quantity): NutritionFacts =>
  per === '100' ? { ...facts, servingSize: 100 } : facts;
