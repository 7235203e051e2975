import 'server-only';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { noteRefundRefused } from '~/modules/order/service/give-back';
import { recordEvent, SYSTEM } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import type { ProviderPayment } from '../gateway';
import { refundDelaySeconds, refundVerdict, REFUND_ALARM_AFTER } from '../rules';
import { refunds } from '../tables';
import { lockAttempt } from '../queries/locked';
import type { Attempt } from './attempt';
import { gatewayOf } from './gateway-of';
import { refundTag, syncCancels } from './refund-at-provider';
import { findRefund, type Refund } from './refund-row';
import { wentBack } from './went-back';

export type RefundResult = { readonly state: 'REFUNDED' | 'REFUNDING' | 'REFUSED' };

const RESULT = {
  DONE: { state: 'REFUNDED' },
  FAILED: { state: 'REFUSED' },
  REQUESTED: { state: 'REFUNDING' },
} as const;

/**
 * Asks the provider for the money of a refund. However often it is tried, and whatever answers were lost, it is paid back
 * once: the key is the refund's own, the balance guards, and before every repeat and after every failure the payment itself
 * is looked at for a cancel that names this refund. Until it is certain the refund stays open and is tried again.
 */
export async function tryRefund(ctx: Ctx, refundId: Id<'ref'>): Promise<RefundResult> {
  const open = await findRefund(ctx, refundId);
  if (!open) throw new AppError('NOT_FOUND');
  if (open.refund.state !== 'REQUESTED') return RESULT[open.refund.state];
  if (open.refund.attempts === 0) return callForRefund(ctx, open);
  const before = await gatewayOf(open.payment.provider).find({ paymentKey: open.payment.paymentKey ?? '' });
  if (!before.ok) return settleRefund(ctx, refundId, { code: before.code });
  const seen = await settleRefund(ctx, refundId, { payment: before.payment });
  const now = await findRefund(ctx, refundId);
  return now?.refund.state === 'REQUESTED' ? callForRefund(ctx, now) : seen;
}

type Open = NonNullable<Awaited<ReturnType<typeof findRefund>>>;

async function callForRefund(ctx: Ctx, { refund, payment, byHand }: Open): Promise<RefundResult> {
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
  return settleRefund(ctx, refund.id, { code: result.code, ...(after.ok && { payment: after.payment }) });
}

type Answer = { readonly payment?: ProviderPayment; readonly isAnswer?: boolean; readonly code?: string };

/** Books what the payment shows; a refund it does not show is tried again, or given up where the code says never. */
async function settleRefund(ctx: Ctx, refundId: Id<'ref'>, { payment, isAnswer, code }: Answer): Promise<RefundResult> {
  return inTx(
    ctx,
    async (tx) => {
      const known = await findRefund(tx, refundId);
      const locked = known && (await lockAttempt(tx.db, known.payment.id));
      if (!locked) throw new AppError('NOT_FOUND');
      if (payment) await syncCancels(tx, locked, payment, isAnswer ? refundId : undefined);
      const now = await findRefund(tx, refundId);
      if (now?.refund.state !== 'REQUESTED') return RESULT[now?.refund.state ?? 'FAILED'];
      if (payment && now.payment.state === 'FAILED' && (await fitsLostMoney(tx, now, payment))) return RESULT.DONE;
      if (code === undefined) return RESULT.REQUESTED;
      if (now.payment.state !== 'FAILED' && now.refund.amount > now.payment.amount - now.payment.refundedAmount)
        return refused(tx, now.payment, now.refund, 'REFUND_EXCEEDS');
      if (refundVerdict(code) === 'REFUSED') return refused(tx, now.payment, now.refund, code);
      return again(tx, now.refund, code);
    },
    'settle-refund',
  );
}

/** Somebody may have paid back part of money that no order shows for: then only the rest is asked for. @returns whether it is all back. */
async function fitsLostMoney(ctx: Ctx, { refund, payment: attempt }: Open, payment: ProviderPayment): Promise<boolean> {
  const { balance } = payment;
  if (balance === 0) {
    await wentBack(ctx, attempt, refund, { cancel: payment.cancels.at(-1) ?? null, payment });
    return true;
  }
  if (balance !== refund.amount)
    await ctx.db.update(refunds).set({ amount: balance, freeAmount: balance }).where(eq(refunds.id, refund.id));
  return false;
}

async function refused(ctx: Ctx, payment: Attempt, refund: Refund, code: string): Promise<RefundResult> {
  await raiseAlarm(ctx, 'REFUND_REFUSED', refund.id, { orderId: refund.orderId, providerCode: code });
  await ctx.db.update(refunds).set({ state: 'FAILED', failureCode: code }).where(eq(refunds.id, refund.id));
  if (payment.state === 'FAILED') await recordEvent(ctx, refund.orderId, 'REFUND_REFUSED', SYSTEM, { code });
  else await noteRefundRefused(ctx, refund.orderId, code, SYSTEM);
  return RESULT.FAILED;
}

/** An answer that says «not done» is stored under its key: the next try needs another one. A lost answer keeps its key. */
async function again(ctx: Ctx, refund: Refund, code: string): Promise<RefundResult> {
  const attempts = refund.attempts + 1;
  if (attempts >= REFUND_ALARM_AFTER)
    await raiseAlarm(ctx, 'REFUND_STUCK', refund.id, { orderId: refund.orderId, providerCode: code, attempts });
  const lost = code === 'NO_ANSWER' || code === 'IDEMPOTENT_REQUEST_PROCESSING';
  await ctx.db
    .update(refunds)
    .set({
      failureCode: code,
      attempts,
      ...(lost ? {} : { idempotencyKey: `${refund.id}-${attempts}` }),
      nextTryAt: sql`now() + make_interval(secs => ${refundDelaySeconds(code, refund.attempts)})`,
    })
    .where(eq(refunds.id, refund.id));
  return RESULT.REQUESTED;
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
