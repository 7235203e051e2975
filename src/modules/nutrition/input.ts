import { z } from '~/lib/zod';

/** Far above any day the calculator answers with. */
const kcal = z.int().min(1).max(20_000);
const grams = z.int().min(0).max(2_000);

/** The day to be kept in the account, with the consent without which it is not. */
export const dayTargetInput = z.strictObject({
  agreed: z.literal(true),
  target: z.strictObject({ energyKcal: kcal, proteinG: grams, carbohydrateG: grams, fatG: grams }),
});
export type DayTargetInput = z.output<typeof dayTargetInput>;
