import { ALLERGENS, type Allergen } from '../rules';

/** The allergens somebody wants to be warned of, as they were kept, in the order of the label; none for anything else. */
export function readAvoided(text: string | null): readonly Allergen[] {
  const kept = new Set(text?.split(','));
  return ALLERGENS.filter((allergen) => kept.has(allergen));
}

export const writeAvoided = (avoided: readonly Allergen[]): string | null =>
  avoided.length === 0 ? null : avoided.join(',');

/** Those with this one turned the other way. */
export function toggleAvoided(avoided: readonly Allergen[], allergen: Allergen): Allergen[] {
  return ALLERGENS.filter((one) => (one === allergen) !== avoided.includes(one));
}

/** Which of the avoided a food declares. */
export function metAllergens(declared: readonly Allergen[], avoided: readonly Allergen[]): Allergen[] {
  return avoided.filter((allergen) => declared.includes(allergen));
}
