import { isId, type Id } from '~/lib/ids';
import { z } from '~/lib/zod';
import { KEPT_MOST } from './rules';

const productId = z.custom<Id<'prd'>>((value) => typeof value === 'string' && isId('prd', value));

export const wishInput = z.strictObject({ productId, wished: z.boolean() });
export type WishInput = z.infer<typeof wishInput>;
export const keptInput = z.strictObject({ productIds: z.array(productId).min(1).max(KEPT_MOST) });
