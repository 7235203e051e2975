import { z } from '~/lib/zod';
import { isId, type IdKind } from '~/lib/ids';
import { recipientInput } from '~/modules/account/address-input';
import { ORDER_CONSENTS } from './rules';

const id = <K extends IdKind>(kind: K) => z.string().refine((value) => isId(kind, value), 'INVALID');
export const variantId = id('var');
export const orderId = id('ord');

export const orderLineInput = z.strictObject({ variantId, quantity: z.int().min(1).max(99) });
export const linesInput = z.array(orderLineInput).min(1).max(50);

/** What the checkout is for: one variant bought at once, or without it the ticked lines of the cart. */
export const checkoutInput = z.strictObject({ buyNow: orderLineInput.nullable() });

export const placeOrderInput = z.strictObject({
  idempotencyKey: z.uuid(),
  lines: linesInput,
  /** The total the shopper saw, minor units: another one is said before anything is reserved. */
  expectedTotal: z.int().positive(),
  recipient: recipientInput,
  consents: z
    .array(z.enum(ORDER_CONSENTS))
    .refine((given) => ORDER_CONSENTS.every((kind) => given.includes(kind)), 'CONSENTS_REQUIRED'),
});
export type PlaceOrderInput = z.infer<typeof placeOrderInput>;

export const orderListInput = z.strictObject({
  page: z.int().min(1).max(1000).default(1),
  months: z.literal([1, 3, 6]).optional(),
});
export const orderRefInput = z.strictObject({ orderId });

export const trackingInput = z.strictObject({
  orderId,
  carrier: z.string().trim().min(1, 'CARRIER_REQUIRED').max(40),
  trackingNumber: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{6,30}$/, 'TRACKING_INVALID'),
});
