import 'server-only';
import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { markDepositReversed } from '~/modules/order/service/deposit';
import { PROVIDER, recordEvent } from '~/modules/order/service/record-event';
import type { Ctx } from '~/server/context';
import type { ProviderPayment } from '../gateway';
import { hasLeft, hasMovedSince } from '../queries/payments';
import { lockAttempt, type Locked } from '../queries/locked';
import { TAKEN_BACK } from '../rules';
import { noteAttempt, standing, stepAttempt, type Resolution } from './attempt';
import { nextDepositLook } from './deposit-times';
import { everything } from './refund-parts';
import { findOpenRefund, insertRefund } from './refund-row';
import { wentBack } from './went-back';

/**
 * The bank took a deposit back. An order nothing was refunded of waits for its money again. One that was partly refunded ends:
 * the bank gave back the rest, so that is a refund, every unit left returns to the shelf and no parcel leaves. Where a parcel
 * has left before, or units came back or were sent once more without money, a person has to sort it out, and is told.
 */
export async function reversed(ctx: Ctx, { order, attempt }: Locked, payment: ProviderPayment): Promise<Resolution> {
  const isOpen = (await findOpenRefund(ctx, attempt.id)) !== undefined;
  const left = await hasLeft(ctx.db, order.id);
  const inParts = order.refundedTotal > 0;
  const moved = !inParts && (await hasMovedSince(ctx.db, order.id));
  if (isOpen || inParts || left || moved)
    await raiseAlarm(ctx, 'DEPOSIT_REVERSED', order.id, {
      orderId: order.id,
      paymentId: attempt.id,
      amount: attempt.amount,
    });
  if (isOpen) {
    // What the provider answers to it decides; until then nothing of this order is prepared.
    await noteAttempt(ctx, attempt.id, { nextCheckAt: sql`now() + interval '60 seconds'` });
    return standing(attempt);
  }
  if (moved) return standing(attempt);
  if (!inParts) return awaitAgain(ctx, { order, attempt }, payment);
  if (left) return standing(attempt);
  await recordEvent(ctx, order.id, 'DEPOSIT_REVERSED', PROVIDER, { ended: 1 });
  const why = { reason: TAKEN_BACK, actor: PROVIDER.kind };
  const rest = await insertRefund(ctx, attempt, await everything(ctx, order.id), why, 'DONE');
  const ended = await wentBack(ctx, attempt, rest, { cancel: null, payment }, PROVIDER);
  // The account is still open at the provider: the next look closes it.
  await noteAttempt(ctx, attempt.id, { checks: 0, nextCheckAt: sql`now()` });
  return standing(ended);
}

/**
 * A refund ended without its money: should its deposit have been taken back meanwhile, that is settled in the same
 * transaction, before anything of the order can be sent.
 */
export async function noticeReversal(ctx: Ctx, paymentId: Id<'pay'>, payment: ProviderPayment): Promise<void> {
  if (payment.status !== 'WAITING_FOR_DEPOSIT') return;
  const locked = await lockAttempt(ctx.db, paymentId);
  if (locked?.attempt.state === 'DONE' || locked?.attempt.state === 'PARTIAL_CANCELED')
    await reversed(ctx, locked, payment);
}

async function awaitAgain(ctx: Ctx, { order, attempt }: Locked, payment: ProviderPayment): Promise<Resolution> {
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
