import 'server-only';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import type { Ctx } from '~/server/context';
import { noteAttempt, type Attempt } from './attempt';
import { nextReturnedLook, nextReversalLook } from './deposit-times';

/**
 * A decided payment was looked at once more: a deposit, of an order or `isOwed` back for want of one, has a few more looks before
 * it, anything else none.
 */
export async function noteLook(ctx: Ctx, attempt: Attempt, isOwed = false): Promise<void> {
  const looks = attempt.checks + 1;
  const next = attempt.state === 'DONE' || isOwed ? nextReversalLook(looks) : nextReturnedLook(looks);
  await noteAttempt(ctx, attempt.id, { checks: looks, nextCheckAt: attempt.account ? next : null });
}

/** The account that money was to go back to did not take it. */
export async function alarmReturned(ctx: Ctx, attempt: Attempt): Promise<void> {
  await raiseAlarm(ctx, 'REFUND_STUCK', attempt.id, { orderId: attempt.orderId, providerCode: 'REFUND_FAILED' });
}
