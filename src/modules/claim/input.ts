import { isId } from '~/lib/ids';
import { PHOTOS_MAX } from '~/lib/photo-files';
import { z } from '~/lib/zod';
import { orderId, trackingInput } from '~/modules/order/input';
import { refundAccountInput } from '~/modules/payment/input';
import { CLAIM_KINDS, CLAIM_REASONS, CLAIM_STATES, REASONS_OF, type ClaimReason } from './rules';

const TEXT_MAX = 500;
const LINES_MAX = 50;
const UNITS_MAX = 99;

const claimId = z.string().refine((value) => isId('clm', value), 'INVALID');
const lineId = z.string().refine((value) => isId('lin', value), 'INVALID');
const photoId = z.string().refine((value) => isId('clp', value), 'INVALID');
const words = z.string().trim().max(TEXT_MAX, 'TEXT_LONG');

function oncePerLine<T extends z.ZodType<{ lineId: string }>>(line: T) {
  return z
    .array(line)
    .max(LINES_MAX)
    .refine((lines) => new Set(lines.map((each) => each.lineId)).size === lines.length, 'LINES_REQUIRED');
}

/** Messages are keys of the `claim` namespace, shown beside the field. A cancel is always of all that is left. */
export const openClaimInput = z
  .strictObject({
    orderId,
    kind: z.enum(CLAIM_KINDS),
    reason: z.enum(CLAIM_REASONS, 'REASON_REQUIRED'),
    text: words,
    /** When a fault was noticed; now where it is left out. */
    knownAt: z.date().optional(),
    lines: oncePerLine(z.strictObject({ lineId, quantity: z.int().min(1).max(UNITS_MAX) })).default([]),
    refundAccount: refundAccountInput.optional(),
    /** Photos of what arrived, in the order they are shown in. */
    photoIds: z
      .array(photoId)
      .max(PHOTOS_MAX)
      .refine((ids) => new Set(ids).size === ids.length, 'INVALID')
      .optional(),
  })
  .superRefine(({ kind, reason, text, lines, photoIds = [] }, issues) => {
    const reasons: readonly ClaimReason[] = REASONS_OF[kind];
    const flaw = (field: string, message: string) => issues.addIssue({ code: 'custom', path: [field], message });
    if (!reasons.includes(reason)) flaw('reason', 'REASON_REQUIRED');
    if (reason === 'OTHER' && text === '') flaw('text', 'TEXT_REQUIRED');
    if ((kind === 'CANCEL') !== (lines.length === 0)) flaw('lines', 'LINES_REQUIRED');
    if (kind === 'CANCEL' && photoIds.length > 0) flaw('photoIds', 'INVALID');
  });
export type OpenClaimInput = z.infer<typeof openClaimInput>;

export const withdrawClaimInput = z.strictObject({ orderId, claimId });

export const claimDeskInput = z.strictObject({
  page: z.int().min(1).max(10_000).default(1),
  state: z.enum(CLAIM_STATES).optional(),
});
export const claimRefInput = z.strictObject({ claimId });
export const acceptClaimInput = z.strictObject({ claimId, text: words.default('') });
export const refuseClaimInput = z.strictObject({ claimId, text: words.min(1, 'TEXT_REQUIRED') });

const { carrier, trackingNumber } = trackingInput.shape;
export const claimParcelInput = z.strictObject({ claimId, carrier, trackingNumber });
export type ClaimParcelInput = z.infer<typeof claimParcelInput>;

export const inspectClaimInput = z.strictObject({
  claimId,
  lines: oncePerLine(z.strictObject({ lineId, good: z.int().min(0).max(UNITS_MAX) })),
  /** The buyer need not pay for the way back after all. */
  feeWaived: z.boolean().default(false),
});
export type InspectClaimInput = z.infer<typeof inspectClaimInput>;
export const refundClaimInput = z.strictObject({
  claimId,
  feeWaived: z.boolean().default(false),
  /** Paid back by hand outside the provider, with this reference. */
  manualReference: z.string().trim().min(1).max(100).optional(),
});
export type RefundClaimInput = z.infer<typeof refundClaimInput>;
