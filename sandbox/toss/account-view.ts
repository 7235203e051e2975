import { kstWithOffset } from '../kst';
import { AUTHENTICATE_WITHIN, isConfirmed, type Payment } from './payment';
import type { Language } from './toss-error';
import { isOverdue } from './virtual-account';

const REFUND_TAKES = 2 * 24 * 3_600_000;

function refundStatus({ cancels, approvedAt }: Payment, now: number): string {
  if (approvedAt === null || cancels.length === 0) return 'NONE';
  const refused = cancels.filter((cancel) => cancel.bankRefused).length;
  if (refused > 0) return refused === cancels.length ? 'FAILED' : 'PARTIAL_FAILED';
  return cancels.some((cancel) => now < cancel.canceledAt + REFUND_TAKES) ? 'PENDING' : 'COMPLETED';
}

/** The account from its issue on; the refund account stands in it for 30 minutes after the window opened. */
export function virtualAccountView(payment: Payment, language: Language, now: number) {
  const account = payment.virtualAccount;
  if (!account || !isConfirmed(payment.status)) return null;
  const isRecent = now < payment.requestedAt + AUTHENTICATE_WITHIN;
  return {
    accountNumber: account.accountNumber,
    accountType: language === 'en' ? 'Normal' : '일반',
    bankCode: account.bankCode,
    customerName: account.customerName,
    depositorName: account.depositorName,
    dueDate: account.dueAt === null ? null : kstWithOffset(account.dueAt),
    expired: payment.approvedAt === null && isOverdue(account, now),
    settlementStatus: 'INCOMPLETED',
    refundStatus: refundStatus(payment, now),
    refundReceiveAccount: isRecent ? account.refundReceiveAccount : null,
  };
}
