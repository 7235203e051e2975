/** What a food declares, every amount per 100 g or per 100 ml. `fiberG: null` means the maker did not declare it. */
export type NutritionFacts = {
  readonly basis: '100g' | '100ml';
  /** Grams or millilitres of one serving. */
  readonly servingSize: number;
} & NutrientAmounts;

/** Amounts of one quantity of food; which quantity is said by whoever holds them. */
export type NutrientAmounts = {
  readonly energyKcal: number;
  readonly proteinG: number;
  readonly fatG: number;
  readonly saturatedFatG: number;
  readonly transFatG: number;
  readonly carbohydrateG: number;
  readonly sugarsG: number;
  readonly sodiumMg: number;
  readonly cholesterolMg: number;
  readonly fiberG: number | null;
};

export type Nutrient = keyof NutrientAmounts;
export type Macro = 'protein' | 'carb' | 'fat';

/** Rows in the order of the Korean label (식품등의 표시기준); a sub-row belongs to the row above it. Fibre is voluntary. */
export const LABEL_ROWS: readonly { readonly nutrient: Nutrient; readonly sub: boolean; readonly macro?: Macro }[] = [
  { nutrient: 'sodiumMg', sub: false },
  { nutrient: 'carbohydrateG', sub: false, macro: 'carb' },
  { nutrient: 'sugarsG', sub: true },
  { nutrient: 'fiberG', sub: true },
  { nutrient: 'fatG', sub: false, macro: 'fat' },
  { nutrient: 'transFatG', sub: true },
  { nutrient: 'saturatedFatG', sub: true },
  { nutrient: 'cholesterolMg', sub: false },
  { nutrient: 'proteinG', sub: false, macro: 'protein' },
];

/** 1일 영양성분 기준치. The law sets none for trans fat, and energy carries no percentage on the label. */
export const DAILY_VALUES: Readonly<Record<Nutrient, number | null>> = {
  energyKcal: null,
  proteinG: 55,
  fatG: 54,
  saturatedFatG: 15,
  transFatG: null,
  carbohydrateG: 324,
  sugarsG: 100,
  sodiumMg: 2000,
  cholesterolMg: 300,
  fiberG: 25,
};

export function unitOf(nutrient: Nutrient): 'kcal' | 'g' | 'mg' {
  if (nutrient === 'energyKcal') return 'kcal';
  return nutrient.endsWith('Mg') ? 'mg' : 'g';
}

/** Amounts of `size` grams or millilitres, unrounded; what is not declared stays null. */
export function amountsIn(facts: NutritionFacts, size: number): NutrientAmounts {
  const of = (per100: number) => (per100 * size) / 100;
  return {
    energyKcal: of(facts.energyKcal),
    proteinG: of(facts.proteinG),
    fatG: of(facts.fatG),
    saturatedFatG: of(facts.saturatedFatG),
    transFatG: of(facts.transFatG),
    carbohydrateG: of(facts.carbohydrateG),
    sugarsG: of(facts.sugarsG),
    sodiumMg: of(facts.sodiumMg),
    cholesterolMg: of(facts.cholesterolMg),
    fiberG: facts.fiberG === null ? null : of(facts.fiberG),
  };
}

export function perServing(facts: NutritionFacts): NutrientAmounts {
  return amountsIn(facts, facts.servingSize);
}

export type MacroGrams = Pick<NutrientAmounts, 'proteinG' | 'carbohydrateG' | 'fatG'>;
export type EnergyShares = Readonly<Record<Macro, number>>;

/**
 * Share of the energy each macro brings (4, 4 and 9 kcal per gram), in whole percent that add up to 100 by the largest
 * remainder; all 0 where the food has no macros.
 */
export function energyShares(grams: MacroGrams): EnergyShares {
  const parts = [
    { macro: 'protein', kcal: grams.proteinG * 4 },
    { macro: 'carb', kcal: grams.carbohydrateG * 4 },
    { macro: 'fat', kcal: grams.fatG * 9 },
  ] as const;
  const total = parts.reduce((sum, { kcal }) => sum + kcal, 0);
  const shares: Record<Macro, number> = { protein: 0, carb: 0, fat: 0 };
  if (total <= 0) return shares;
  const exact = parts.map(({ macro, kcal }) => ({ macro, percent: (kcal * 100) / total }));
  for (const { macro, percent } of exact) shares[macro] = Math.floor(percent);
  const missing = 100 - shares.protein - shares.carb - shares.fat;
  const byRemainder = exact.toSorted((a, b) => (b.percent % 1) - (a.percent % 1));
  for (const { macro } of byRemainder.slice(0, missing)) shares[macro] += 1;
  return shares;
}

/** Whole percent of the daily value, null where the law sets none or the amount is unknown. */
export function dailyValueShare(nutrient: Nutrient, amount: number | null): number | null {
  const daily = DAILY_VALUES[nutrient];
  return daily === null || amount === null ? null : Math.round((amount * 100) / daily);
}

/**
 * The amount as printed: the value as it is, kcal and mg whole, grams to one decimal. The law allows the value as it
 * is beside its coarser steps.
 */
export function labelAmount(nutrient: Nutrient, amount: number): number {
  return unitOf(nutrient) === 'g' ? Math.round(amount * 10) / 10 : Math.round(amount);
}

/** The one big number of a product: whole grams of protein in one serving. */
export function headlineProtein(facts: NutritionFacts): number {
  return Math.round(perServing(facts).proteinG);
}

export const CLAIMS = [
  'HIGH_PROTEIN',
  'SUGAR_FREE',
  'LOW_SUGAR',
  'LOW_FAT',
  'LOW_CALORIE',
  'LOW_SODIUM',
  'HIGH_FIBER',
] as const;
export type Claim = (typeof CLAIMS)[number];

type ClaimRule = {
  readonly nutrient: Nutrient;
  /** `min`: at least the limit. `below`: less than the limit, never equal. */
  readonly bound: 'min' | 'below';
  readonly limit: Readonly<Record<NutritionFacts['basis'], number | null>>;
};

/**
 * Limits of the nutrition claims (영양강조표시) per 100 g of solids and 100 ml of liquids. For sodium and fibre the law
 * counts per 100 g only, which a volume does not tell without the density: no claim for liquids.
 */
const CLAIM_RULES: Readonly<Record<Claim, ClaimRule>> = {
  HIGH_PROTEIN: { nutrient: 'proteinG', bound: 'min', limit: { '100g': 11, '100ml': 5.5 } },
  SUGAR_FREE: { nutrient: 'sugarsG', bound: 'below', limit: { '100g': 0.5, '100ml': 0.5 } },
  LOW_SUGAR: { nutrient: 'sugarsG', bound: 'below', limit: { '100g': 5, '100ml': 2.5 } },
  LOW_FAT: { nutrient: 'fatG', bound: 'below', limit: { '100g': 3, '100ml': 1.5 } },
  LOW_CALORIE: { nutrient: 'energyKcal', bound: 'below', limit: { '100g': 40, '100ml': 20 } },
  LOW_SODIUM: { nutrient: 'sodiumMg', bound: 'below', limit: { '100g': 120, '100ml': null } },
  HIGH_FIBER: { nutrient: 'fiberG', bound: 'min', limit: { '100g': 6, '100ml': null } },
};

/** What a food has to declare for a claim; for whoever asks the database for those that do. */
export const claimRule = (claim: Claim): ClaimRule => CLAIM_RULES[claim];

export type ClaimEvidence = {
  readonly claim: Claim;
  readonly nutrient: Nutrient;
  readonly bound: 'min' | 'below';
  readonly limit: number;
  readonly amount: number;
  readonly basis: NutritionFacts['basis'];
};

/** Every claim the declared amounts earn, with the number and the limit that prove it; an unknown amount earns none. */
export function claimEvidence(facts: NutritionFacts): ClaimEvidence[] {
  return CLAIMS.flatMap((claim) => {
    const { nutrient, bound, limit: limits } = CLAIM_RULES[claim];
    const limit = limits[facts.basis];
    const amount = facts[nutrient];
    if (limit === null || amount === null) return [];
    const earned = bound === 'min' ? amount >= limit : amount < limit;
    return earned ? [{ claim, nutrient, bound, limit, amount, basis: facts.basis }] : [];
  });
}

export function claims(facts: NutritionFacts): Claim[] {
  return claimEvidence(facts).map(({ claim }) => claim);
}

/** The claims worth printing: sugar-free says low in sugar already. */
export function printedClaims(evidence: readonly ClaimEvidence[]): ClaimEvidence[] {
  const sugarFree = evidence.some(({ claim }) => claim === 'SUGAR_FREE');
  return evidence.filter(({ claim }) => !(sugarFree && claim === 'LOW_SUGAR'));
}

/** The amount beside its limit, with as many decimals as it takes not to round across the limit. */
export function amountBesideLimit({ nutrient, amount, limit }: ClaimEvidence): number {
  const shown = [labelAmount(nutrient, amount), Number(amount.toFixed(2)), Number(amount.toFixed(3))];
  return shown.find((value) => value < limit === amount < limit) ?? amount;
}
