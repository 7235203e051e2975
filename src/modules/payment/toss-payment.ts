import 'server-only';
import { z } from 'zod';
import type { CurrencyCode } from '~/lib/money';
import { parseSeoul } from '~/lib/time';
import type { ProviderAccount, ProviderPayment, ProviderTransaction } from './gateway';

const currency = z.custom<CurrencyCode>((value) => typeof value === 'string');
const moment = z.string().nullish().catch(null);

/** What is good to know but decides nothing may come in any shape. */
const optional = <S extends z.ZodType>(schema: S) => schema.nullish().catch(null);

/** The fields the shop acts on; unknown fields and values appear without notice and are ignored. */
const paymentSchema = z.object({
  paymentKey: z.string(),
  orderId: z.string(),
  status: z.enum([
    'READY',
    'IN_PROGRESS',
    'WAITING_FOR_DEPOSIT',
    'DONE',
    'CANCELED',
    'PARTIAL_CANCELED',
    'ABORTED',
    'EXPIRED',
  ]),
  currency,
  totalAmount: z.number().int(),
  balanceAmount: z.number().int(),
  method: optional(z.string()),
  secret: optional(z.string()),
  approvedAt: moment,
  useEscrow: optional(z.boolean()),
  isPartialCancelable: optional(z.boolean()),
  receipt: optional(z.object({ url: z.string() })),
  failure: optional(z.object({ code: z.string() })),
  easyPay: optional(z.union([z.string(), z.object({ provider: z.string().nullish() })])),
  virtualAccount: optional(
    z.object({
      accountNumber: z.string(),
      bankCode: z.string(),
      customerName: optional(z.string()),
      dueDate: z.string(),
      expired: optional(z.boolean()),
      refundStatus: optional(z.string()),
    }),
  ),
  cashReceipt: optional(
    z.object({
      receiptKey: z.string(),
      issueNumber: optional(z.string()),
      receiptUrl: optional(z.string()),
      amount: z.number().int(),
    }),
  ),
  cancels: z
    .array(
      z.object({
        cancelAmount: z.number().int(),
        cancelReason: z.string(),
        transactionKey: z.string(),
        receiptKey: optional(z.string()),
        cancelStatus: optional(z.string()),
      }),
    )
    .nullish(),
});
type Raw = z.infer<typeof paymentSchema>;

function accountOf(raw: Raw['virtualAccount']): ProviderAccount | null {
  const dueAt = raw ? parseSeoul(raw.dueDate) : undefined;
  if (!raw || !dueAt) return null;
  return {
    bank: raw.bankCode,
    number: raw.accountNumber,
    holder: raw.customerName ?? '',
    dueAt,
    expired: raw.expired ?? false,
    refundFailed: raw.refundStatus === 'FAILED' || raw.refundStatus === 'PARTIAL_FAILED',
  };
}

/** The provider's payment in the shop's words; undefined where the answer is none. */
export function readPayment(body: unknown): ProviderPayment | undefined {
  const raw = paymentSchema.safeParse(body).data;
  if (!raw) return undefined;
  const easyPay = typeof raw.easyPay === 'string' ? raw.easyPay : raw.easyPay?.provider;
  const receipt = raw.cashReceipt;
  return {
    paymentKey: raw.paymentKey,
    providerOrderId: raw.orderId,
    status: raw.status,
    total: { amount: raw.totalAmount, currency: raw.currency },
    balance: raw.balanceAmount,
    method: easyPay ?? raw.method ?? null,
    secret: raw.secret ?? null,
    receiptUrl: raw.receipt?.url ?? null,
    failureCode: raw.failure?.code ?? null,
    approvedAt: (raw.approvedAt ? parseSeoul(raw.approvedAt) : undefined) ?? null,
    virtualAccount: accountOf(raw.virtualAccount),
    cashReceipt: receipt
      ? {
          key: receipt.receiptKey,
          issueNumber: receipt.issueNumber ?? null,
          url: receipt.receiptUrl ?? null,
          amount: receipt.amount,
        }
      : null,
    useEscrow: raw.useEscrow ?? false,
    partialCancelable: raw.isPartialCancelable ?? true,
    cancels: (raw.cancels ?? [])
      .filter((cancel) => (cancel.cancelStatus ?? 'DONE') === 'DONE')
      .map((cancel) => ({
        amount: cancel.cancelAmount,
        reason: cancel.cancelReason,
        transactionKey: cancel.transactionKey,
        receiptKey: cancel.receiptKey ?? null,
      })),
  };
}

const transactionsSchema = z.array(
  z.object({
    transactionKey: z.string(),
    paymentKey: z.string(),
    orderId: z.string(),
    status: z.string(),
    transactionAt: z.string().transform((text, check) => {
      const at = parseSeoul(text);
      if (!at) check.addIssue('not a moment');
      return at ?? z.NEVER;
    }),
    currency,
    amount: z.number().int(),
  }),
);

/** Which way the money of a transaction went; a status that moves none counts nothing. */
const DIRECTION: Readonly<Record<string, 1 | -1>> = {
  DONE: 1,
  CANCELED: -1,
  PARTIAL_CANCELED: -1,
  // A deposit the bank took back.
  WAITING_FOR_DEPOSIT: -1,
};

export function readTransactions(body: unknown): readonly ProviderTransaction[] | undefined {
  return transactionsSchema.safeParse(body).data?.map((raw) => ({
    transactionKey: raw.transactionKey,
    paymentKey: raw.paymentKey,
    providerOrderId: raw.orderId,
    status: raw.status,
    amount: Math.abs(raw.amount) * (DIRECTION[raw.status] ?? 0),
    currency: raw.currency,
    at: raw.transactionAt,
  }));
}
