import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { newId } from '~/lib/ids';
import { PROVIDER } from '~/modules/order/service/record-event';
import { markGivenBack } from '~/modules/order/service/give-back';
import { lockOrder } from '~/modules/order/service/order-row';
import { startCanceling } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { parcelStates } from '../queries';
import { paymentAttempts, refundLines, refunds } from '../tables';
import { stepAttempt, type Attempt } from './attempt';
import { everything } from './refund-parts';
import { gatewayOf } from './gateway-of';

/**
 * Somebody may have paid money back in the provider's own back office. The payment is looked at: all of it back, and nothing
 * sent yet, ends the order as refunded; anything else stops it from being prepared and is said to a person.
 */
export async function noteRefundAtProvider(
  ctx: Ctx,
  attempt: Attempt,
): Promise<'settled' | 'looked' | 'refunded-at-provider'> {
  const found = await gatewayOf(attempt.provider).find({ paymentKey: attempt.paymentKey ?? '' });
  if (!found.ok) return 'looked';
  const { balance, cancels } = found.payment;
  if (balance === attempt.amount - attempt.refundedAmount) return 'settled';
  return inTx(ctx, async (tx) => {
    const order = await lockOrder(tx, attempt.orderId);
    const [ours] = await tx.db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(eq(refunds.paymentId, attempt.id), sql`${refunds.state} <> 'FAILED'`));
    // Our own refund, whose answer is still on its way.
    if (ours || order.state !== 'PAID') return 'settled';
    log.error('payment.refunded-at-provider', undefined, { orderId: order.id, paymentId: attempt.id, balance });
    const sent = (await parcelStates(tx.db, order.id)).some((state) => state !== 'NONE' && state !== 'PREPARING');
    if (balance > 0 || sent) {
      if (!order.cancelingAt) await startCanceling(tx, order.id, PROVIDER, 'OTHER');
      return 'refunded-at-provider';
    }
    const refundId = newId('ref');
    const { lines, ...sums } = await everything(tx, order.id);
    await tx.db.insert(refunds).values({
      id: refundId,
      paymentId: attempt.id,
      orderId: order.id,
      amount: attempt.amount,
      ...sums,
      reason: 'OTHER',
      idempotencyKey: `provider-${attempt.id}`,
      state: 'DONE',
      doneAt: sql`now()`,
      transactionKey: cancels.at(-1)?.transactionKey ?? null,
      actor: PROVIDER.kind,
    });
    if (lines.length > 0) await tx.db.insert(refundLines).values(lines.map((line) => ({ refundId, ...line })));
    await stepAttempt(tx, attempt.id, 'CANCELED', { refundedAmount: sql`${paymentAttempts.amount}` });
    const back = { amount: attempt.amount, shipping: sums.shippingAmount, lines, refundId };
    await markGivenBack(tx, order.id, back, PROVIDER);
    return 'refunded-at-provider';
  });
}
