import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { PROVIDER, type Actor } from '~/modules/order/service/record-event';
import { backToPending, lockOrder, markPaid } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import type { GatewayResult, ProviderPayment } from '../gateway';
import { checkDelaySeconds, MISSING_FINAL_MINUTES } from '../rules';
import { paymentAttempts } from '../tables';
import { findAttempt, stepAttempt, type Attempt } from './attempt';
import { gatewayOf } from './gateway-of';

/** How an attempt stands after it was looked at. */
export type Resolution =
  { readonly state: 'PAID' } | { readonly state: 'DECLINED'; readonly code: string } | { readonly state: 'UNKNOWN' };

/** Asks the provider to take the money: the total of the database, the key of the attempt. Repeating it charges once. */
export async function confirmAtProvider(ctx: Ctx, attempt: Attempt): Promise<Resolution> {
  const result = await gatewayOf(attempt.provider).confirm({
    paymentKey: attempt.paymentKey ?? '',
    providerOrderId: attempt.providerOrderId,
    amount: { amount: attempt.amount, currency: attempt.currency },
    idempotencyKey: attempt.idempotencyKey,
  });
  return settle(ctx, attempt.id, result);
}

/**
 * Finds out how an undecided attempt stands and writes it down. Redirect, webhook, reconciler and the page's poll all end
 * here; calling it again, or at the same time, changes nothing more.
 */
export async function resolve(ctx: Ctx, attemptId: Id<'pay'>): Promise<Resolution> {
  const attempt = await findAttempt(ctx, attemptId);
  if (!attempt) return { state: 'UNKNOWN' };
  if (attempt.state !== 'CONFIRMING' && attempt.state !== 'UNKNOWN') return standing(attempt);
  const found = await gatewayOf(attempt.provider).find(
    attempt.paymentKey ? { paymentKey: attempt.paymentKey } : { providerOrderId: attempt.providerOrderId },
  );
  if (!found.ok && found.code === 'NOT_FOUND_PAYMENT' && missingForGood(attempt, ctx.now)) {
    return settle(ctx, attempt.id, { ok: false, class: 'REJECTED', code: found.code });
  }
  if (found.ok && (found.payment.status === 'READY' || found.payment.status === 'IN_PROGRESS')) {
    return confirmAtProvider(ctx, attempt);
  }
  // A look-up that failed says nothing about the payment, whatever its code.
  return settle(ctx, attempt.id, found.ok ? found : { ok: false, class: 'UNKNOWN', code: found.code });
}

function standing(attempt: Attempt): Resolution {
  if (attempt.state === 'FAILED') return { state: 'DECLINED', code: attempt.failureCode ?? 'UNKNOWN' };
  return { state: attempt.state === 'READY' ? 'UNKNOWN' : 'PAID' };
}

function missingForGood(attempt: Attempt, now: Date): boolean {
  const since = attempt.confirmStartedAt ?? attempt.createdAt;
  return now.getTime() - since.getTime() > MISSING_FINAL_MINUTES * 60_000;
}

/** Writes down what the provider said, once: whoever comes second finds the attempt decided. */
async function settle(ctx: Ctx, attemptId: Id<'pay'>, result: GatewayResult): Promise<Resolution> {
  return inTx(ctx, async (tx) => {
    const before = await findAttempt(tx, attemptId);
    if (!before) return { state: 'UNKNOWN' };
    await lockOrder(tx, before.orderId);
    const attempt = (await findAttempt(tx, attemptId)) ?? before;
    if (attempt.state !== 'CONFIRMING' && attempt.state !== 'UNKNOWN') return standing(attempt);
    if (result.ok) return settlePayment(tx, attempt, result.payment);
    if (result.class === 'REJECTED' || result.class === 'EXPIRED') return declined(tx, attempt, result.code);
    if (result.class === 'CONFIG')
      log.error('payment.configuration', undefined, { paymentId: attempt.id, providerCode: result.code });
    return undecided(tx, attempt, result.code);
  });
}

async function settlePayment(ctx: Ctx, attempt: Attempt, payment: ProviderPayment): Promise<Resolution> {
  switch (payment.status) {
    case 'DONE':
      return matches(attempt, payment)
        ? paid(ctx, attempt, payment, PROVIDER)
        : chargedWrongly(ctx, attempt, 'AMOUNT_MISMATCH');
    case 'ABORTED':
    case 'EXPIRED':
      return declined(ctx, attempt, payment.failureCode ?? payment.status);
    case 'CANCELED':
      return declined(ctx, attempt, payment.status);
    default:
      return undecided(ctx, attempt, payment.status);
  }
}

/** The provider's order, amount and currency must be ours, and nothing of it given back yet. */
function matches(attempt: Attempt, payment: ProviderPayment): boolean {
  return (
    payment.providerOrderId === attempt.providerOrderId &&
    payment.paymentKey === attempt.paymentKey &&
    payment.total.amount === attempt.amount &&
    payment.total.currency === attempt.currency &&
    payment.balance === attempt.amount
  );
}

async function paid(ctx: Ctx, attempt: Attempt, payment: ProviderPayment, actor: Actor): Promise<Resolution> {
  const data = { amount: attempt.amount, method: payment.method ?? attempt.method };
  try {
    await inTx(ctx, (tx) => markPaid(tx, attempt.orderId, data, actor));
  } catch (error) {
    if (isAppError(error, 'OUT_OF_STOCK')) return chargedWrongly(ctx, attempt, 'OUT_OF_STOCK');
    throw error;
  }
  await stepAttempt(ctx, attempt.id, 'DONE', {
    approvedAt: ctx.now,
    secret: payment.secret,
    methodLabel: payment.method,
    receiptUrl: payment.receiptUrl,
    failureCode: null,
    nextCheckAt: null,
  });
  return { state: 'PAID' };
}

async function declined(ctx: Ctx, attempt: Attempt, code: string): Promise<Resolution> {
  await stepAttempt(ctx, attempt.id, 'FAILED', { failureCode: code, nextCheckAt: null });
  await backToPending(ctx, attempt.orderId, code, PROVIDER);
  return { state: 'DECLINED', code };
}

/** Money was taken that no order can show for: it goes back, and a person is told. */
async function chargedWrongly(
  ctx: Ctx,
  attempt: Attempt,
  code: 'AMOUNT_MISMATCH' | 'OUT_OF_STOCK',
): Promise<Resolution> {
  log.error('payment.without-order', undefined, { paymentId: attempt.id, orderId: attempt.orderId, reason: code });
  await enqueue(ctx, { topic: 'refund', paymentId: attempt.id, reason: code }, `refund:orphan:${attempt.id}`);
  return declined(ctx, attempt, code);
}

async function undecided(ctx: Ctx, attempt: Attempt, code: string): Promise<Resolution> {
  const more = {
    failureCode: code,
    checks: attempt.checks + 1,
    nextCheckAt: sql`now() + make_interval(secs => ${checkDelaySeconds(attempt.checks)})`,
  };
  await ctx.db
    .update(paymentAttempts)
    .set({ state: 'UNKNOWN', ...more })
    .where(eq(paymentAttempts.id, attempt.id));
  return { state: 'UNKNOWN' };
}
