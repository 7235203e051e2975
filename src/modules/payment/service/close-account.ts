import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { startCanceling } from '~/modules/order/service/settle';
import type { Actor } from '~/modules/order/service/record-event';
import type { Ctx } from '~/server/context';
import type { ProviderPayment } from '../gateway';
import { paymentAttempts } from '../tables';
import { CLOSING_ALARM_AFTER, refundDelaySeconds } from '../rules';
import { findAttempt, noteAttempt, standing, type Attempt, type Resolution } from './attempt';
import { gatewayOf } from './gateway-of';
import { settle } from './settle';

/**
 * An order that waits for a deposit is to be cancelled: its account has to be closed at the provider first, so that nobody
 * pays into it. Call with the order locked; then `closeAccount`, or leave it to the reconciler.
 * @returns the attempt whose account is to be closed, or undefined where none waits.
 */
export async function startClosing(
  ctx: Ctx,
  orderId: Id<'ord'>,
  reason: string,
  actor: Actor,
): Promise<Id<'pay'> | undefined> {
  const [attempt] = await ctx.db
    .select({ id: paymentAttempts.id, closingAs: paymentAttempts.closingAs })
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), eq(paymentAttempts.state, 'WAITING_FOR_DEPOSIT')));
  if (!attempt || attempt.closingAs) return attempt?.id;
  await noteAttempt(ctx, attempt.id, { closingAs: 'CANCELED', nextCheckAt: sql`now() + interval '35 seconds'` });
  await startCanceling(ctx, orderId, actor, reason);
  return attempt.id;
}

/**
 * Closes an account that is marked so: nobody has paid, the whole payment is cancelled and the order ends. Should the deposit
 * have come a moment before, the provider refuses, the look finds it, and the order is paid.
 */
export async function closeAccount(ctx: Ctx, attemptId: Id<'pay'>): Promise<Resolution> {
  const attempt = await findAttempt(ctx, attemptId);
  if (!attempt) return { state: 'UNKNOWN' };
  if (attempt.state !== 'WAITING_FOR_DEPOSIT' || !attempt.closingAs) return standing(attempt);
  const gateway = gatewayOf(attempt.provider);
  const paymentKey = attempt.paymentKey ?? '';
  const result = await gateway.cancel({
    paymentKey,
    reason: `${attempt.closingAs} ${attempt.id}`,
    // A refusal is stored under its key: each try has one of its own. Closing twice moves no money.
    idempotencyKey: `close-${attempt.id}-${randomUUID()}`,
  });
  if (result.ok) return settle(ctx, attempt, result);
  const found = await gateway.find({ paymentKey });
  return settle(ctx, attempt, found.ok ? found : result);
}

/**
 * An account waits for money that no order wants any more, its deposit taken back by the bank perhaps: it is closed at the
 * provider, so that nobody pays into it. What did not get through the next look tries again.
 */
export async function closeUseless(
  ctx: Ctx,
  { id, orderId, provider, checks }: Attempt,
  { paymentKey }: Pick<ProviderPayment, 'paymentKey'>,
): Promise<void> {
  const result = await gatewayOf(provider).cancel({
    paymentKey,
    reason: `USELESS ${id}`,
    idempotencyKey: `close-again-${id}-${checks}`,
  });
  if (result.ok) return;
  if (checks >= CLOSING_ALARM_AFTER)
    await raiseAlarm(ctx, 'PAYMENT_UNDECIDED', id, { orderId, providerCode: result.code });
  const wait = 2 * refundDelaySeconds(result.code, checks);
  await noteAttempt(ctx, id, { checks: checks + 1, nextCheckAt: sql`now() + make_interval(secs => ${wait})` });
}
