import 'server-only';
import type { CheckKey } from '../rules';
import type { CheckSql } from './look';
import { awaitedPayment, charged, kept, livePayments, orderSum, paidOrder } from './payments';
import { chargedTwice, provider } from './provider';
import {
  accountKept,
  cashReceipt,
  claimRefund,
  lineRefunds,
  orderRefunds,
  paymentRefunds,
  refundLate,
  wholeOnly,
} from './refunds';
import { endedHolds, openOrder, paidLine, sentUnpaid, sold } from './sold';
import { counters, holds, ledger, noOrder, reserved } from './stock';
import { outbox, overdue, undecided } from './times';

export const CHECK_SQL: Readonly<Record<CheckKey, CheckSql>> = {
  counters,
  reserved,
  ledger,
  sold,
  holds,
  'paid-line': paidLine,
  'open-order': openOrder,
  'live-payments': livePayments,
  'charged-twice': chargedTwice,
  kept,
  charged,
  'order-sum': orderSum,
  'paid-order': paidOrder,
  'awaited-payment': awaitedPayment,
  overdue,
  undecided,
  outbox,
  'payment-refunds': paymentRefunds,
  'order-refunds': orderRefunds,
  'line-refunds': lineRefunds,
  'refund-late': refundLate,
  'claim-refund': claimRefund,
  'account-kept': accountKept,
  'whole-only': wholeOnly,
  'cash-receipt': cashReceipt,
  'sent-unpaid': sentUnpaid,
  'ended-holds': endedHolds,
  'no-order': noOrder,
  provider,
};
