import 'server-only';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { refunds } from '../tables';
import { gatewayOf } from './gateway-of';
import { refundTag } from './refund-at-provider';
import { exceeds, findRefund, type OpenRefund } from './refund-row';
import { CALL_SECONDS } from './request-refund';
import { RESULT, settleRefund, type RefundResult } from './settle-refund';

export type { RefundResult } from './settle-refund';

/**
 * Asks the provider for the money of a refund. However often it is tried, and whatever answers were lost, it is paid back
 * once: the key is the refund's own, the balance guards, and before every repeat and after every failure the payment itself
 * is looked at for a cancel that names this refund. Until it is certain the refund stays open and is tried again.
 */
export async function tryRefund(ctx: Ctx, refundId: Id<'ref'>): Promise<RefundResult> {
  const open = await findRefund(ctx, refundId);
  if (!open) throw new AppError('NOT_FOUND');
  if (open.refund.state !== 'REQUESTED') return RESULT[open.refund.state];
  const { refund, payment } = open;
  // A deposit of no order may have been taken back by its bank: asked for then, only its account would be closed.
  const isSure = refund.attempts === 0 && !exceeds(open) && !(payment.state === 'FAILED' && payment.account);
  if (isSure) return callForRefund(ctx, open);
  const before = await gatewayOf(payment.provider).find({ paymentKey: payment.paymentKey ?? '' });
  if (!before.ok) return settleRefund(ctx, refundId, { lookCode: before.code });
  const seen = await settleRefund(ctx, refundId, { payment: before.payment });
  const now = await findRefund(ctx, refundId);
  return now?.refund.state === 'REQUESTED' ? callForRefund(ctx, now) : seen;
}

async function callForRefund(ctx: Ctx, open: OpenRefund): Promise<RefundResult> {
  const { refund, payment, byHand } = open;
  // From here on the provider may be doing it; whoever wants to give the refund up comes too late or waits.
  const begun = await ctx.db
    .update(refunds)
    .set({ callUntil: sql`now() + make_interval(secs => ${CALL_SECONDS})` })
    .where(and(eq(refunds.id, refund.id), eq(refunds.state, 'REQUESTED')))
    .returning({ id: refunds.id });
  if (begun.length === 0) return RESULT[(await findRefund(ctx, refund.id))?.refund.state ?? 'FAILED'];
  const gateway = gatewayOf(payment.provider);
  const paymentKey = payment.paymentKey ?? '';
  // What never made an order paid goes back whole; of the rest our own books say how much the provider still has.
  const balance = payment.state === 'FAILED' ? refund.amount : payment.amount - payment.refundedAmount + byHand;
  const result = await gateway.cancel({
    paymentKey,
    ...(refund.amount !== balance && { amount: refund.amount }),
    balance,
    reason: refundTag(refund),
    account: refund.account,
    idempotencyKey: refund.idempotencyKey,
  });
  if (result.ok) return settleRefund(ctx, refund.id, { payment: result.payment, isAnswer: true });
  // Whatever the answer says, the payment itself tells whether the money has gone back.
  const after = await gateway.find({ paymentKey });
  const seen = after.ok ? { payment: after.payment } : { lookCode: after.code };
  return settleRefund(ctx, refund.id, { code: result.code, ...seen });
}

/** Tries open refunds again that are due, each on its own. @returns how many were tried. */
export async function retryRefunds(ctx: Ctx, batch = 20): Promise<number> {
  let tried = 0;
  while (tried < batch) {
    const due = ctx.db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(eq(refunds.state, 'REQUESTED'), lte(refunds.nextTryAt, sql`now()`)))
      .orderBy(asc(refunds.nextTryAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [leased] = await ctx.db
      .update(refunds)
      .set({ nextTryAt: sql`now() + interval '60 seconds'` })
      .where(eq(refunds.id, due))
      .returning({ id: refunds.id });
    if (!leased) break;
    await tryRefund(ctx, leased.id).catch((error: unknown) =>
      log.error('refund.failed', error, { refundId: leased.id }),
    );
    tried += 1;
  }
  return tried;
}
