import { z } from '~/lib/zod';
import { orderId } from '~/modules/order/input';
import { PAYMENT_METHODS } from '~/shops/preset';

export const openPaymentInput = z.strictObject({ orderId, method: z.enum(PAYMENT_METHODS) });

/** What the provider put into the success address: all untrusted. */
export const confirmPaymentInput = z.strictObject({
  orderId,
  paymentKey: z.string().min(1).max(200),
  providerOrderId: z.string().regex(/^[0-9A-Za-z_-]{6,64}$/),
  amount: z.int().positive(),
});
export type ConfirmPaymentInput = z.infer<typeof confirmPaymentInput>;

export const CANCEL_REASONS = ['CHANGED_MIND', 'WRONG_OPTION', 'DELIVERY_LATE', 'OUT_OF_STOCK', 'OTHER'] as const;
export const cancelOrderInput = z.strictObject({ orderId, reason: z.enum(CANCEL_REASONS) });
export type CancelReason = (typeof CANCEL_REASONS)[number];
