import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { AppError, isAppError } from '~/lib/errors';
import { buyerId, requireMyOrder } from '~/modules/order/service/buyer';
import { lockOrder } from '~/modules/order/service/order-row';
import { startConfirming } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import type { ConfirmPaymentInput } from '../input';
import { paymentAttempts } from '../tables';
import { stepAttempt, type Attempt } from './attempt';
import { confirmAtProvider, resolve, type Resolution } from './resolve';

export type Confirmation = Resolution | { readonly state: 'EXPIRED' };

/**
 * The shopper is back from the payment window. Claims the attempt under the order's lock, then asks the provider to take the
 * money, then writes down what it said: no network call inside a transaction. A second call finds the claim and only looks.
 * Nothing is charged unless the order is theirs, unpaid, fully held, and the amount is the database's.
 * @throws AppError NOT_FOUND | AMOUNT_MISMATCH | ORDER_STATE, all without a call to the provider.
 */
export async function confirmPayment(ctx: Ctx, input: ConfirmPaymentInput): Promise<Confirmation> {
  const claim = await claimAttempt(ctx, input).catch((error: unknown) => {
    if (isAppError(error, 'OUT_OF_STOCK')) return 'EXPIRED' as const;
    throw error;
  });
  if (claim === 'EXPIRED') return { state: 'EXPIRED' };
  return claim.claimed ? confirmAtProvider(ctx, claim.attempt) : resolve(ctx, claim.attempt.id);
}

type Claim = { readonly claimed: boolean; readonly attempt: Attempt } | 'EXPIRED';

function claimAttempt(ctx: Ctx, input: ConfirmPaymentInput): Promise<Claim> {
  return inTx(ctx, async (tx) => {
    const buyer = await requireMyOrder(tx, input.orderId);
    const order = await lockOrder(tx, input.orderId);
    const [attempt] = await tx.db
      .select()
      .from(paymentAttempts)
      .where(and(eq(paymentAttempts.orderId, order.id), eq(paymentAttempts.providerOrderId, input.providerOrderId)));
    if (!attempt) throw new AppError('NOT_FOUND');
    if (input.amount !== attempt.amount || attempt.amount !== order.total) throw new AppError('AMOUNT_MISMATCH');
    await refuseForeignKey(tx, attempt, input.paymentKey);
    if (attempt.state !== 'READY') return { claimed: false, attempt };
    if (order.state === 'EXPIRED' || order.state === 'CANCELED') return 'EXPIRED';
    await startConfirming(tx, order.id, { kind: 'SHOPPER', id: buyerId(buyer) });
    const started = { paymentKey: input.paymentKey, confirmStartedAt: tx.now };
    // Should this process die in the call, the reconciler looks after it.
    if (
      !(await stepAttempt(tx, attempt.id, 'CONFIRMING', {
        ...started,
        nextCheckAt: sql`now() + interval '35 seconds'`,
      }))
    )
      throw new AppError('ORDER_STATE');
    return { claimed: true, attempt: { ...attempt, ...started, state: 'CONFIRMING' } };
  });
}

/** One payment key belongs to one live attempt: neither another's key nor a second key for this one is accepted. */
async function refuseForeignKey(ctx: Ctx, attempt: Attempt, paymentKey: string): Promise<void> {
  if (attempt.paymentKey !== null && attempt.paymentKey !== paymentKey) throw new AppError('AMOUNT_MISMATCH');
  const foreign = await ctx.db
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(
      and(
        eq(paymentAttempts.paymentKey, paymentKey),
        ne(paymentAttempts.id, attempt.id),
        ne(paymentAttempts.state, 'FAILED'),
      ),
    );
  if (foreign.length > 0) throw new AppError('AMOUNT_MISMATCH');
}
