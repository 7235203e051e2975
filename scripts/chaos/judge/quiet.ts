import { sql, type SQL } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import { JOBS, runJob } from '../stage/jobs';
import { until } from '../stage/setting';
import type { World } from '../world/world';
import { answerForRefunds } from './answer-for-refunds';

const UNDECIDED = sql`SELECT count(*)::int AS open FROM payment_attempts WHERE state IN ('CONFIRMING', 'UNKNOWN')`;
const REFUNDING = sql`SELECT count(*)::int AS open FROM refunds WHERE state = 'REQUESTED'`;
const ANYTHING = sql`SELECT (SELECT count(*) FROM orders WHERE state IN ('PENDING', 'CONFIRMING', 'AWAITING_DEPOSIT'))::int
  + (SELECT count(*) FROM payment_attempts WHERE state IN ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT'))::int
  + (SELECT count(*) FROM refunds WHERE state = 'REQUESTED')::int
  + (SELECT count(*) FROM outbox WHERE delivered_at IS NULL)::int AS open`;

async function count(query: SQL): Promise<number> {
  const [row] = await testDb().execute<{ open: number }>(query);
  return row?.open ?? 0;
}

const none = async (query: SQL): Promise<boolean> => (await count(query)) === 0;

/** Times that have yet to come are moved to now: nothing else is decided for the shop. */
async function makeEverythingDue(): Promise<void> {
  const past = sql`now() - interval '1 second'`;
  await testDb().execute(
    sql`UPDATE payment_attempts SET account_due_at = now() - interval '1 day' WHERE state = 'WAITING_FOR_DEPOSIT'`,
  );
  await testDb().execute(sql`UPDATE payment_attempts SET next_check_at = ${past} WHERE next_check_at > now()`);
  await testDb().execute(
    sql`UPDATE refunds SET next_try_at = ${past} WHERE state = 'REQUESTED' AND next_try_at > now()`,
  );
  await testDb().execute(sql`UPDATE outbox SET due_at = ${past} WHERE delivered_at IS NULL AND due_at > now()`);
  await testDb().execute(sql`WITH due AS (UPDATE orders SET expires_at = ${past} WHERE state = 'PENDING' RETURNING id)
    UPDATE stock_holds h SET expires_at = ${past} FROM due WHERE h.order_id = due.id AND h.state = 'ACTIVE'`);
}

export type Healing = {
  /** Payments nobody had decided when the shop was ready again and every shopper gone; null where it was hurried. */
  readonly undecided: number | null;
  /** Seconds until no payment was undecided any more, by the shop's own timers alone; null where it was hurried. */
  readonly payments: number | null;
  /** The same for refunds. */
  readonly refunds: number | null;
  readonly problems: readonly string[];
};

/** What the shop promises for payments it finds undecided after a restart, while the provider answers. */
export const DECIDED_WITHIN_S = 60;
const PAYMENTS_MS = 90_000;
const REFUNDS_MS = 150_000;
const QUIET_MS = 60_000;

/**
 * Waits until nothing is open any more. `patient` lets the shop find everything undecided by itself and says how long that
 * took since `readyAt`; otherwise what is due later is made due now.
 */
export async function becomeQuiet({ shop }: World, readyAt: number, patient: boolean): Promise<Healing> {
  const problems: string[] = [];
  const seconds = () => Math.round((performance.now() - readyAt) / 100) / 10;
  const undecided = patient ? await count(UNDECIDED) : null;
  let payments: number | null = null;
  let refunds: number | null = null;
  if (patient) {
    if (await until(() => none(UNDECIDED), PAYMENTS_MS)) payments = seconds();
    else problems.push(`payments are undecided ${PAYMENTS_MS / 1000} s after the shop was ready`);
    if (await until(() => none(REFUNDING), REFUNDS_MS)) refunds = seconds();
    else problems.push(`refunds are open ${REFUNDS_MS / 1000} s after the shop was ready`);
    if (payments !== null && payments > DECIDED_WITHIN_S)
      problems.push(`payments were decided only after ${payments} s`);
  }
  if (!(await comesToRest()))
    problems.push(`something is still open after ${QUIET_MS / 1000} s of jobs: ${await stillOpen()}`);
  await findWhatNobodyTold();
  await answerForRefunds(shop.logins);
  if (!(await comesToRest())) problems.push(`something is open again: ${await stillOpen()}`);
  return { undecided, payments, refunds, problems };
}

const comesToRest = () =>
  until(
    async () => {
      await makeEverythingDue();
      await Promise.all(JOBS.map(runJob));
      return none(ANYTHING);
    },
    QUIET_MS,
    200,
  );

/** Whatever webhook was lost for good, the provider's own list says; it counts once it is some minutes old. */
async function findWhatNobodyTold(): Promise<void> {
  await runJob('reconcile-transactions');
  const soonest = sql`now() - interval '11 minutes'`;
  await testDb().execute(sql`UPDATE provider_transactions SET at = ${soonest} WHERE at > ${soonest}`);
  await runJob('reconcile-transactions');
}

async function stillOpen(): Promise<string> {
  const rows = await testDb().execute(sql`
    SELECT 'order' AS what, id, state::text, '' AS more FROM orders WHERE state IN ('PENDING', 'CONFIRMING', 'AWAITING_DEPOSIT')
    UNION ALL SELECT 'payment', id, state::text, failure_code FROM payment_attempts WHERE state IN ('CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT')
    UNION ALL SELECT 'refund', id, state::text, failure_code FROM refunds WHERE state = 'REQUESTED'
    UNION ALL SELECT 'outbox', id::text, topic, last_error FROM outbox WHERE delivered_at IS NULL LIMIT 5`);
  return JSON.stringify(rows);
}
