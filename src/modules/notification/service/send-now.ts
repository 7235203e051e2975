import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Ctx } from '~/server/context';
import { outbox } from '../tables';

/** An effect that waits for its next try is tried next. @throws AppError CHANGED_MEANWHILE where it has left already */
export async function sendNow(ctx: Ctx, id: number) {
  const [before] = await ctx.db
    .select({ at: outbox.dueAt, attempts: outbox.attempts })
    .from(outbox)
    .where(and(eq(outbox.id, id), isNull(outbox.deliveredAt)))
    .for('update');
  if (!before) throw new AppError('CHANGED_MEANWHILE');
  const [after] = await ctx.db
    .update(outbox)
    .set({ dueAt: sql`date_trunc('milliseconds', now())` })
    .where(eq(outbox.id, id))
    .returning({ at: outbox.dueAt });
  const { attempts } = before;
  return {
    before: { dueAt: before.at.toISOString(), attempts },
    after: { dueAt: after?.at.toISOString() ?? null, attempts },
  };
}
