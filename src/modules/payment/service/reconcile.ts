import 'server-only';
import { and, asc, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { buyerOf, ownedBy } from '~/modules/order/service/buyer';
import { AppError } from '~/lib/errors';
import type { Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { findStanding } from '../queries';
import { checkDelaySeconds } from '../rules';
import { paymentAttempts } from '../tables';
import { resolve, type Resolution } from './resolve';
import type { Confirmation } from './confirm';

const BATCH = 20;

/** Looks after attempts nobody decided: leases those that are due, one at a time, and resolves each. @returns how many. */
export async function reconcilePayments(ctx: Ctx): Promise<number> {
  let looked = 0;
  while (looked < BATCH) {
    const id = await leaseDue(ctx);
    if (!id) break;
    await resolve({ ...ctx, now: new Date() }, id).catch((error: unknown) =>
      log.error('payment.reconcile-failed', error, { paymentId: id }),
    );
    looked += 1;
  }
  return looked;
}

/** Moves the next look of one due attempt, so that no other worker takes it meanwhile. */
async function leaseDue(ctx: Ctx): Promise<Id<'pay'> | undefined> {
  const due = ctx.db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(
      and(
        isNotNull(paymentAttempts.nextCheckAt),
        lte(paymentAttempts.nextCheckAt, sql`now()`),
        inArray(paymentAttempts.state, ['CONFIRMING', 'UNKNOWN']),
      ),
    )
    .orderBy(asc(paymentAttempts.nextCheckAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const rows = await ctx.db
    .update(paymentAttempts)
    .set({ nextCheckAt: sql`now() + make_interval(secs => ${checkDelaySeconds(4)})` })
    .where(eq(paymentAttempts.id, due))
    .returning({ id: paymentAttempts.id });
  return rows[0]?.id;
}

/** How one's own order stands, for the page that waits: looks at the provider again while it is undecided. */
export async function checkPayment(ctx: Ctx, orderId: Id<'ord'>): Promise<Confirmation> {
  const order = await findStanding(ctx.db, orderId, ownedBy(buyerOf(ctx)));
  if (!order) throw new AppError('NOT_FOUND');
  return order.state === 'CONFIRMING' && order.attemptId
    ? resolve(ctx, order.attemptId)
    : known(order.state, order.failureCode);
}

function known(state: string, code: string | null): Confirmation {
  if (state === 'EXPIRED' || state === 'CANCELED') return { state: 'EXPIRED' };
  const decided: Resolution = state === 'PENDING' ? { state: 'DECLINED', code: code ?? 'UNKNOWN' } : { state: 'PAID' };
  return decided;
}
