import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { endAwaiting } from '~/modules/order/service/deposit';
import { CRON, PROVIDER, type Actor } from '~/modules/order/service/record-event';
import { markPaid, stopCanceling } from '~/modules/order/service/settle';
import type { Ctx } from '~/server/context';
import type { GatewayResult, ProviderPayment } from '../gateway';
import { hasLeft, lastCanceler } from '../queries/payments';
import { checkDelaySeconds, CLOSING_ALARM_AFTER } from '../rules';
import { paymentAttempts } from '../tables';
import { lockAttempt, type Locked } from '../queries/locked';
import { noteAttempt, stepAttempt, type Attempt, type Resolution } from './attempt';
import { isOver, nextDepositLook, nextReversalLook } from './deposit-times';
import { oweLostMoney } from './lost-money';
import { syncCancels } from './refund-at-provider';
import { keptOf, matches } from './settle-undecided';

/** WAITING_FOR_DEPOSIT: the money came, the account was closed, or there is nothing new. */
export async function settleDeposit(ctx: Ctx, locked: Locked, result: GatewayResult): Promise<Resolution> {
  const { attempt } = locked;
  if (!result.ok) return waitOn(ctx, attempt, result.code);
  const { payment } = result;
  switch (payment.status) {
    case 'DONE':
    case 'PARTIAL_CANCELED':
      return deposited(ctx, locked, payment);
    case 'CANCELED':
    case 'ABORTED':
    case 'EXPIRED':
      return closed(ctx, attempt);
    case 'WAITING_FOR_DEPOSIT':
    case 'READY':
    case 'IN_PROGRESS':
      return waitOn(ctx, attempt, payment.status);
  }
}

async function deposited(ctx: Ctx, { order, attempt }: Locked, payment: ProviderPayment): Promise<Resolution> {
  if (!matches(attempt, payment)) {
    const isOurs = payment.providerOrderId === attempt.providerOrderId && payment.paymentKey === attempt.paymentKey;
    if (isOurs && payment.balance > 0 && !(await hasLeft(ctx.db, order.id)))
      return depositWithoutOrder(ctx, { order, attempt }, payment, 'AMOUNT_MISMATCH');
    await raiseAlarm(ctx, 'PAYMENT_WITHOUT_ORDER', attempt.id, { orderId: order.id, reason: 'AMOUNT_MISMATCH' });
    return waitOn(ctx, attempt, 'AMOUNT_MISMATCH');
  }
  await markPaid(
    ctx,
    order.id,
    { amount: attempt.amount, method: payment.method ?? attempt.method },
    PROVIDER,
    'AWAITING_DEPOSIT',
  );
  // It came while the account was being closed: whoever wants to cancel cancels a paid order now.
  if (order.cancelingAt) await stopCanceling(ctx, order.id);
  await stepAttempt(ctx, attempt.id, 'DONE', {
    ...keptOf(payment),
    approvedAt: payment.approvedAt ?? ctx.now,
    closingAs: null,
    nextCheckAt: nextReversalLook(0),
  });
  const now = payment.cancels.length > 0 ? await lockAttempt(ctx.db, attempt.id) : undefined;
  if (now) await syncCancels(ctx, now, payment);
  return { state: 'PAID' };
}

/** Nobody can send money any more: the order ends, caused by whoever asked for it. */
async function closed(ctx: Ctx, attempt: Attempt): Promise<Resolution> {
  const as = attempt.closingAs ?? 'CANCELED';
  await stepAttempt(ctx, attempt.id, 'CANCELED', { closingAs: null, nextCheckAt: null });
  await endAwaiting(ctx, attempt.orderId, as, as === 'EXPIRED' ? CRON : await cancelerOf(ctx, attempt));
  return { state: 'EXPIRED' };
}

async function cancelerOf(ctx: Ctx, attempt: Attempt): Promise<Actor> {
  const asked = attempt.closingAs === 'CANCELED' ? await lastCanceler(ctx.db, attempt.orderId) : undefined;
  if (asked?.kind !== 'SHOPPER' && asked?.kind !== 'ADMIN') return PROVIDER;
  return asked.id ? { kind: asked.kind, id: asked.id } : { kind: asked.kind };
}

/**
 * Nothing new. An account whose time is up is to be closed from here on, unless the goods have left: what then becomes of the
 * order a person decides.
 */
async function waitOn(ctx: Ctx, attempt: Attempt, code: string): Promise<Resolution> {
  if (attempt.closingAs) {
    if (attempt.checks >= CLOSING_ALARM_AFTER)
      await raiseAlarm(ctx, 'PAYMENT_UNDECIDED', attempt.id, { orderId: attempt.orderId, providerCode: code });
    await noteAttempt(ctx, attempt.id, {
      failureCode: code,
      checks: attempt.checks + 1,
      nextCheckAt: sql`now() + make_interval(secs => ${checkDelaySeconds(attempt.checks)})`,
    });
    return { state: 'AWAITING_DEPOSIT' };
  }
  const mayClose = code === 'WAITING_FOR_DEPOSIT' && !(await hasLeft(ctx.db, attempt.orderId));
  await ctx.db
    .update(paymentAttempts)
    .set({
      ...(mayClose && { closingAs: sql`CASE WHEN ${isOver} THEN 'EXPIRED' END` }),
      nextCheckAt: nextDepositLook(attempt.accountDueAt ?? ctx.now),
    })
    .where(eq(paymentAttempts.id, attempt.id));
  return { state: 'AWAITING_DEPOSIT' };
}

/**
 * A deposit came for units that are gone, or into an account that was opened for another amount: it is owed back to the account
 * its buyer names.
 */
export async function depositWithoutOrder(
  ctx: Ctx,
  { order, attempt }: Locked,
  payment: ProviderPayment,
  code: 'OUT_OF_STOCK' | 'AMOUNT_MISMATCH',
): Promise<Resolution> {
  await stepAttempt(ctx, attempt.id, 'FAILED', { ...keptOf(payment), failureCode: code, closingAs: null });
  await endAwaiting(ctx, order.id, 'CANCELED', PROVIDER, { late: 1 });
  await oweLostMoney(ctx, { ...attempt, state: 'FAILED' }, payment, code);
  return { state: 'DECLINED', code };
}
