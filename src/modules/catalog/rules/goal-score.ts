import { type NutritionFacts, perServing } from '~/modules/nutrition/rules';
import { type Bound, type Goal, GOAL_SLUGS, GOALS, type Metric } from '../rules';

/** What the label alone tells; `value` needs a price. */
export type FoodMetric = Exclude<Metric, 'value'>;
type GoalBound = Bound & { readonly metric: FoodMetric };

/** The numbers goals are measured by, the same as the lists of the shop count; null where there is nothing to divide by. */
export function foodMetrics(facts: NutritionFacts): Record<FoodMetric, number | null> {
  const { proteinG, carbohydrateG, fatG } = facts;
  const energy = 4 * proteinG + 4 * carbohydrateG + 9 * fatG;
  const shareOf = (kcal: number) => (energy === 0 ? null : (100 * kcal) / energy);
  const serving = perServing(facts);
  return {
    protein: serving.proteinG,
    kcal: serving.energyKcal,
    sugar: serving.sugarsG,
    proteinShare: shareOf(4 * proteinG),
    carbShare: shareOf(4 * carbohydrateG),
    fatShare: shareOf(9 * fatG),
    carbPerProtein: proteinG === 0 ? null : carbohydrateG / proteinG,
  };
}

type Limits = Pick<Bound, 'min' | 'max'>;

/** How far an amount keeps within its limits, from 0 to 1: below the least it is the part of it, above the most the reverse. */
function fulfilment(amount: number | null, { min = 0, max = Infinity }: Limits): number {
  if (amount === null) return 0;
  if (amount < min) return amount / min;
  return amount > max ? max / amount : 1;
}

export type GoalCondition = Limits & {
  readonly metric: FoodMetric;
  readonly amount: number | null;
  /** From 0 to 1. */
  readonly fulfilment: number;
};

export type GoalScore = { readonly goal: Goal; readonly score: number; readonly conditions: readonly GoalCondition[] };

/**
 * How well one serving keeps the conditions of a goal, from 0 to 100: the fulfilments of its conditions, multiplied, in whole
 * percent. 100 is for foods that keep them all, which are exactly those the goal's list shows. It says which nutrients are in a
 * food, and nothing about what they do.
 */
export function goalScore(facts: NutritionFacts, goal: Goal): GoalScore {
  const metrics = foodMetrics(facts);
  const bounds: readonly GoalBound[] = GOALS[goal];
  const conditions = bounds.map(({ metric, min, max }) => {
    const amount = metrics[metric];
    return { metric, min, max, amount, fulfilment: fulfilment(amount, { min, max }) };
  });
  const product = conditions.reduce((so, condition) => so * condition.fulfilment, 1);
  return { goal, score: product === 1 ? 100 : Math.min(99, Math.round(product * 100)), conditions };
}

/** Every goal in the order of the shop. */
export const goalScores = (facts: NutritionFacts): GoalScore[] => GOAL_SLUGS.map((goal) => goalScore(facts, goal));

/** The amount of a condition with as many decimals as it takes not to be printed on the other side of its limit. */
export function amountOfCondition({ amount, fulfilment: exact, min, max }: GoalCondition): number | null {
  if (amount === null) return null;
  const printed = [0, 1, 2, 3].map((decimals) => Number(amount.toFixed(decimals)));
  return printed.find((value) => (fulfilment(value, { min, max }) === 1) === (exact === 1)) ?? amount;
}
