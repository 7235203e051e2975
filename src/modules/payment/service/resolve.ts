import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { PROVIDER, recordEvent, type Actor } from '~/modules/order/service/record-event';
import { lockOrder } from '~/modules/order/service/order-row';
import { backToPending, markPaid } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import type { GatewayResult, ProviderPayment } from '../gateway';
import { checkDelaySeconds, MISSING_FINAL_MINUTES, UNDECIDED_ALARM_MINUTES } from '../rules';
import { paymentAttempts } from '../tables';
import { findAttempt, stepAttempt, type Attempt } from './attempt';
import { gatewayOf } from './gateway-of';
import { onlyMoney } from './refund-parts';
import { requestRefund } from './refund';

/** How an attempt stands after it was looked at. */
export type Resolution =
  { readonly state: 'PAID' } | { readonly state: 'DECLINED'; readonly code: string } | { readonly state: 'UNKNOWN' };

/**
 * Asks the provider to take the money: the total of the database, the key of the attempt. Repeating it charges once. An
 * answer that the time is up is believed only after a look at the payment itself.
 */
export async function confirmAtProvider(ctx: Ctx, attempt: Attempt): Promise<Resolution> {
  const gateway = gatewayOf(attempt.provider);
  const paymentKey = attempt.paymentKey ?? '';
  const result = await gateway.confirm({
    paymentKey,
    providerOrderId: attempt.providerOrderId,
    amount: { amount: attempt.amount, currency: attempt.currency },
    idempotencyKey: attempt.idempotencyKey,
  });
  if (result.ok || result.class !== 'EXPIRED') return settle(ctx, attempt.id, result);
  const found = await gateway.find({ paymentKey });
  const charged = found.ok && found.payment.status !== 'READY' && found.payment.status !== 'IN_PROGRESS';
  return settle(ctx, attempt.id, charged ? found : result);
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

const minutesSince = (attempt: Attempt, now: Date): number =>
  (now.getTime() - (attempt.confirmStartedAt ?? attempt.createdAt).getTime()) / 60_000;
const missingForGood = (attempt: Attempt, now: Date): boolean => minutesSince(attempt, now) > MISSING_FINAL_MINUTES;
const undecidedTooLong = (attempt: Attempt, now: Date): boolean => minutesSince(attempt, now) > UNDECIDED_ALARM_MINUTES;

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
        : chargedWrongly(ctx, attempt, 'AMOUNT_MISMATCH', payment);
    case 'ABORTED':
    case 'EXPIRED':
      return declined(ctx, attempt, payment.failureCode ?? payment.status);
    case 'CANCELED':
      return declined(ctx, attempt, payment.status);
    case 'PARTIAL_CANCELED':
      return chargedWrongly(ctx, attempt, 'AMOUNT_MISMATCH', payment);
    case 'READY':
    case 'IN_PROGRESS':
    case 'WAITING_FOR_DEPOSIT':
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
    if (isAppError(error, 'OUT_OF_STOCK')) return chargedWrongly(ctx, attempt, 'OUT_OF_STOCK', payment);
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
  payment: ProviderPayment,
): Promise<Resolution> {
  log.error('payment.without-order', undefined, { paymentId: attempt.id, orderId: attempt.orderId, reason: code });
  const resolution = await declined(ctx, attempt, code);
  await requestRefund(ctx, attempt, onlyMoney(payment.balance), { reason: code, actor: 'SYSTEM', delaySeconds: 0 });
  return resolution;
}

async function undecided(ctx: Ctx, attempt: Attempt, code: string): Promise<Resolution> {
  if (attempt.checks === 0) await recordEvent(ctx, attempt.orderId, 'CONFIRM_UNKNOWN', PROVIDER, { code });
  if (undecidedTooLong(attempt, ctx.now))
    log.error('payment.undecided', undefined, { paymentId: attempt.id, providerCode: code });
  await ctx.db
    .update(paymentAttempts)
    .set({
      state: 'UNKNOWN',
      failureCode: code,
      checks: attempt.checks + 1,
      nextCheckAt: sql`now() + make_interval(secs => ${checkDelaySeconds(attempt.checks)})`,
    })
    .where(eq(paymentAttempts.id, attempt.id));
  return { state: 'UNKNOWN' };
}
