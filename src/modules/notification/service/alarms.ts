import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import type { AlarmKind } from '../rules';
import { enqueue } from '../service';
import { alarms } from '../tables';

/**
 * Tells a person that something needs to be looked at. The same again, while nobody has resolved it, counts up and says no more;
 * a new one is mailed. Inside a transaction it happens only if that commits.
 */
export async function raiseAlarm(
  ctx: Ctx,
  kind: AlarmKind,
  subject = '',
  details: Record<string, string | number> = {},
): Promise<void> {
  await inTx(ctx, async (tx) => {
    const [alarm] = await tx.db
      .insert(alarms)
      .values({ kind, subject, details })
      .onConflictDoUpdate({
        target: [alarms.kind, alarms.subject],
        targetWhere: isNull(alarms.resolvedAt),
        set: { count: sql`${alarms.count} + 1`, lastAt: sql`now()`, details },
      })
      .returning({ id: alarms.id, count: alarms.count });
    if (alarm?.count !== 1) return;
    log.error('alarm', undefined, { kind, subject, ...details });
    await enqueue(tx, { topic: 'alarm', alarmId: alarm.id }, `alarm:${alarm.id}`);
  });
}

/** What was wrong is right again by itself. @returns whether there was such an alarm. */
export async function settleAlarm(ctx: Ctx, kind: AlarmKind, subject: string, by: string): Promise<boolean> {
  const rows = await ctx.db
    .update(alarms)
    .set({ resolvedAt: sql`now()`, resolvedBy: by })
    .where(and(eq(alarms.kind, kind), eq(alarms.subject, subject), isNull(alarms.resolvedAt)))
    .returning({ id: alarms.id });
  return rows.length > 0;
}

/**
 * Somebody has looked after it, and may say how; should it happen again, it is a new alarm.
 * @throws AppError NOT_FOUND unless it is open.
 */
export async function resolveAlarm(ctx: Ctx, id: number, by: string, note = ''): Promise<void> {
  const rows = await ctx.db
    .update(alarms)
    .set({
      resolvedAt: sql`now()`,
      resolvedBy: by,
      ...(note && { details: sql`${alarms.details} || ${JSON.stringify({ note })}::jsonb` }),
    })
    .where(and(eq(alarms.id, id), isNull(alarms.resolvedAt)))
    .returning({ id: alarms.id });
  if (rows.length === 0) throw new AppError('NOT_FOUND');
}
