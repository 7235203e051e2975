import { addDays, nextSeoulMonth } from '~/lib/time';
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
  WAITING_FOR_DEPOSIT: ['DONE', 'CANCELED', 'FAILED'],
  DONE: ['PARTIAL_CANCELED', 'CANCELED', 'WAITING_FOR_DEPOSIT'],
  PARTIAL_CANCELED: ['PARTIAL_CANCELED', 'CANCELED'],
  FAILED: [],
  // An account that was closed unused and got money after all.
  CANCELED: ['FAILED'],
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
/** Banks by the two-digit code that the provider knows them by. */
// prettier-ignore
export const BANK_CODES = [
  '02', '03', '06', '07', '11', '12', '20', '23', '27', '31', '32', '34', '35',
  '37', '39', '45', '48', '50', '64', '71', '81', '88', '89', '90', '92',
] as const;
export type BankCode = (typeof BANK_CODES)[number];

/** Where money that was deposited goes back to. */
export type RefundAccount = { readonly bank: BankCode; readonly number: string; readonly holder: string };

/** What is kept of the account once the money is there: enough for its holder to know it. */
export const masked = (account: RefundAccount): RefundAccount => ({
  ...account,
  number: `${'*'.repeat(Math.max(4, account.number.length - 4))}${account.number.slice(-4)}`,
});

/** 소득공제 (a person), 지출증빙 (a business), 미발행 (none): asked for before paying by transfer or deposit. */
export const CASH_RECEIPT_TYPES = ['INCOME_DEDUCTION', 'EXPENSE_PROOF', 'NONE'] as const;
export type CashReceiptType = (typeof CASH_RECEIPT_TYPES)[number];

/** Paid like cash: a cash receipt may be asked for, and a shop with escrow keeps the money with a third party. */
export const CASH_RECEIPT_METHODS = ['TRANSFER', 'VIRTUAL_ACCOUNT'] as const satisfies readonly PaymentMethod[];
export const paidLikeCash = (method: PaymentMethod): boolean => CASH_RECEIPT_METHODS.some((known) => known === method);

/** Where money goes back to: the account somebody named, or the way it was paid. */
export type RefundWay = 'ACCOUNT' | Exclude<PaymentMethod, 'VIRTUAL_ACCOUNT'>;
export function refundWay(method: PaymentMethod | undefined, toAccount: boolean): RefundWay {
  return toAccount || method === 'VIRTUAL_ACCOUNT' ? 'ACCOUNT' : (method ?? 'CARD');
}

/** The receipt as it stands after all refunds, minor units. */
export type CashReceipt = {
  readonly key: string;
  readonly issueNumber: string | null;
  readonly url: string | null;
  readonly amount: number;
};

/** WAITING: money of no order, for which a person has to say how it goes back. Nobody is asked until then. */
export const REFUND_STATES = ['REQUESTED', 'DONE', 'FAILED', 'WAITING'] as const;
export type RefundState = (typeof REFUND_STATES)[number];

/** Why a refund is there that nobody asked for: the bank gave the rest of a deposit back itself. */
export const TAKEN_BACK = 'DEPOSIT_REVERSED';

/** Why staff ended a refund that did not get through. */
export const GIVE_UP_REASONS = ['PAY_BY_HAND', 'ANOTHER_WAY', 'NOT_OWED', 'OTHER'] as const;
export type GiveUpReason = (typeof GIVE_UP_REASONS)[number];

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
  'NOT_FOUND_TERMINAL_ID',
  'INVALID_UNREGISTERED_SUBMALL',
  'NOT_REGISTERED_BUSINESS',
]);

/**
 * Whether nobody knows what became of a call: no answer came, or one that is not the provider's own, as from something between.
 * It may still be done.
 */
export const isAnswerLost = (code: string): boolean =>
  code === 'NO_ANSWER' ||
  code === 'UNREADABLE_ANSWER' ||
  code === 'IDEMPOTENT_REQUEST_PROCESSING' ||
  code.startsWith('HTTP_');

/** Codes decide, not HTTP status: PROVIDER_ERROR is a 400 and temporary. Source: the provider's error table. */
export function failureClass(code: string): FailureClass {
  if (REJECTED.has(code)) return 'REJECTED';
  if (CONFIG.has(code)) return 'CONFIG';
  if (code === 'NOT_FOUND_PAYMENT_SESSION') return 'EXPIRED';
  return 'UNKNOWN';
}

/** Seconds until an undecided attempt is looked at again: 2, 4, 8 … at most 30. */
export function checkDelaySeconds(checks: number): number {
  return Math.min(30, 2 ** (checks + 1));
}

/** Tries to close an account after which a person is told. */
export const CLOSING_ALARM_AFTER = 10;

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
  'ALREADY_REFUND_PAYMENT',
  'EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT',
  'EXCEED_MAX_REFUND_AMOUNT',
  'FORBIDDEN_BANK_REFUND_REQUEST',
  'INVALID_BANK',
  'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT',
  'NOT_ALLOWED_REFUND_BANK',
  'INVALID_REFUND_ACCOUNT_INFO',
  'INVALID_REFUND_ACCOUNT_NUMBER',
  'NOT_SUPPORTED_REFUND',
  'INVALID_REQUEST',
]);

/** Tries after which a person is told that a refund does not get through. */
export const REFUND_ALARM_AFTER = 5;

/** What the look that followed a refused refund told. */
export type RefundLook = {
  /** The payment is as our books had it when we asked: asking again would be answered alike. */
  readonly asBooked: boolean;
  /** The provider does not know the payment, and has not for longer than it takes to become known. */
  readonly missing: boolean;
};

/** What to do with a refund the provider did not do, after the payment was looked at: tell a person, or try again. */
export function refundVerdict(code: string, { asBooked, missing }: RefundLook): 'REFUSED' | 'RETRY' {
  const final = code === 'NOT_CANCELABLE_AMOUNT' ? asBooked : code === 'NOT_FOUND_PAYMENT' ? missing : false;
  return final || REFUND_REFUSED.has(code) ? 'REFUSED' : 'RETRY';
}

/** Answers that ask for patience: too many calls for one payment, and a bank that is closed for the night. */
const PATIENCE_SECONDS: Readonly<Record<string, number>> = {
  FORBIDDEN_CONSECUTIVE_REQUEST: 180,
  NOT_AVAILABLE_BANK: 900,
};

/** Whether this answer asks for more patience than anybody in front of a screen has: nobody but the timer tries again. */
export const asksPatience = (code: string): boolean => code in PATIENCE_SECONDS;

/** Seconds until an open refund is tried again. */
export function refundDelaySeconds(code: string, attempts: number): number {
  return PATIENCE_SECONDS[code] ?? checkDelaySeconds(attempts);
}

/** Until when the provider gives this back; afterwards it is paid back by hand. Source: its cancel guide. */
export function refundDeadline(method: PaymentMethod, approvedAt: Date): Date | null {
  switch (method) {
    case 'CARD':
      return null;
    case 'TRANSFER':
      return addDays(approvedAt, 180);
    case 'VIRTUAL_ACCOUNT':
      return addDays(approvedAt, 365);
    case 'MOBILE_PHONE':
      return nextSeoulMonth(approvedAt);
  }
}

type Charged = { readonly state: AttemptState; readonly account: Pick<DepositAccount, 'number'> | null };
/** A deposit came from nowhere the provider could send it back to: the buyer has to name an account. */
export const needsRefundAccount = ({ state, account }: Charged): boolean =>
  account !== null && (state === 'DONE' || state === 'PARTIAL_CANCELED');

/** Money kept by a third party until delivery goes back whole. */
export const refundsInParts = (payment: {
  readonly useEscrow: boolean;
  readonly partialCancelable: boolean;
}): boolean => payment.partialCancelable && !payment.useEscrow;

/** Minutes between looks at an account that waits for its deposit, should a webhook be lost. */
export const DEPOSIT_LOOK_MINUTES = 10;
/** An account is closed this long after its due time: the bank takes no deposit any more. */
export const DEPOSIT_OVER_MINUTES = 1;
/** A bank may take a deposit back: minutes after which a paid one is looked at once more. */
export const REVERSAL_LOOK_MINUTES = [3, 10, 60] as const;
/** Money sent to an account may come back from there: days after which it is looked at once more. */
export const RETURNED_LOOK_DAYS = [3, 10] as const;

type EscrowProduct = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unitPrice: number;
  readonly quantity: number;
};
type LikeCash = {
  readonly cashReceipt: { readonly type: string };
  readonly useEscrow: boolean;
  readonly escrowProducts?: readonly EscrowProduct[];
};
/** What the provider's script is told of a method, in its own words. */
export type WindowOptions = {
  readonly card?: {
    readonly useEscrow: false;
    readonly flowMode: 'DEFAULT';
    readonly useCardPoint: false;
    readonly useAppCardOnly: false;
  };
  readonly transfer?: LikeCash;
  readonly virtualAccount?: LikeCash & { readonly dueDate: string };
};

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
  readonly customerName: string | null;
  readonly customerEmail: string | null;
  readonly customerMobilePhone: string | null;
  readonly successUrl: string;
  readonly failUrl: string;
  readonly expiresAt: Date;
  readonly options: WindowOptions;
};
