import 'server-only';
import { sql } from 'drizzle-orm';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import type { Ctx } from '~/server/context';
import type { GatewayResult, ProviderPayment } from '../gateway';
import { refunds } from '../tables';
import type { Locked } from '../queries/locked';
import { noteAttempt, standing, stepAttempt, type Attempt, type Resolution } from './attempt';
import { alarmReturned, noteLook } from './deposit-watch';
import { fitLostMoney, lostMoneyOf, oweLostMoney, oweNothing } from './lost-money';
import type { Refund } from './refund-row';

/** FAILED or CANCELED: money that shows up after all goes back; money sent to an account may return from there. */
export async function settleEnded(ctx: Ctx, { attempt }: Locked, result: GatewayResult): Promise<Resolution> {
  const lost = attempt.approvedAt ? undefined : await lostMoneyOf(ctx, attempt);
  if (attempt.nextCheckAt) await noteLook(ctx, attempt, lost?.state === 'WAITING');
  if (!result.ok || result.payment.providerOrderId !== attempt.providerOrderId) return standing(attempt);
  const { payment } = result;
  if (payment.virtualAccount?.refundFailed) await alarmReturned(ctx, attempt);
  if (attempt.approvedAt) await alarmPaidAgain(ctx, attempt, payment);
  else if (lost && payment.status === 'WAITING_FOR_DEPOSIT' && lost.state !== 'DONE')
    await oweNothing(ctx, attempt, lost);
  else if (lost?.state === 'WAITING') await lookAtWaiting(ctx, attempt, lost, payment);
  else if (!lost && isCharged(payment) && payment.balance > 0) await lateMoney(ctx, attempt, payment);
  return standing(attempt);
}

const isCharged = ({ status }: ProviderPayment) => status === 'DONE' || status === 'PARTIAL_CANCELED';

async function lateMoney(ctx: Ctx, attempt: Attempt, payment: ProviderPayment): Promise<void> {
  // An account that was closed unused counts as closed no more.
  if (attempt.state === 'CANCELED') await stepAttempt(ctx, attempt.id, 'FAILED', { failureCode: 'LATE' });
  await noteAttempt(ctx, attempt.id, { paymentKey: payment.paymentKey });
  await oweLostMoney(ctx, { ...attempt, state: 'FAILED' }, payment, 'LATE');
}

/** Nobody has said yet where it is to go: the office may have paid it back meanwhile. */
async function lookAtWaiting(ctx: Ctx, attempt: Attempt, refund: Refund, payment: ProviderPayment): Promise<void> {
  if (isCharged(payment) || payment.status === 'CANCELED')
    await fitLostMoney(ctx, { refund, payment: attempt }, payment);
}

/** All of it went back before, and now somebody paid into its account once more. */
async function alarmPaidAgain(ctx: Ctx, attempt: Attempt, payment: ProviderPayment): Promise<void> {
  if (!isCharged(payment) || !attempt.account) return;
  const [row] = await ctx.db
    .select({ byHand: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
    .from(refunds)
    .where(
      sql`${refunds.paymentId} = ${attempt.id} AND ${refunds.state} = 'DONE' AND ${refunds.manualReference} IS NOT NULL`,
    );
  if (payment.balance > (row?.byHand ?? 0))
    await raiseAlarm(ctx, 'PAYMENT_WITHOUT_ORDER', attempt.id, { orderId: attempt.orderId, reason: 'LATE' });
}
