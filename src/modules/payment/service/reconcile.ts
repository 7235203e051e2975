import 'server-only';
import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { PaymentState } from '~/modules/order/rules';
import { isThem, ownerOf, theirs } from '~/modules/order/service/buyer';
import type { Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { takeLimit } from '~/server/rate-limit';
import { findStanding } from '../queries/payments';
import { paymentAttempts } from '../tables';
import type { Resolution } from './attempt';
import { look, resolve } from './resolve';

/** After a provider was away thousands may be due: so many are looked at side by side, for so long a run. */
const LANES = 6;
const BUDGET_MS = 15_000;

/**
 * Looks after payments that wait for something: an answer, a deposit, an account to be closed. Leases those that are due, each
 * on its own, until none is. @returns how many.
 */
export async function reconcilePayments(ctx: Ctx): Promise<number> {
  const started = performance.now();
  let looked = 0;
  const lane = async () => {
    while (performance.now() - started < BUDGET_MS) {
      const id = await leaseDue(ctx);
      if (!id) return;
      looked += 1;
      await look({ ...ctx, now: new Date() }, id).catch((error: unknown) =>
        log.error('payment.reconcile-failed', error, { paymentId: id }),
      );
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return looked;
}

/** Moves the next look of one due attempt, so that no other worker takes it meanwhile. */
async function leaseDue(ctx: Ctx): Promise<Id<'pay'> | undefined> {
  const due = ctx.db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(and(isNotNull(paymentAttempts.nextCheckAt), lte(paymentAttempts.nextCheckAt, sql`now()`)))
    .orderBy(asc(paymentAttempts.nextCheckAt))
    .limit(1)
    .for('update', { skipLocked: true });
  const rows = await ctx.db
    .update(paymentAttempts)
    .set({ nextCheckAt: sql`now() + interval '45 seconds'` })
    .where(eq(paymentAttempts.id, due))
    .returning({ id: paymentAttempts.id });
  return rows[0]?.id;
}

/**
 * How one's own order stands, for the page that waits: looks at the provider again while it is undecided.
 * @throws AppError NOT_FOUND | RATE_LIMITED
 */
export async function checkPayment(ctx: Ctx, orderId: Id<'ord'>): Promise<Resolution> {
  const order = await findStanding(ctx.db, orderId, theirs(ctx, orderId));
  if (!order) throw new AppError('NOT_FOUND');
  await takeLimit('payment.check', isThem(ctx, ownerOf(order)) ? orderId : `pass ${orderId}`);
  return order.state === 'CONFIRMING' && order.attemptId
    ? resolve(ctx, order.attemptId)
    : known(order.state, order.failureCode);
}

function known(state: PaymentState, code: string | null): Resolution {
  switch (state) {
    case 'EXPIRED':
    case 'CANCELED':
      return { state: 'EXPIRED' };
    case 'PENDING':
      return { state: 'DECLINED', code: code ?? 'UNKNOWN' };
    case 'AWAITING_DEPOSIT':
      return { state: 'AWAITING_DEPOSIT' };
    case 'CONFIRMING':
      return { state: 'UNKNOWN' };
    case 'PAID':
    case 'PARTIALLY_REFUNDED':
    case 'REFUNDED':
      return { state: 'PAID' };
  }
}
