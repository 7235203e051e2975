/** What a broken check puts at stake: units, money, a promise of time, or the provider's own list against ours. */
export const CHECK_GROUPS = ['STOCK', 'MONEY', 'TIME', 'PROVIDER'] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/** ALARMING: units or money are or may be wrong. UNTIDY: something is late or left behind. */
export type Severity = 'ALARMING' | 'UNTIDY';

type CheckRule = { readonly id: string; readonly group: CheckGroup; readonly severity: Severity };

/** Everything that must be true of the books, by the name it has in words, in the database and in alarms. */
export const CHECKS = {
  counters: { id: 'I1', group: 'STOCK', severity: 'ALARMING' },
  reserved: { id: 'I2', group: 'STOCK', severity: 'ALARMING' },
  ledger: { id: 'I3', group: 'STOCK', severity: 'ALARMING' },
  sold: { id: 'I4', group: 'STOCK', severity: 'ALARMING' },
  holds: { id: 'I5', group: 'STOCK', severity: 'ALARMING' },
  'paid-line': { id: 'I5', group: 'STOCK', severity: 'ALARMING' },
  'open-order': { id: 'I5', group: 'STOCK', severity: 'ALARMING' },
  'live-payments': { id: 'I6', group: 'MONEY', severity: 'ALARMING' },
  'charged-twice': { id: 'I7', group: 'MONEY', severity: 'ALARMING' },
  kept: { id: 'I8', group: 'MONEY', severity: 'ALARMING' },
  charged: { id: 'I9', group: 'MONEY', severity: 'ALARMING' },
  'paid-order': { id: 'I10', group: 'MONEY', severity: 'ALARMING' },
  'awaited-payment': { id: 'I10', group: 'MONEY', severity: 'ALARMING' },
  overdue: { id: 'I11', group: 'TIME', severity: 'UNTIDY' },
  undecided: { id: 'I12', group: 'TIME', severity: 'ALARMING' },
  outbox: { id: 'I13', group: 'TIME', severity: 'UNTIDY' },
  'payment-refunds': { id: 'I15', group: 'MONEY', severity: 'ALARMING' },
  'order-refunds': { id: 'I16', group: 'MONEY', severity: 'ALARMING' },
  'line-refunds': { id: 'I17', group: 'MONEY', severity: 'ALARMING' },
  'refund-late': { id: 'I18', group: 'TIME', severity: 'ALARMING' },
  'claim-refund': { id: 'I19', group: 'MONEY', severity: 'UNTIDY' },
  'account-kept': { id: 'I20', group: 'MONEY', severity: 'UNTIDY' },
  'whole-only': { id: 'I21', group: 'MONEY', severity: 'ALARMING' },
  'cash-receipt': { id: 'I22', group: 'MONEY', severity: 'ALARMING' },
  'sent-unpaid': { id: 'I23', group: 'STOCK', severity: 'ALARMING' },
  'ended-holds': { id: 'I24', group: 'STOCK', severity: 'UNTIDY' },
  'no-order': { id: 'I25', group: 'STOCK', severity: 'ALARMING' },
  provider: { id: 'I26', group: 'PROVIDER', severity: 'ALARMING' },
} as const satisfies Record<string, CheckRule>;

export type CheckKey = keyof typeof CHECKS;
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the table is a literal: its keys are exactly the checks
export const CHECK_KEYS = Object.keys(CHECKS) as CheckKey[];

/** Seconds something may take before it counts as late; nothing is late by design once all work has come to rest. */
export const GRACE_SECONDS = {
  /** Several turns of the sweep. */
  overdue: 75,
  undecided: 25 * 60,
  /** The provider has to close the account first. */
  deposit: 25 * 60,
  refund: 25 * 60,
  outbox: 60,
  /** A transaction and what we wrote of it may be a moment apart. */
  provider: 120,
  claim: 120,
} as const;

/** Failures in a row after which an effect counts as stuck, about seven minutes in. */
export const OUTBOX_STUCK_AFTER = 5;

/** What only makes the shop look again at once. */
export const NUDGES = ['LOOK_AT_PAYMENT', 'REFUND_NOW', 'SEND_NOW'] as const;
export type Nudge = (typeof NUDGES)[number];

/** What can be put right at a press; money never is. */
export const MENDS = [
  'RECOUNT_RESERVED',
  'EXPLAIN_STOCK',
  'RELEASE_HOLDS',
  'RECOUNT_REFUNDED',
  'EXPIRE_ORDER',
  ...NUDGES,
] as const;
export type Mend = (typeof MENDS)[number];

const MEND_OF: Readonly<Partial<Record<CheckKey, Readonly<Record<string, Mend>>>>> = {
  reserved: { reserved: 'RECOUNT_RESERVED' },
  ledger: { stock: 'EXPLAIN_STOCK', reserved: 'RECOUNT_RESERVED' },
  'ended-holds': { held: 'RELEASE_HOLDS' },
  'order-refunds': { amount: 'RECOUNT_REFUNDED', shipping: 'RECOUNT_REFUNDED' },
  overdue: { pending: 'EXPIRE_ORDER' },
  undecided: { confirming: 'LOOK_AT_PAYMENT', unknown: 'LOOK_AT_PAYMENT' },
  'refund-late': { open: 'REFUND_NOW' },
  outbox: { waiting: 'SEND_NOW', failing: 'SEND_NOW' },
};

/** How a difference is put right, or null where a person has to go and look. */
export const mendOf = (check: CheckKey, what: string): Mend | null => MEND_OF[check]?.[what] ?? null;

/** Runs older than this are forgotten. */
export const RUN_DAYS = 30;
/** A look older than this says that nothing looks by itself any more: three turns of the timer. */
export const RUN_STALE_MINUTES = 15;
