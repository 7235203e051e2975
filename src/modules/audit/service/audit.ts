import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '~/server/context';
import type { Db } from '~/server/db';
import { findDifferences, type Found } from '../queries/differences';
import { CHECK_KEYS, type CheckKey } from '../rules';

export type { Difference } from '../queries/differences';
export type Finding = { readonly check: CheckKey } & Found;

/**
 * Looks whether the books agree: every check with the differences it finds, at most fifty rows of each. `quiesced` is for the
 * time after all work has come to rest: nothing may be late or under way then. Changes nothing.
 */
export async function audit(
  ctx: Pick<Ctx, 'db'>,
  { quiesced = false, checks = CHECK_KEYS }: { quiesced?: boolean; checks?: readonly CheckKey[] } = {},
): Promise<Finding[]> {
  return ctx.db.transaction(async (db) => {
    await allowWholeTables(db);
    const findings: Finding[] = [];
    for (const check of checks) findings.push({ check, ...(await findDifferences(db, check, { quiesced })) });
    return findings;
  });
}

/** Until the end of this transaction: time and memory to read whole tables, and no compiling for the sake of one statement. */
export async function allowWholeTables(db: Db): Promise<void> {
  await db.execute(sql`SELECT set_config('statement_timeout', '60000', true), set_config('work_mem', '64MB', true),
    set_config('jit', 'off', true)`);
}
