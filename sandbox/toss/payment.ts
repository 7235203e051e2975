import { z } from 'zod';
import { CASH_RECEIPT, RECEIPT_TYPES } from './cash-receipt';
import { VIRTUAL_ACCOUNT } from './virtual-account';

const STATUSES = [
  'READY',
  'IN_PROGRESS',
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'CANCELED',
  'PARTIAL_CANCELED',
  'ABORTED',
  'EXPIRED',
] as const;
export const PAYMENT_STATUS = z.enum(STATUSES);
export type PaymentStatus = z.infer<typeof PAYMENT_STATUS>;

/** What the shop asks the window for. CARD opens cards and easy pay together. */
export const REQUESTED_METHODS = ['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE'] as const;
export type RequestedMethod = (typeof REQUESTED_METHODS)[number];

/** What the buyer chose inside the window. */
const PAID_BY = ['CARD', 'EASY_PAY', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE'] as const;
export type PaidBy = (typeof PAID_BY)[number];

const CANCEL = z.object({
  transactionKey: z.string(),
  cancelAmount: z.number(),
  cancelReason: z.string(),
  taxFreeAmount: z.number(),
  refundableAmount: z.number(),
  canceledAt: z.number(),
  /** The cash receipt of this cancel. */
  receiptKey: z.string().nullable(),
  /** Into a bank account: it came back, the buyer has not got it. */
  bankRefused: z.boolean(),
});
export type Cancel = z.infer<typeof CANCEL>;

export const PAYMENT = z.object({
  paymentKey: z.string(),
  orderId: z.string(),
  orderName: z.string(),
  customerKey: z.string(),
  customerName: z.string().nullable(),
  customerMobilePhone: z.string().nullable(),
  requestedMethod: z.enum(REQUESTED_METHODS),
  paidBy: z.enum(PAID_BY).nullable(),
  easyPay: z.object({ provider: z.string(), funding: z.enum(['card', 'balance']) }).nullable(),
  virtualAccount: VIRTUAL_ACCOUNT.nullable(),
  useEscrow: z.boolean(),
  /** What was asked for with a transfer or virtual account; null: nobody asked. */
  receiptWanted: z.object({ type: z.enum(RECEIPT_TYPES), customerIdentityNumber: z.string() }).nullable(),
  cashReceipts: z.array(CASH_RECEIPT),
  currency: z.string(),
  totalAmount: z.number(),
  balanceAmount: z.number(),
  taxFreeAmount: z.number(),
  status: PAYMENT_STATUS,
  requestedAt: z.number(),
  authenticatedAt: z.number().nullable(),
  approvedAt: z.number().nullable(),
  successUrl: z.string().nullable(),
  failUrl: z.string().nullable(),
  secret: z.string(),
  lastTransactionKey: z.string().nullable(),
  cancels: z.array(CANCEL),
  failure: z.object({ code: z.string() }).nullable(),
  metadata: z.record(z.string(), z.string()).nullable(),
  isPartialCancelable: z.boolean(),
  /** The code with which confirm is going to be refused, chosen in the window. */
  refuseConfirmWith: z.string().nullable(),
});
export type Payment = z.infer<typeof PAYMENT>;

export const AUTHENTICATE_WITHIN = 30 * 60_000;
export const CONFIRM_WITHIN = 10 * 60_000;

const NEXT: Record<PaymentStatus, readonly PaymentStatus[]> = {
  READY: ['IN_PROGRESS', 'EXPIRED'],
  IN_PROGRESS: ['DONE', 'ABORTED', 'EXPIRED', 'WAITING_FOR_DEPOSIT'],
  WAITING_FOR_DEPOSIT: ['DONE', 'CANCELED'],
  DONE: ['CANCELED', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT'],
  // The provider names no deposit that was taken back after a part was refunded; a bank does not ask.
  PARTIAL_CANCELED: ['PARTIAL_CANCELED', 'CANCELED', 'WAITING_FOR_DEPOSIT'],
  CANCELED: [],
  ABORTED: [],
  EXPIRED: [],
};

export function mayBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return NEXT[from].includes(to);
}

/** The confirm call succeeded, whatever happened since: paid, or an account that waits for the money. */
export function isConfirmed(status: PaymentStatus): boolean {
  return ['WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED', 'CANCELED'].includes(status);
}
