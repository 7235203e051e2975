import 'server-only';
import { env } from './env';

/** Transactions that have a point on either side of their commit: the names `inTx` takes. */
export const NAMED_TRANSACTIONS = [
  'place-orders',
  'open-window',
  'claim',
  'settle',
  'cancel-order',
  'settle-refund',
  'note-refund-at-provider',
  'expire-order',
  'advance-fulfilment',
  'adjust-stock',
  'claim-open',
  'claim-step',
  'claim-refund',
  'reship',
  'complete',
] as const;
export type TransactionName = (typeof NAMED_TRANSACTIONS)[number];

/** Calls of the payment provider that have a point before the request leaves and one after its answer came. */
export const PROVIDER_CALLS = ['confirm', 'find', 'cancel', 'transactions'] as const;
export type ProviderCall = (typeof PROVIDER_CALLS)[number];

/** Every place where a test can end this process as a power cut would. */
export const CRASH_POINTS = [
  ...NAMED_TRANSACTIONS.flatMap((name) => [`${name}:before-commit`, `${name}:after-commit`] as const),
  ...PROVIDER_CALLS.flatMap((name) => [`${name}:before-call`, `${name}:after-call`] as const),
  'outbox:before-deliver',
  'outbox:after-deliver',
  'webhook:stored',
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];

let passed = 0;

/** Ends this process at once if `CRASH_AT` names this point: `name`, or `name#3` for the third time it is passed. */
export function crashPoint(name: CrashPoint): void {
  const { CRASH_AT } = env();
  if (CRASH_AT === undefined) return;
  const [armed, turn = '1'] = CRASH_AT.split('#');
  if (armed !== name) return;
  passed += 1;
  if (passed === Number(turn)) process.kill(process.pid, 'SIGKILL');
}
