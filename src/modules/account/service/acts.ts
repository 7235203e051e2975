import 'server-only';
import { sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import type { Desk } from '../rules';
import { adminActs, staffAreas, users } from '../tables';

type ActRow = {
  readonly actorId: Id<'usr'>;
  readonly act: string;
  readonly input: Record<string, unknown>;
  readonly requestId: string;
};

export async function writeAct(db: Db, row: ActRow): Promise<void> {
  await db.insert(adminActs).values(row);
}

/**
 * Writes down an act of staff, last in the transaction that does it, for whoever still is staff of this desk. One statement.
 * @throws AppError NOT_FOUND where their role was taken while they waited: what they did is then rolled back
 */
export async function writeDeskAct(db: Db, row: ActRow, desk: Desk): Promise<void> {
  const mayStill = sql`role = 'ADMIN' OR role = 'STAFF' AND EXISTS (
    SELECT 1 FROM ${staffAreas} s WHERE s.user_id = u.id AND s.area = ${desk})`;
  const written = await db.execute(sql`
    INSERT INTO ${adminActs} (actor_id, act, input, request_id)
    SELECT u.id, ${row.act}, ${JSON.stringify(row.input)}::jsonb, ${row.requestId} FROM ${users} u
    WHERE u.id = ${row.actorId} AND (${mayStill}) RETURNING id`);
  if (written.length === 0) throw new AppError('NOT_FOUND');
}

/** Text under these names is a word of the shop or the name of a row; any other may be about a person. */
const KEPT = new Set(
  'alarmId areas carrier check claimId desk kind lineId lines nudge orderId productId questionId reason refundId reviewId role seen state status subject synonymId userId variantId what'.split(
    ' ',
  ),
);
export const LEFT_OUT = '…';

/** What is kept of an act's input: ids, codes, numbers; never text that people typed, nor an account to pay into. */
export function keptOf(input: unknown): Record<string, unknown> {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return {};
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, keptValue(key, value)]));
}

function keptValue(key: string, value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (!KEPT.has(key)) return value === undefined || value === '' ? undefined : LEFT_OUT;
  if (typeof value === 'string') return value;
  if (Array.isArray(value))
    return value.map((each: unknown) => (typeof each === 'object' ? keptOf(each) : keptValue(key, each)));
  return keptOf(value);
}
