import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { attemptStatesBefore, type AttemptState } from '../rules';
import { paymentAttempts } from '../tables';

export type Attempt = typeof paymentAttempts.$inferSelect;

export async function findAttempt(ctx: Pick<Ctx, 'db'>, id: Id<'pay'>): Promise<Attempt | undefined> {
  const rows = await ctx.db.select().from(paymentAttempts).where(eq(paymentAttempts.id, id));
  return rows[0];
}

/** One step of an attempt, conditional on a state it can come from. @returns whether it was taken. */
export async function stepAttempt(
  ctx: Pick<Ctx, 'db'>,
  id: Id<'pay'>,
  to: AttemptState,
  more: Omit<PgUpdateSetSource<typeof paymentAttempts>, 'state'> = {},
): Promise<boolean> {
  const rows = await ctx.db
    .update(paymentAttempts)
    .set({ state: to, ...more })
    .where(and(eq(paymentAttempts.id, id), inArray(paymentAttempts.state, attemptStatesBefore(to))))
    .returning({ id: paymentAttempts.id });
  return rows.length === 1;
}
