import { z } from '~/lib/zod';

const variantId = z.templateLiteral(['var_', z.string().regex(/^[0-9A-Za-z]{20}$/)]);
const quantity = z.int().min(1).max(99);

export const addInput = z.strictObject({ variantId, quantity });
export const quantityInput = z.strictObject({ variantId, quantity });
export const linesInput = z.strictObject({ variantIds: z.array(variantId).min(1).max(99) });
export const restoreInput = z.strictObject({
  lines: z
    .array(z.strictObject({ variantId, quantity, selected: z.boolean() }))
    .min(1)
    .max(99),
});
export const selectInput = z.strictObject({ variantId, selected: z.boolean() });
export const selectAllInput = z.strictObject({ selected: z.boolean() });

export type RestoreInput = z.infer<typeof restoreInput>;
