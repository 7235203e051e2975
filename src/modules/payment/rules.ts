import type { PaymentMethod } from '~/shops/preset';

/** States of one attempt to pay. */
export const ATTEMPT_STATES = [
  'READY',
  'CONFIRMING',
  'UNKNOWN',
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'FAILED',
  'CANCELED',
  'PARTIAL_CANCELED',
] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

export const ATTEMPT_STEPS: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  READY: ['CONFIRMING', 'FAILED'],
  CONFIRMING: ['DONE', 'WAITING_FOR_DEPOSIT', 'FAILED', 'UNKNOWN'],
  UNKNOWN: ['DONE', 'WAITING_FOR_DEPOSIT', 'FAILED'],
  WAITING_FOR_DEPOSIT: ['DONE', 'CANCELED'],
  DONE: ['PARTIAL_CANCELED', 'CANCELED', 'WAITING_FOR_DEPOSIT'],
  PARTIAL_CANCELED: ['PARTIAL_CANCELED', 'CANCELED'],
  FAILED: [],
  CANCELED: [],
};

export function attemptStatesBefore(to: AttemptState): AttemptState[] {
  return ATTEMPT_STATES.filter((from) => ATTEMPT_STEPS[from].includes(to));
}

/** At most one attempt of an order is in one of these: money may be, or has been, taken. */
export const LIVE_ATTEMPT_STATES = [
  'CONFIRMING',
  'UNKNOWN',
  'WAITING_FOR_DEPOSIT',
  'DONE',
  'PARTIAL_CANCELED',
] as const;

/** A deposit account as the provider names it: the bank by its two-digit code. */
export type DepositAccount = { readonly bank: string; readonly number: string; readonly holder: string };
/** Where money that was deposited goes back to. */
export type RefundAccount = { readonly bank: string; readonly number: string; readonly holder: string };

/** 소득공제 (a person), 지출증빙 (a business), 미발행 (none): asked for before paying by transfer or deposit. */
export const CASH_RECEIPT_TYPES = ['INCOME_DEDUCTION', 'EXPENSE_PROOF', 'NONE'] as const;
export type CashReceiptType = (typeof CASH_RECEIPT_TYPES)[number];
/** The receipt as it stands after all refunds, minor units. */
export type CashReceipt = {
  readonly key: string;
  readonly issueNumber: string | null;
  readonly url: string | null;
  readonly amount: number;
};

export const REFUND_STATES = ['REQUESTED', 'DONE', 'FAILED'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** What an error code of the provider means for the attempt. */
export type FailureClass = 'REJECTED' | 'EXPIRED' | 'UNKNOWN' | 'CONFIG';

/** Codes that say the money was definitely not taken: the buyer may try again. Everything unlisted is UNKNOWN. */
const REJECTED = new Set([
  'BELOW_MINIMUM_AMOUNT',
  'INVALID_REJECT_CARD',
  'INVALID_CARD_EXPIRATION',
  'INVALID_STOPPED_CARD',
  'INVALID_CARD_LOST_OR_STOLEN',
  'INVALID_CARD_NUMBER',
  'INVALID_CARD_INSTALLMENT_PLAN',
  'EXCEED_MAX_CARD_INSTALLMENT_PLAN',
  'NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT',
  'NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN',
  'NOT_ALLOWED_POINT_USE',
  'EXCEED_MAX_DAILY_PAYMENT_COUNT',
  'EXCEED_MAX_PAYMENT_AMOUNT',
  'EXCEED_MAX_AMOUNT',
  'EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT',
  'EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT',
  'EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT',
  'RESTRICTED_TRANSFER_ACCOUNT',
  'INVALID_ACCOUNT_INFO_RE_REGISTER',
  'NOT_AVAILABLE_PAYMENT',
  'EXCEEDS_TRANSFER_AMOUNT_MAXIMUM',
  'REJECT_CARD_PAYMENT',
  'REJECT_CARD_COMPANY',
  'REJECT_ACCOUNT_PAYMENT',
  'REJECT_TOSSPAY_INVALID_ACCOUNT',
  'EXCEED_MAX_AUTH_COUNT',
  'EXCEED_MAX_ONE_DAY_AMOUNT',
  'NOT_AVAILABLE_BANK',
  'INVALID_PASSWORD',
  'FDS_ERROR',
  'INVALID_REQUEST',
]);
const CONFIG = new Set([
  'UNAUTHORIZED_KEY',
  'INVALID_API_KEY',
  'INCORRECT_BASIC_AUTH_FORMAT',
  'FORBIDDEN_REQUEST',
  'INVALID_AUTHORIZE_AUTH',
]);

/** Codes decide, not HTTP status: PROVIDER_ERROR is a 400 and temporary. Source: the provider's error table. */
export function failureClass(code: string): FailureClass {
  if (REJECTED.has(code)) return 'REJECTED';
  if (CONFIG.has(code)) return 'CONFIG';
  if (code === 'NOT_FOUND_PAYMENT_SESSION') return 'EXPIRED';
  return 'UNKNOWN';
}

/** Seconds until an undecided attempt is looked at again: 2, 4, 8 … at most 60. */
export function checkDelaySeconds(checks: number): number {
  return Math.min(60, 2 ** (checks + 1));
}

/** A payment the provider does not know counts as failed only after this long. */
export const MISSING_FINAL_MINUTES = 20;
/** A person is told of a payment that nobody could decide for this long. */
export const UNDECIDED_ALARM_MINUTES = 25;

/** Codes that say the provider will never pay this back: a person has to. */
const REFUND_REFUSED = new Set([
  'NOT_CANCELABLE_PAYMENT',
  'EXCEED_MAX_REFUND_DUE',
  'NOT_ALLOWED_PARTIAL_REFUND',
  'NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER',
  'REFUND_REJECTED',
  'INVALID_REFUND_ACCOUNT_INFO',
  'INVALID_REFUND_ACCOUNT_NUMBER',
  'NOT_SUPPORTED_REFUND',
  'INVALID_REQUEST',
]);

/** Tries after which a person is told that a refund does not get through. */
export const REFUND_ALARM_AFTER = 5;

/** What to do with a refund the provider did not do, after the payment was looked at: tell a person, or try again. */
export function refundVerdict(code: string): 'REFUSED' | 'RETRY' {
  return REFUND_REFUSED.has(code) ? 'REFUSED' : 'RETRY';
}

/** What the browser hands to the provider's script to open the payment window. */
export type PaymentWindow = {
  readonly sdkUrl: string;
  readonly clientKey: string;
  readonly customerKey: string;
  readonly method: PaymentMethod;
  readonly amount: number;
  readonly currency: string;
  readonly providerOrderId: string;
  readonly orderName: string;
  readonly customerName: string;
  readonly customerEmail: string | null;
  readonly customerMobilePhone: string;
  readonly successUrl: string;
  readonly failUrl: string;
  readonly expiresAt: Date;
};
