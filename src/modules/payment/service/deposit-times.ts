import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { DEPOSIT_LOOK_MINUTES, DEPOSIT_OVER_MINUTES, RETURNED_LOOK_DAYS, REVERSAL_LOOK_MINUTES } from '../rules';
import { paymentAttempts } from '../tables';

const minutes = (count: number): SQL => sql`make_interval(mins => ${count})`;
const over = (dueAt: SQL): SQL => sql`${dueAt} + ${minutes(DEPOSIT_OVER_MINUTES)}`;

/** When an account that waits until `dueAt` is looked at next, by the database clock: soon, and once its time is up. */
export function nextDepositLook(dueAt: Date): SQL {
  const end = over(sql`${dueAt.toISOString()}::timestamptz`);
  const soon = sql`now() + ${minutes(DEPOSIT_LOOK_MINUTES)}`;
  return sql`CASE WHEN ${end} > now() THEN least(${soon}, ${end}) ELSE ${soon} END`;
}

/** Whether the bank takes no deposit any more, by the database clock. */
export const isOver = sql<boolean>`${over(sql`${paymentAttempts.accountDueAt}`)} <= now()`;

/** When a deposit that arrived is looked at again, should the bank take it back; null after the last look. */
export function nextReversalLook(looks: number): SQL | null {
  const wait = REVERSAL_LOOK_MINUTES[looks];
  return wait === undefined ? null : sql`now() + ${minutes(wait)}`;
}

/** When money that was sent to an account is looked at again, should it come back from there; null after the last look. */
export function nextReturnedLook(looks: number): SQL | null {
  const wait = RETURNED_LOOK_DAYS[looks];
  return wait === undefined ? null : sql`now() + make_interval(days => ${wait})`;
}
