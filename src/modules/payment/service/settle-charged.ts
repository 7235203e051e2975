import 'server-only';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { markDepositReversed } from '~/modules/order/service/deposit';
import { PROVIDER } from '~/modules/order/service/record-event';
import type { Ctx } from '~/server/context';
import type { GatewayResult, ProviderPayment } from '../gateway';
import { hasLeft, hasMovedSince } from '../queries/payments';
import type { Locked } from '../queries/locked';
import { standing, stepAttempt, type Resolution } from './attempt';
import { nextDepositLook } from './deposit-times';
import { alarmReturned, noteLook } from './deposit-watch';
import { findOpenRefund } from './refund-row';
import { syncCancels } from './refund-at-provider';

/** DONE or PARTIAL_CANCELED: money went back that we do not know of yet, or the bank took a deposit back. */
export async function settleCharged(ctx: Ctx, locked: Locked, result: GatewayResult): Promise<Resolution> {
  const { attempt } = locked;
  if (attempt.nextCheckAt) await noteLook(ctx, attempt);
  if (!result.ok || result.payment.providerOrderId !== attempt.providerOrderId) return standing(attempt);
  const { payment } = result;
  if (payment.virtualAccount?.refundFailed) await alarmReturned(ctx, attempt);
  if (payment.status === 'WAITING_FOR_DEPOSIT') return reversed(ctx, locked, payment);
  if (payment.status === 'DONE' || payment.status === 'PARTIAL_CANCELED' || payment.status === 'CANCELED')
    await syncCancels(ctx, locked, payment);
  return standing(attempt);
}

/**
 * The bank took the deposit back. What has left already, money on its way back and units that came back or were sent once more
 * are for a person to sort out.
 */
async function reversed(ctx: Ctx, { order, attempt }: Locked, payment: ProviderPayment): Promise<Resolution> {
  const isTouched =
    order.refundedTotal > 0 ||
    (await findOpenRefund(ctx, attempt.id)) !== undefined ||
    (await hasMovedSince(ctx.db, order.id));
  if (isTouched || (await hasLeft(ctx.db, order.id)))
    await raiseAlarm(ctx, 'DEPOSIT_REVERSED', order.id, { paymentId: attempt.id, amount: attempt.amount });
  if (isTouched) return standing(attempt);
  const dueAt = payment.virtualAccount?.dueAt ?? attempt.accountDueAt ?? ctx.now;
  await markDepositReversed(ctx, order.id, dueAt, PROVIDER);
  await stepAttempt(ctx, attempt.id, 'WAITING_FOR_DEPOSIT', {
    approvedAt: null,
    accountDueAt: dueAt,
    cashReceipt: payment.cashReceipt,
    checks: 0,
    nextCheckAt: nextDepositLook(dueAt),
  });
  return { state: 'AWAITING_DEPOSIT' };
}
