import { z } from 'zod';
import { randomDigits } from '../random';

const HOUR = 3_600_000;

export const REFUND_ACCOUNT = z.strictObject({
  bankCode: z.string(),
  accountNumber: z.string(),
  holderName: z.string(),
});
export type RefundAccount = z.infer<typeof REFUND_ACCOUNT>;

/** What a buyer who gives an account for refunds types in here. */
export function usualRefundAccount(bankCode: string, holderName: string): RefundAccount {
  return { bankCode, accountNumber: '1002123456789', holderName };
}

export const VIRTUAL_ACCOUNT = z.object({
  bankCode: z.string(),
  customerName: z.string(),
  depositorName: z.string().nullable(),
  /** Null until it is issued. */
  accountNumber: z.string().nullable(),
  /** From the issue on; null where `dueAt` was asked for. */
  validHours: z.number().nullable(),
  dueAt: z.number().nullable(),
  /** What the buyer typed into the window; no refund uses it by itself. */
  refundReceiveAccount: REFUND_ACCOUNT.nullable(),
});
export type VirtualAccount = z.infer<typeof VIRTUAL_ACCOUNT>;

export function issueAccount(account: VirtualAccount, now: number) {
  account.accountNumber = `X${randomDigits(13)}`;
  account.dueAt ??= now + (account.validHours ?? 0) * HOUR;
}

export function isOverdue(account: VirtualAccount, now: number): boolean {
  return account.dueAt !== null && account.dueAt <= now;
}
