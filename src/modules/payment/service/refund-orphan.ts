import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { findAttempt } from './attempt';
import { gatewayOf } from './gateway-of';

/**
 * Gives back money that was taken without an order to show for it. Called from the outbox until it does not throw; the key is
 * the attempt's, so it is given back once.
 */
export async function refundOrphan(ctx: Ctx, paymentId: Id<'pay'>, reason: string): Promise<void> {
  const attempt = await findAttempt(ctx, paymentId);
  if (!attempt?.paymentKey) return;
  const gateway = gatewayOf(attempt.provider);
  const found = await gateway.find({ paymentKey: attempt.paymentKey });
  if (!found.ok) throw new Error(found.code);
  const { balance } = found.payment;
  if (balance === 0) return;
  const result = await gateway.cancel({
    paymentKey: attempt.paymentKey,
    amount: balance,
    balance,
    reason,
    idempotencyKey: `orphan-${attempt.id}`,
  });
  if (!result.ok) throw new Error(result.code);
  log.warn('payment.orphan-refunded', { paymentId, orderId: attempt.orderId, amount: balance });
}
