import type { Payment } from './payment';

/** A payment grows older: every moment written down of it lies so much further back. */
export function age(payment: Payment, ms: number) {
  payment.requestedAt -= ms;
  if (payment.authenticatedAt !== null) payment.authenticatedAt -= ms;
  if (payment.approvedAt !== null) payment.approvedAt -= ms;
  if (payment.virtualAccount?.dueAt) payment.virtualAccount.dueAt -= ms;
  for (const cancel of payment.cancels) cancel.canceledAt -= ms;
}
