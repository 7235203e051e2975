import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import type { Ctx } from '~/server/context';
import type { GatewayResult, ProviderPayment } from '../gateway';
import { refunds } from '../tables';
import type { Locked } from '../queries/locked';
import { noteAttempt, standing, type Attempt, type Resolution } from './attempt';
import { alarmReturned, noteLook } from './deposit-watch';
import { onlyMoney } from './refund-parts';
import { insertRefund } from './refund-row';

/** FAILED or CANCELED: money that shows up after all goes back; money sent to an account may return from there. */
export async function settleEnded(ctx: Ctx, { attempt }: Locked, result: GatewayResult): Promise<Resolution> {
  if (attempt.nextCheckAt) await noteLook(ctx, attempt);
  if (!result.ok || result.payment.providerOrderId !== attempt.providerOrderId) return standing(attempt);
  const { payment } = result;
  if (payment.virtualAccount?.refundFailed) await alarmReturned(ctx, attempt);
  const charged = payment.status === 'DONE' || payment.status === 'PARTIAL_CANCELED';
  if (charged && !attempt.approvedAt && payment.balance > 0) await lateMoney(ctx, attempt, payment);
  return standing(attempt);
}

async function lateMoney(ctx: Ctx, attempt: Attempt, payment: ProviderPayment): Promise<void> {
  const known = await ctx.db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.paymentId, attempt.id), ne(refunds.state, 'FAILED')));
  if (known.length > 0) return;
  await raiseAlarm(ctx, 'PAYMENT_WITHOUT_ORDER', attempt.id, { orderId: attempt.orderId, reason: 'LATE' });
  // A deposit goes back only to an account that somebody names.
  if (payment.virtualAccount) return;
  await noteAttempt(ctx, attempt.id, { paymentKey: payment.paymentKey });
  await insertRefund(
    ctx,
    attempt,
    onlyMoney(payment.balance),
    { reason: 'LATE', actor: 'SYSTEM' },
    { delaySeconds: 0 },
  );
}
