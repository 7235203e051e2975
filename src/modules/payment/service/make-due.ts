import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { paymentAttempts, refunds } from '../tables';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** An undecided payment or one that waits for its deposit is looked at next. @throws AppError CHANGED_MEANWHILE where it is decided */
export async function makeCheckDue(ctx: Ctx, id: Id<'pay'>) {
  const open = inArray(paymentAttempts.state, ['CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT']);
  const [before] = await ctx.db
    .select({ at: paymentAttempts.nextCheckAt })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.id, id), open))
    .for('update');
  if (!before) throw new AppError('CHANGED_MEANWHILE');
  const [after] = await ctx.db
    .update(paymentAttempts)
    .set({ nextCheckAt: sql`date_trunc('milliseconds', now())` })
    .where(eq(paymentAttempts.id, id))
    .returning({ at: paymentAttempts.nextCheckAt });
  return { before: { nextCheckAt: iso(before.at) }, after: { nextCheckAt: iso(after?.at ?? null) } };
}

/** An open refund is tried next. @throws AppError CHANGED_MEANWHILE where it has ended */
export async function makeRefundDue(ctx: Ctx, id: Id<'ref'>) {
  const [before] = await ctx.db
    .select({ at: refunds.nextTryAt })
    .from(refunds)
    .where(and(eq(refunds.id, id), eq(refunds.state, 'REQUESTED')))
    .for('update');
  if (!before) throw new AppError('CHANGED_MEANWHILE');
  const [after] = await ctx.db
    .update(refunds)
    .set({ nextTryAt: sql`date_trunc('milliseconds', now())` })
    .where(eq(refunds.id, id))
    .returning({ at: refunds.nextTryAt });
  return { before: { nextTryAt: iso(before.at) }, after: { nextTryAt: iso(after?.at ?? null) } };
}
