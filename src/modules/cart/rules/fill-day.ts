import type { CurrencyCode } from '~/lib/money';
import type { Allergen } from '~/modules/catalog/rules';
import { metAllergens } from '~/modules/catalog/rules/avoided-allergens';
import { MACRO_NUTRIENTS, timesMacros, type Macros } from '~/modules/nutrition/rules/day-target';

/** A pack that could be put into the cart. */
export type FillFood = {
  readonly variantId: `var_${string}`;
  readonly price: number;
  /** How many of it may be proposed. */
  readonly most: number;
  readonly allergens: readonly Allergen[];
  /** Energy and macros of the whole pack. */
  readonly macros: Macros;
};

export type FillPick<Food extends FillFood> = { readonly food: Food; readonly count: number };

export type FillWish<Food extends FillFood> = {
  readonly foods: readonly Food[];
  /** The day as it should be; what the distance is counted in. */
  readonly day: Macros;
  /** What is still missing to it, below zero where there is more than enough. */
  readonly gap: Macros;
  readonly budget: number;
  readonly avoided: readonly Allergen[];
};

export type Fill<Food extends FillFood> = {
  readonly picks: readonly FillPick<Food>[];
  readonly price: number;
  /** What is missing afterwards. */
  readonly rest: Macros;
  /** Swaps that made the first choice better. */
  readonly swaps: number;
};

/** Budgets to choose from, in minor units. */
export const FILL_BUDGETS: Readonly<Record<CurrencyCode, readonly number[]>> = {
  KRW: [10_000, 20_000, 30_000, 50_000],
  USD: [1000, 2000, 3000, 5000],
};

export const FILL_PACKS_MOST = 8;
export const SAME_PACK_MOST = 2;
/** The part of a day's energy that one meal is. */
export const MEAL = 1 / 3;

/** Protein is what this shop is about; what is too much counts twice, for it cannot be taken out of a day again. */
const WEIGHTS: Macros = { energyKcal: 2, proteinG: 3, carbohydrateG: 1, fatG: 1 };
const TOO_MUCH = 2;

const NOTHING: Macros = { energyKcal: 0, proteinG: 0, carbohydrateG: 0, fatG: 0 };

/** How many packs of a food a day may be filled with: another of the same only where both together are no more than a meal. */
export function mostPacksOf({ most, macros: { energyKcal } }: FillFood, day: Macros): number {
  const packs = energyKcal * SAME_PACK_MOST <= day.energyKcal * MEAL ? SAME_PACK_MOST : 1;
  return Math.min(most, packs);
}

/** How far from the day: each nutrient's part of the day that is missing or too much, weighted, in whole millionths. */
export function distance(rest: Macros, day: Macros): number {
  const sum = MACRO_NUTRIENTS.reduce((total, nutrient) => {
    const part = rest[nutrient] / day[nutrient];
    return total + WEIGHTS[nutrient] * (part < 0 ? -part * TOO_MUCH : part);
  }, 0);
  return Math.round(sum * 1_000_000);
}

export const plusMacros = (a: Macros, b: Macros): Macros => ({
  energyKcal: a.energyKcal + b.energyKcal,
  proteinG: a.proteinG + b.proteinG,
  carbohydrateG: a.carbohydrateG + b.carbohydrateG,
  fatG: a.fatG + b.fatG,
});

/** So many packs of each food, in the order of the foods, and what comes of them. */
type Choice = {
  readonly counts: readonly number[];
  readonly price: number;
  readonly rest: Macros;
  readonly far: number;
};

const isBetter = (a: Choice, b: Choice): boolean => a.far < b.far || (a.far === b.far && a.price < b.price);

/**
 * Packs that bring a day closest to its target within a budget. First, greedily, the pack that helps most, again and again; then
 * swaps: as long as leaving a pack out, or one for another, comes closer (or as close for less), it is done. Every step is
 * better than the one before, so it ends; the order of the foods does not matter.
 */
export function fillDay<Food extends FillFood>({ foods, day, gap, budget, avoided }: FillWish<Food>): Fill<Food> {
  const fitting = foods
    .filter(({ price, allergens }) => price <= budget && metAllergens(allergens, avoided).length === 0)
    .toSorted((a, b) => (a.variantId < b.variantId ? -1 : 1));
  const places = fitting.map((_, index) => index);

  /** The choice with one pack less and one more; undefined where that is not allowed. */
  function changed({ counts, price, rest }: Choice, less: number | null, more: number | null): Choice | undefined {
    const [left, taken] = [less === null ? undefined : fitting[less], more === null ? undefined : fitting[more]];
    const next = {
      counts: counts.map((count, index) => count - (index === less ? 1 : 0) + (index === more ? 1 : 0)),
      price: price - (left?.price ?? 0) + (taken?.price ?? 0),
      rest: plusMacros(plusMacros(rest, left?.macros ?? NOTHING), timesMacros(taken?.macros ?? NOTHING, -1)),
    };
    const packs = next.counts.reduce((sum, count) => sum + count, 0);
    const same = more === null ? 0 : (next.counts[more] ?? 0);
    if (next.price > budget || packs > FILL_PACKS_MOST || (taken && same > mostPacksOf(taken, day))) return undefined;
    return { ...next, far: distance(next.rest, day) };
  }

  function bestOf(from: Choice, leaving: readonly (number | null)[], taking: readonly (number | null)[]): Choice {
    let best = from;
    for (const less of leaving)
      for (const more of taking) {
        const choice = less === more ? undefined : changed(from, less, more);
        if (choice && isBetter(choice, best)) best = choice;
      }
    return best;
  }

  let choice: Choice = { counts: fitting.map(() => 0), price: 0, rest: gap, far: distance(gap, day) };
  for (let next = bestOf(choice, [null], places); next !== choice; next = bestOf(choice, [null], places)) choice = next;
  let swaps = 0;
  const swapped = () => {
    const taken = places.filter((index) => (choice.counts[index] ?? 0) > 0);
    return bestOf(choice, [null, ...taken], [null, ...places]);
  };
  for (let next = swapped(); next !== choice; next = swapped()) {
    choice = next;
    swaps += 1;
  }
  const { counts, price, rest } = choice;
  const picks = fitting.flatMap((food, index) => {
    const count = counts[index] ?? 0;
    return count > 0 ? [{ food, count }] : [];
  });
  return { picks, price, rest, swaps };
}

/** The nutrient of a pick that closes the largest part of the gap: what it is proposed for. */
export function reasonOf<Food extends FillFood>({ food, count }: FillPick<Food>, gap: Macros): keyof Macros {
  const closed = (nutrient: keyof Macros) =>
    gap[nutrient] <= 0 ? 0 : Math.min(1, (food.macros[nutrient] * count) / gap[nutrient]) * WEIGHTS[nutrient];
  return MACRO_NUTRIENTS.reduce((best, nutrient) => (closed(nutrient) > closed(best) ? nutrient : best));
}
