import { z } from '~/lib/zod';
import { isId, type Id } from '~/lib/ids';

/** Why an admin corrects the stock by hand. */
export const STOCK_REASONS = ['RECEIVED', 'RETURNED', 'COUNTED', 'DAMAGED', 'OUT_OF_DATE', 'OTHER'] as const;
export type StockReason = (typeof STOCK_REASONS)[number];
export const STOCK_NOTE_MAX = 100;
const DELTA_MAX = 100_000;

const variantId = z.custom<Id<'var'>>((value) => typeof value === 'string' && isId('var', value));

/** Messages are keys of `admin.island.field`. */
export const correctStockInput = z
  .strictObject({
    variantId,
    delta: z
      .int('UNITS_INVALID')
      .min(-DELTA_MAX, 'UNITS_HIGH')
      .max(DELTA_MAX, 'UNITS_HIGH')
      .refine((delta) => delta !== 0, 'UNITS_ZERO'),
    reason: z.enum(STOCK_REASONS, 'REASON_REQUIRED'),
    note: z.string().trim().max(STOCK_NOTE_MAX, 'NOTE_LONG').default(''),
  })
  .refine(({ reason, note }) => reason !== 'OTHER' || note !== '', { path: ['note'], message: 'NOTE_REQUIRED' });
export type CorrectStockInput = z.output<typeof correctStockInput>;

export const historyInput = z.strictObject({ variantId, page: z.int().min(1).max(10_000).default(1) });

/** How a reason and its note stand in the ledger: `RECEIVED: from the Friday lorry`. */
export const causeOf = (reason: StockReason, note: string): string => (note ? `${reason}: ${note}` : reason);

/** A ledger cause as it was given by hand, or null where the shop wrote it itself. */
export function reasonOf(cause: string): { reason: StockReason; note: string } | null {
  const [head = '', ...rest] = cause.split(': ');
  const reason = STOCK_REASONS.find((known) => known === head);
  return reason ? { reason, note: rest.join(': ') } : null;
}
