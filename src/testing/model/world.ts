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

/** Minutes go by: every time that is written down lies so much further back. */
export async function passTime(minutes: number): Promise<void> {
  const columns = await testDb().execute<{ table: string; column: string }>(sql`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name IN ${LIVING} AND data_type LIKE 'timestamp%'`);
  for (const table of LIVING) {
    const sets = columns
      .filter((each) => each.table === table)
      .map(
        ({ column }) => sql`${sql.identifier(column)} = ${sql.identifier(column)} - make_interval(mins => ${minutes})`,
      );
    await testDb().execute(sql`UPDATE ${sql.identifier(table)} SET ${sql.join(sets, sql`, `)}`);
  }
}

/** Every look at a payment and every try of a refund that waits is due now, the oldest first. */
export async function makeDue(): Promise<void> {
  await testDb().execute(
    sql`UPDATE payment_attempts SET next_check_at = created_at - interval '1 day' WHERE next_check_at IS NOT NULL`,
  );
  await testDb().execute(sql`UPDATE refunds SET next_try_at = created_at - interval '1 day' WHERE state = 'REQUESTED'`);
}
