import { z } from 'zod';
import { kstWithOffset } from '../kst';
import { randomDigits, randomText } from '../random';
import type { Surroundings } from './toss';

export const ISSUED_TYPES = ['소득공제', '지출증빙'] as const;
export const RECEIPT_TYPES = [...ISSUED_TYPES, '미발행'] as const;
export type ReceiptType = (typeof RECEIPT_TYPES)[number];

/** The code under which the tax office takes receipts that nobody gave a number for. */
export const SELF_ISSUED = '0100001234';
const BUSINESS_NUMBER = '1234567890';
const ISSUED_AFTER = 24 * 3_600_000;

export const CASH_RECEIPT = z.object({
  receiptKey: z.string(),
  issueNumber: z.string(),
  type: z.enum(ISSUED_TYPES),
  transactionType: z.enum(['CONFIRM', 'CANCEL']),
  amount: z.number(),
  taxFreeAmount: z.number(),
  orderId: z.string(),
  orderName: z.string(),
  customerIdentityNumber: z.string(),
  requestedAt: z.number(),
});
export type CashReceipt = z.infer<typeof CASH_RECEIPT>;

export function newReceipt(content: Omit<CashReceipt, 'receiptKey' | 'issueNumber'>): CashReceipt {
  return { ...content, receiptKey: randomText(40), issueNumber: randomDigits(9) };
}

/** The tax office answers a day later; until then the receipt is in progress. */
export function cashReceiptView(receipt: CashReceipt, receiptUrl: string, { clock }: Surroundings) {
  const isIssued = clock.now() >= receipt.requestedAt + ISSUED_AFTER;
  return {
    ...receipt,
    issueStatus: isIssued ? 'COMPLETED' : 'IN_PROGRESS',
    businessNumber: BUSINESS_NUMBER,
    failure: null,
    requestedAt: kstWithOffset(receipt.requestedAt),
    receiptUrl,
  };
}
