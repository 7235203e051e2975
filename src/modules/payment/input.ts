import { isId } from '~/lib/ids';
import { z } from '~/lib/zod';
import { orderId, placeOrderInput } from '~/modules/order/input';
import { PAYMENT_METHODS } from '~/shops/preset';
import { BANK_CODES, CASH_RECEIPT_TYPES, GIVE_UP_REASONS } from './rules';

const choice = { method: z.enum(PAYMENT_METHODS), cashReceipt: z.enum(CASH_RECEIPT_TYPES).optional() };
export type ChoiceInput = z.infer<z.ZodObject<typeof choice>>;
export const openPaymentInput = z.strictObject({ orderId, ...choice });
export type OpenPaymentInput = z.infer<typeof openPaymentInput>;
export const placeAndOpenInput = z.strictObject({ order: placeOrderInput, ...choice });
export type PlaceAndOpenInput = z.infer<typeof placeAndOpenInput>;

const providerOrderId = z.string().regex(/^[0-9A-Za-z_-]{6,64}$/);
/** What the provider put into the success address: all untrusted. */
const returned = { paymentKey: z.string().min(1).max(200), providerOrderId, amount: z.int().positive() };

const token = z.string().regex(/^[0-9A-Za-z_-]{43}$/);
/** Back from the window: its own address alone holds the token, so no link that somebody wrote pays, or ends a try to. */
export const confirmPaymentInput = z.strictObject({ orderId, token, ...returned });
export type ConfirmPaymentInput = z.infer<typeof confirmPaymentInput>;

/** Why the window closed without a payment, as it stands in the fail address: an error code of the provider, and the attempt's own token. */
export const noteDeclineInput = z.strictObject({
  orderId,
  providerOrderId,
  token: z.string().regex(/^[0-9a-f]{64}$/),
  code: z.string().regex(/^[A-Z][A-Z_]{2,63}$/),
});
export type NoteDeclineInput = z.infer<typeof noteDeclineInput>;

/** From a browser that lost its session; the token of the success address stands in for it. */
export const confirmByTokenInput = z.strictObject({ token, ...returned });
export type ConfirmByTokenInput = z.infer<typeof confirmByTokenInput>;
export const checkByTokenInput = z.strictObject({ token, providerOrderId });

/** An account as people type it: blanks and dashes of the number are left out. */
export const refundAccountInput = z.strictObject({
  bank: z.enum(BANK_CODES),
  number: z
    .string()
    .max(40)
    .transform((text) => text.replace(/[\s-]/g, ''))
    .pipe(z.string().regex(/^\d{1,20}$/)),
  holder: z.string().trim().min(1).max(60),
});

export const CANCEL_REASONS = ['CHANGED_MIND', 'WRONG_OPTION', 'DELIVERY_LATE', 'OUT_OF_STOCK', 'OTHER'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];
const reason = z.enum(CANCEL_REASONS);

export const cancelOrderInput = z.strictObject({ orderId, reason, refundAccount: refundAccountInput.optional() });
export type CancelOrderInput = z.infer<typeof cancelOrderInput>;

export const cancelAnyOrderInput = cancelOrderInput.extend({ restock: z.boolean().optional() });
export type CancelAnyOrderInput = z.infer<typeof cancelAnyOrderInput>;

const lineId = z.string().refine((value) => isId('lin', value), 'INVALID');
const refundId = z.string().refine((value) => isId('ref', value), 'INVALID');
const amount = z.int().min(0).max(1_000_000_000);
export const MANUAL_REFERENCE_MAX = 100;
const manualReference = z.string().trim().min(1).max(MANUAL_REFERENCE_MAX);
export const refundOrderInput = z.strictObject({
  orderId,
  /** What could be refunded when the form was filled in. */
  balance: amount,
  lines: z.array(z.strictObject({ lineId, quantity: z.int().positive().max(10_000), restock: z.boolean() })).max(100),
  shipping: amount,
  free: amount,
  deduction: amount,
  reason,
  note: z.string().trim().max(500).default(''),
  refundAccount: refundAccountInput.optional(),
  /** Paid back by hand outside the provider, with this reference. */
  manualReference: manualReference.optional(),
});
export type RefundOrderInput = z.infer<typeof refundOrderInput>;

export const refundRefInput = z.strictObject({ refundId });

export const GIVE_UP_NOTE_MAX = 200;
export const giveUpRefundInput = z.strictObject({
  refundId,
  reason: z.enum(GIVE_UP_REASONS),
  note: z.string().trim().max(GIVE_UP_NOTE_MAX).default(''),
});
export type GiveUpRefundInput = z.infer<typeof giveUpRefundInput>;

/** The account for a deposit that came for no order. */
export const nameRefundAccountInput = z.strictObject({ orderId, refundId, refundAccount: refundAccountInput });
export type NameRefundAccountInput = z.infer<typeof nameRefundAccountInput>;

export const giveLostBackInput = z.strictObject({
  refundId,
  refundAccount: refundAccountInput.optional(),
  manualReference: manualReference.optional(),
});
export type GiveLostBackInput = z.infer<typeof giveLostBackInput>;
