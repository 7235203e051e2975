/** What a broken check puts at stake: units, money, a promise of time, or the provider's own list against ours. */
export const CHECK_GROUPS = ['STOCK', 'MONEY', 'TIME', 'PROVIDER'] as const;
export type CheckGroup = (typeof CHECK_GROUPS)[number];

/** ALARMING: units or money are or may be wrong. UNTIDY: something is late or left behind. */
export type Severity = 'ALARMING' | 'UNTIDY';

/** What looks into people's data and changes nothing. */
export const LOOKS = [
  'admin.orders.list',
  'admin.orders.find',
  'admin.orders.byId',
  'admin.claims.list',
  'admin.claims.byId',
  'admin.claims.ofOrder',
  'admin.stock.holds',
  'admin.members.search',
  'admin.members.newest',
  'admin.members.byId',
  'admin.members.orders',
  'admin.payments.ofOrder',
] as const;

/** Everything staff can do that is written down, by the name of its procedure. */
export const ACTS = [
  ...LOOKS,
  'admin.orders.markPreparing',
  'admin.orders.markShipped',
  'admin.orders.markDelivered',
  'admin.claims.accept',
  'admin.claims.refuse',
  'admin.claims.markPickedUp',
  'admin.claims.inspect',
  'admin.claims.refund',
  'admin.claims.reship',
  'admin.claims.markReshipDelivered',
  'admin.products.changePrice',
  'admin.products.changeStatus',
  'admin.products.saveTexts',
  'admin.products.savePictures',
  'admin.search.addSynonym',
  'admin.search.removeSynonym',
  'admin.reviews.answer',
  'admin.reviews.hide',
  'admin.reviews.show',
  'admin.reviews.settleReports',
  'admin.questions.answer',
  'admin.questions.hide',
  'admin.questions.show',
  'admin.stock.correct',
  'admin.stock.releaseExpired',
  'admin.members.logOut',
  'admin.members.changeRole',
  'admin.members.dropSecondStep',
  'admin.payments.cancelOrder',
  'admin.payments.refund',
  'admin.payments.retryRefund',
  'admin.payments.giveUpRefund',
  'admin.payments.giveLostBack',
  'admin.books.look',
  'admin.books.repair',
  'admin.books.nudge',
  'admin.books.resolveAlarm',
  'command.admin',
  'command.dropSecondStep',
  'account.returnEmail',
] as const;
export type ActName = (typeof ACTS)[number];
export const actName = (word: string): ActName | undefined => ACTS.find((act) => act === word);

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
  'SETTLE_CLAIM',
  ...NUDGES,
] as const;
export type Mend = (typeof MENDS)[number];

type CheckRule = {
  readonly id: string;
  readonly group: CheckGroup;
  readonly severity: Severity;
  /** Each way to differ, and how it is put right; null where a person has to go and look. */
  readonly whats: Readonly<Record<string, Mend | null>>;
};
const alarming = <W extends CheckRule['whats']>(id: string, group: CheckGroup, whats: W) =>
  ({ id, group, severity: 'ALARMING', whats }) as const;
const untidy = <W extends CheckRule['whats']>(id: string, group: CheckGroup, whats: W) =>
  ({ id, group, severity: 'UNTIDY', whats }) as const;

/** Everything that must be true of the books, by the name it has in words, in the database and in alarms. */
export const CHECKS = {
  counters: alarming('I1', 'STOCK', { counters: null }),
  reserved: alarming('I2', 'STOCK', { reserved: 'RECOUNT_RESERVED' }),
  ledger: alarming('I3', 'STOCK', { stock: 'EXPLAIN_STOCK', reserved: 'RECOUNT_RESERVED' }),
  sold: alarming('I4', 'STOCK', { units: null }),
  holds: alarming('I5', 'STOCK', { begun: null, sold: null, released: null, quantity: null, reserved: null }),
  'paid-line': alarming('I5', 'STOCK', { sold: null }),
  'open-order': alarming('I5', 'STOCK', { now: null, never: null }),
  'live-payments': alarming('I6', 'MONEY', { live: null }),
  'charged-twice': alarming('I7', 'MONEY', { charges: null }),
  kept: alarming('I8', 'MONEY', { kept: null }),
  charged: alarming('I9', 'MONEY', { charged: null }),
  'order-sum': alarming('I27', 'MONEY', { total: null }),
  'paid-order': alarming('I10', 'MONEY', { payments: null }),
  'awaited-payment': alarming('I10', 'MONEY', { undecided: null, deposit: null }),
  overdue: untidy('I11', 'TIME', { pending: 'EXPIRE_ORDER', deposit: null }),
  undecided: alarming('I12', 'TIME', { undecided: 'LOOK_AT_PAYMENT' }),
  outbox: untidy('I13', 'TIME', { waiting: 'SEND_NOW', failing: 'SEND_NOW' }),
  'payment-refunds': alarming('I15', 'MONEY', { done: null, open: null }),
  'order-refunds': alarming('I16', 'MONEY', { amount: 'RECOUNT_REFUNDED', shipping: 'RECOUNT_REFUNDED', state: null }),
  'line-refunds': alarming('I17', 'MONEY', { units: null, items: null }),
  'refund-late': alarming('I18', 'TIME', { open: 'REFUND_NOW', waiting: null }),
  'claim-refund': untidy('I19', 'MONEY', { ended: 'SETTLE_CLAIM', missing: null }),
  'account-kept': untidy('I20', 'MONEY', { refund: null, claim: null }),
  'whole-only': alarming('I21', 'MONEY', { part: null }),
  'cash-receipt': alarming('I22', 'MONEY', { receipt: null }),
  'sent-unpaid': alarming('I23', 'STOCK', { sent: null }),
  'ended-holds': untidy('I24', 'STOCK', { held: 'RELEASE_HOLDS' }),
  'no-order': alarming('I25', 'STOCK', { movement: null }),
  provider: alarming('I26', 'PROVIDER', { unknown: null, charged: null, kept: null }),
} as const satisfies Record<string, CheckRule>;

export type CheckKey = keyof typeof CHECKS;
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the table is a literal: its keys are exactly the checks
export const CHECK_KEYS = Object.keys(CHECKS) as CheckKey[];

/** One way in which one check differs, as words know it: `ledger.stock`. */
export type WhatKey = {
  [K in CheckKey]: `${K}.${keyof (typeof CHECKS)[K]['whats'] & string}`;
}[CheckKey];
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- both parts come from the literal table
export const WHAT_KEYS = CHECK_KEYS.flatMap((check) =>
  Object.keys(CHECKS[check].whats).map((what) => `${check}.${what}`),
) as WhatKey[];

/** How a difference is put right, or null where a person has to go and look. */
export function mendOf(check: CheckKey, what: string): Mend | null {
  const whats: CheckRule['whats'] = CHECKS[check].whats;
  return whats[what] ?? null;
}

/** Seconds something may take before it counts as late; nothing is late by design once all work has come to rest. */
export const GRACE_SECONDS = {
  /** Several turns of the sweep. */
  overdue: 75,
  undecided: 25 * 60,
  /** The provider has to close the account first. */
  deposit: 25 * 60,
  refund: 25 * 60,
  /** For somebody to say how money of no order goes back. */
  waiting: 3 * 24 * 60 * 60,
  outbox: 60,
  /** A transaction and what we wrote of it may be a moment apart. */
  provider: 120,
  claim: 120,
} as const;

/** Failures in a row after which an effect counts as stuck, about seven minutes in. */
export const OUTBOX_STUCK_AFTER = 5;

/** Runs older than this are forgotten. */
export const RUN_DAYS = 30;
/** A look older than this says that nothing looks by itself any more: three turns of the timer. */
export const RUN_STALE_MINUTES = 15;
