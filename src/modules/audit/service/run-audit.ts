import 'server-only';
import { lt, sql } from 'drizzle-orm';
import { raiseAlarm, settleAlarm } from '~/modules/notification/service/alarms';
import { inTx, type Ctx } from '~/server/context';
import { listOpenAlarms } from '../queries/desk';
import { RUN_DAYS } from '../rules';
import { auditRuns } from '../tables';
import { audit, type Finding } from './audit';

const ONE_AT_A_TIME = sql`pg_try_advisory_xact_lock(hashtext('audit'))`;

/**
 * Looks at the books, keeps what was found, and tells a person of every check that found something; an alarm whose check finds
 * nothing any more is settled. Only one looks at a time: the others do nothing. @returns how many differences there are, and
 * whether somebody else was looking.
 */
export async function runAudit(ctx: Ctx): Promise<{ differences: number; skipped: number }> {
  return inTx(ctx, async (tx) => {
    const [turn] = await tx.db.execute<{ mine: boolean }>(sql`SELECT ${ONE_AT_A_TIME} AS mine`);
    if (!turn?.mine) return { differences: 0, skipped: 1 };
    const started = performance.now();
    const broken = (await audit(tx)).filter(({ count }) => count > 0);
    const differences = broken.reduce((sum, { count }) => sum + count, 0);
    await tx.db.insert(auditRuns).values({
      tookMs: Math.round(performance.now() - started),
      differences,
      found: Object.fromEntries(broken.map(({ check, count }) => [check, count])),
    });
    await tx.db.delete(auditRuns).where(lt(auditRuns.at, sql`now() - make_interval(days => ${RUN_DAYS})`));
    await tell(tx, broken);
    return { differences, skipped: 0 };
  });
}

async function tell(ctx: Ctx, broken: readonly Finding[]): Promise<void> {
  const open = (await listOpenAlarms(ctx.db)).filter(({ kind }) => kind === 'BOOKS_DIFFER');
  for (const { subject } of open)
    if (!broken.some(({ check }) => check === subject)) await settleAlarm(ctx, 'BOOKS_DIFFER', subject, 'system');
  for (const { check, count } of broken) await raiseAlarm(ctx, 'BOOKS_DIFFER', check, { differences: count });
}
