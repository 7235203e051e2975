/** One line of an order, as far as its food goes: amounts per 100 g or ml. */
export type BoxLine = {
  readonly quantity: number;
  readonly packCount: number;
  readonly servingSize: number;
  readonly energyKcal: number;
  readonly proteinG: number;
  readonly carbohydrateG: number;
  readonly fatG: number;
};

export type BoxAmounts = {
  readonly energyKcal: number;
  readonly proteinG: number;
  readonly carbohydrateG: number;
  readonly fatG: number;
};

/** What the whole box brings: per serving × servings in the pack × packs. */
export function boxAmounts(lines: readonly BoxLine[]): BoxAmounts {
  const sum = (nutrient: keyof BoxAmounts) =>
    lines.reduce(
      (total, line) => total + ((line[nutrient] * line.servingSize) / 100) * line.packCount * line.quantity,
      0,
    );
  return {
    energyKcal: sum('energyKcal'),
    proteinG: sum('proteinG'),
    carbohydrateG: sum('carbohydrateG'),
    fatG: sum('fatG'),
  };
}
