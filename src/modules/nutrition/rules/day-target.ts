import { DAILY_VALUES, type NutrientAmounts } from '../rules';

/** Energy and macros of a day, a meal or a cart. */
export type Macros = Pick<NutrientAmounts, 'energyKcal' | 'proteinG' | 'carbohydrateG' | 'fatG'>;
export const MACRO_NUTRIENTS = [
  'energyKcal',
  'proteinG',
  'carbohydrateG',
  'fatG',
] as const satisfies readonly (keyof Macros)[];

/** What nobody has worked out for themselves: the daily values of the label, for 2,000 kcal. */
export const LABEL_DAY: Macros = {
  energyKcal: 2000,
  proteinG: DAILY_VALUES.proteinG ?? 0,
  carbohydrateG: DAILY_VALUES.carbohydrateG ?? 0,
  fatG: DAILY_VALUES.fatG ?? 0,
};

export const SEXES = ['female', 'male'] as const;
export type Sex = (typeof SEXES)[number];

/** Factors on the resting energy: hardly moving, 1–3, 3–5 and 6–7 days of exercise a week, and hard work besides. */
export const ACTIVITY_FACTORS = { still: 1.2, light: 1.375, moderate: 1.55, active: 1.725, hard: 1.9 } as const;
export type Activity = keyof typeof ACTIVITY_FACTORS;
export const ACTIVITIES = ['still', 'light', 'moderate', 'active', 'hard'] as const satisfies readonly Activity[];

/**
 * How a day is divided: the energy beside what is spent, grams of protein for each kilogram of the body, and the share of the
 * energy that fat brings; carbohydrate is what is left. The names are those of the goals products are sorted by.
 */
export const DAY_GOALS = {
  'goal-protein': { shift: 0, proteinPerKg: 1.6, fatShare: 0.25 },
  'goal-light': { shift: -0.15, proteinPerKg: 1.2, fatShare: 0.25 },
  'goal-hearty': { shift: 0.1, proteinPerKg: 1.2, fatShare: 0.2 },
  'goal-recovery': { shift: 0, proteinPerKg: 1.4, fatShare: 0.2 },
  'goal-balance': { shift: 0, proteinPerKg: 1, fatShare: 0.25 },
} as const;
export type DayGoal = keyof typeof DAY_GOALS;
export const DAY_GOAL_NAMES = [
  'goal-protein',
  'goal-light',
  'goal-hearty',
  'goal-recovery',
  'goal-balance',
] as const satisfies readonly DayGoal[];

/** The formula was made for adults; beyond these bounds its answer would be a guess. */
export const PERSON_BOUNDS = {
  age: { min: 19, max: 78 },
  heightCm: { min: 130, max: 220 },
  weightKg: { min: 35, max: 200 },
} as const;
export type PersonNumber = keyof typeof PERSON_BOUNDS;
export const PERSON_NUMBERS = ['age', 'heightCm', 'weightKg'] as const satisfies readonly PersonNumber[];

export type Person = {
  readonly sex: Sex;
  readonly age: number;
  readonly heightCm: number;
  readonly weightKg: number;
  readonly activity: Activity;
  readonly goal: DayGoal;
};

/** Whether the number of somebody's is one the formula answers for. */
export function isWithinBounds(name: PersonNumber, value: number): boolean {
  const { min, max } = PERSON_BOUNDS[name];
  return value >= min && value <= max;
}

/** Resting energy a day by Mifflin and St Jeor (1990), unrounded. */
export function restingEnergy({ sex, age, heightCm, weightKg }: Omit<Person, 'activity' | 'goal'>): number {
  return 10 * weightKg + 6.25 * heightCm - 5 * age + (sex === 'male' ? 5 : -161);
}

/** Below this nobody is told to eat less than they spend. */
export const BMI_LOW = 18.5;
export const PROTEIN_SHARE_MOST = 0.35;

export type DayPlan = {
  readonly target: Macros;
  readonly resting: number;
  readonly factor: number;
  readonly spent: number;
  /** The part taken from or added to what is spent, as it was applied. */
  readonly shift: number;
  /** Nothing was taken off, because there is little of this person. */
  readonly held: boolean;
  readonly proteinPerKg: number;
  /** Protein stops at 35 % of the energy. */
  readonly proteinCapped: boolean;
  readonly fatShare: number;
};

const toTens = (kcal: number) => Math.round(kcal / 10) * 10;

/**
 * A day for this person: resting energy × activity, shifted by the goal, then protein by the kilogram (at most 35 % of the
 * energy), fat by its share, and carbohydrate for the rest. No factor and shift lead below the resting energy.
 */
export function planDay(person: Person): DayPlan {
  const { shift: wanted, proteinPerKg, fatShare } = DAY_GOALS[person.goal];
  const factor = ACTIVITY_FACTORS[person.activity];
  const resting = restingEnergy(person);
  const spent = resting * factor;
  const held = wanted < 0 && person.weightKg / (person.heightCm / 100) ** 2 < BMI_LOW;
  const shift = held ? 0 : wanted;
  const energyKcal = toTens(spent * (1 + shift));
  const byWeight = proteinPerKg * person.weightKg;
  const most = (energyKcal * PROTEIN_SHARE_MOST) / 4;
  const proteinG = Math.round(Math.min(byWeight, most));
  const fatG = Math.round((energyKcal * fatShare) / 9);
  return {
    target: { energyKcal, proteinG, fatG, carbohydrateG: Math.round((energyKcal - 4 * proteinG - 9 * fatG) / 4) },
    resting,
    factor,
    spent,
    shift,
    held,
    proteinPerKg,
    proteinCapped: byWeight > most,
    fatShare,
  };
}

/** A day that is kept, and since when, in milliseconds. */
export type KeptTarget = { readonly target: Macros; readonly at: number };

/** Of what a device and an account keep the one that is kept since later; the device's own where both are as old. */
export function laterTarget(onDevice: KeptTarget | null, inAccount: KeptTarget | null): Macros | null {
  if (onDevice && inAccount) return (inAccount.at > onDevice.at ? inAccount : onDevice).target;
  return (onDevice ?? inAccount)?.target ?? null;
}

const isOneOf = <T extends string>(all: readonly T[], value: unknown): value is T => all.some((one) => one === value);

/** A person as they were kept, or null for anything else. */
export function readPerson(text: string | null): Person | null {
  const kept = parsed(text);
  if (kept === null) return null;
  const { sex, age, heightCm, weightKg, activity, goal } = kept;
  if (!isOneOf(SEXES, sex) || !isOneOf(ACTIVITIES, activity) || !isOneOf(DAY_GOAL_NAMES, goal)) return null;
  if (typeof age !== 'number' || typeof heightCm !== 'number' || typeof weightKg !== 'number') return null;
  const person = { sex, age, heightCm, weightKg, activity, goal };
  return PERSON_NUMBERS.every((name) => isWithinBounds(name, person[name])) ? person : null;
}

/** Since when a person is kept, in milliseconds; 0 where it does not say. */
export function keptSince(text: string | null): number {
  const at = parsed(text)?.at;
  return typeof at === 'number' && Number.isFinite(at) ? at : 0;
}

function parsed(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

/** Macros times a number of days or packs. */
export function timesMacros(macros: Macros, times: number): Macros {
  return {
    energyKcal: macros.energyKcal * times,
    proteinG: macros.proteinG * times,
    carbohydrateG: macros.carbohydrateG * times,
    fatG: macros.fatG * times,
  };
}
