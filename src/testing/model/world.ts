import { sql } from 'drizzle-orm';
import { testDb } from '../db';

/** Empties the database, rows that may not be deleted among them. */
export async function wipe(): Promise<void> {
  const tables = await testDb().execute<{ name: string }>(
    sql`SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  await testDb().transaction(async (tx) => {
    await tx.execute(sql`SET LOCAL session_replication_role = replica`);
    for (const { name } of tables) await tx.execute(sql`DELETE FROM ${sql.identifier(name)}`);
  });
}

const LIVING = ['orders', 'stock_holds', 'payment_attempts', 'refunds', 'fulfilments', 'claims'];

/** Every column in which a time is written down, by its table. */
async function findTimes(): Promise<Map<string, string[]>> {
  const columns = await testDb().execute<{ table: string; column: string }>(sql`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name IN ${LIVING} AND data_type LIKE 'timestamp%'`);
  return new Map(
    LIVING.map((name) => [name, columns.filter(({ table }) => table === name).map((each) => each.column)]),
  );
}
let times: Promise<Map<string, string[]>> | undefined;

/** Minutes go by: every time that is written down lies so much further back. */
export async function passTime(minutes: number): Promise<void> {
  for (const [table, columns] of await (times ??= findTimes())) {
    const sets = columns.map(
      (column) => sql`${sql.identifier(column)} = ${sql.identifier(column)} - make_interval(mins => ${minutes})`,
    );
    await testDb().execute(sql`UPDATE ${sql.identifier(table)} SET ${sql.join(sets, sql`, `)}`);
  }
}

/** A payment that waits for a look; and a deposit that was looked at for the last time, as if one more were planned. */
const WATCHED = sql`(next_check_at IS NOT NULL OR account IS NOT NULL AND checks > 0)`;

/** Every look at a payment and every try of a refund that waits is due now, the oldest first. */
export async function makeDue(): Promise<void> {
  await testDb().execute(
    sql`UPDATE payment_attempts SET next_check_at = created_at - interval '1 day' WHERE ${WATCHED}`,
  );
  await testDb().execute(sql`UPDATE refunds SET next_try_at = created_at - interval '1 day' WHERE state = 'REQUESTED'`);
}

/** Only this payment is due for a look. */
export async function makeOnlyDue(providerOrderId: string): Promise<void> {
  await testDb().execute(sql`UPDATE payment_attempts SET next_check_at = CASE
    WHEN provider_order_id = ${providerOrderId} THEN created_at - interval '1 day' ELSE now() + interval '1 hour' END
    WHERE ${WATCHED}`);
}

/** The time an account was asked for ends so much earlier. */
export async function moveDue(providerOrderId: string, ms: number): Promise<void> {
  await testDb()
    .execute(sql`UPDATE payment_attempts SET account_due_at = account_due_at - make_interval(secs => ${ms / 1000})
    WHERE provider_order_id = ${providerOrderId}`);
}
