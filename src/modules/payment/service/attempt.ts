import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { statement } from '~/server/statement';
import { attemptStatesBefore, type AttemptState } from '../rules';
import { paymentAttempts } from '../tables';

export type Attempt = typeof paymentAttempts.$inferSelect;

/** How an attempt stands after it was looked at. EXPIRED: the order ended before it was paid. */
export type Resolution =
  | { readonly state: 'PAID' }
  | { readonly state: 'AWAITING_DEPOSIT' }
  | { readonly state: 'DECLINED'; readonly code: string }
  | { readonly state: 'UNKNOWN' }
  | { readonly state: 'EXPIRED' };

/** What our own books say, without asking anybody. */
export function standing(attempt: Attempt): Resolution {
  switch (attempt.state) {
    case 'READY':
    case 'CONFIRMING':
    case 'UNKNOWN':
      return { state: 'UNKNOWN' };
    case 'WAITING_FOR_DEPOSIT':
      return { state: 'AWAITING_DEPOSIT' };
    case 'DONE':
    case 'PARTIAL_CANCELED':
      return { state: 'PAID' };
    case 'CANCELED':
      return { state: attempt.approvedAt ? 'PAID' : 'EXPIRED' };
    case 'FAILED':
      return { state: 'DECLINED', code: attempt.failureCode ?? 'UNKNOWN' };
  }
}

export async function findAttempt(ctx: Pick<Ctx, 'db'>, id: Id<'pay'>): Promise<Attempt | undefined> {
  const rows = await selectAttempt(ctx.db, { id });
  return rows[0];
}

const selectAttempt = statement<{ id: Id<'pay'> }, Attempt[]>((db, given) =>
  db
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.id, given('id'))),
);

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

/** Writes something down beside an attempt's state. */
export async function noteAttempt(
  ctx: Pick<Ctx, 'db'>,
  id: Id<'pay'>,
  more: Omit<PgUpdateSetSource<typeof paymentAttempts>, 'state'>,
): Promise<void> {
  await ctx.db.update(paymentAttempts).set(more).where(eq(paymentAttempts.id, id));
}
