import 'server-only';
import { sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { paymentStatesBefore } from '~/modules/order/rules';
import { ofSameBuyer } from '~/modules/order/service/buyer';
import { holderOf } from '~/modules/order/service/order-row';
import { startConfirming } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { lockNames } from '~/server/named-locks';
import { sameSecret, sha256 } from '~/server/secret';
import type { ConfirmPaymentInput } from '../input';
import { lockReturned, type Locked, type Sought } from '../queries/locked';
import { countDeposits } from '../queries/payments';
import { stepAttempt, type Attempt } from './attempt';

export type Returned = Sought &
  Pick<ConfirmPaymentInput, 'amount'> & {
    /** Of the success address; null where it has been shown. */
    readonly token: string | null;
  };
export type Claim =
  /** It is ours to ask the provider; or somebody has, and there is only to look. */
  { readonly claimed: boolean; readonly attempt: Attempt } | 'EXPIRED' | 'TOO_MANY_DEPOSITS';

/**
 * Makes this call the one that asks the provider: order PENDING → CONFIRMING with everything it sells held, attempt READY →
 * CONFIRMING, in one transaction under the order's lock.
 * @throws AppError NOT_FOUND | AMOUNT_MISMATCH | ORDER_STATE | OUT_OF_STOCK: nobody may be called then.
 */
export function claimAttempt(ctx: Ctx, returned: Returned): Promise<Claim> {
  return inTx(
    ctx,
    async (tx) => {
      const { token, ...sought } = returned;
      const found = await lockReturned(tx.db, sought);
      if (!found) throw new AppError('NOT_FOUND');
      const { order, attempt } = found;
      if (token !== null && !sameSecret(sha256(token), attempt.returnTokenHash ?? '')) throw new AppError('NOT_FOUND');
      if (returned.amount !== attempt.amount || attempt.amount !== order.total) throw new AppError('AMOUNT_MISMATCH');
      // Neither another's key nor a second key for this attempt is accepted.
      if (found.isForeignKey || (attempt.paymentKey ?? returned.paymentKey) !== returned.paymentKey)
        throw new AppError('AMOUNT_MISMATCH');
      if (attempt.state !== 'READY') return { claimed: false, attempt };
      if (order.state === 'EXPIRED' || order.state === 'CANCELED') return 'EXPIRED';
      // Another attempt is being confirmed: nothing more is sent that its row would refuse.
      if (!paymentStatesBefore('CONFIRMING', 'SHOPPER').includes(order.state)) throw new AppError('ORDER_STATE');
      if (attempt.method === 'VIRTUAL_ACCOUNT' && (await hasManyDeposits(tx, order))) return 'TOO_MANY_DEPOSITS';
      const { paymentKey } = returned;
      // Should this process die in the call, the reconciler looks after it.
      const started = { paymentKey, confirmStartedAt: sql`now()`, nextCheckAt: sql`now() + interval '35 seconds'` };
      const [stepped] = await Promise.all([
        stepAttempt(tx, attempt.id, 'CONFIRMING', started),
        startConfirming(tx, order.id, { kind: 'SHOPPER', id: holderOf(order) }),
      ]);
      if (!stepped) throw new AppError('ORDER_STATE');
      return { claimed: true, attempt: { ...attempt, paymentKey, state: 'CONFIRMING' } };
    },
    'claim',
  );
}

/** One buyer's deposits are counted one after the other: two windows may have been opened before either was confirmed. */
async function hasManyDeposits(ctx: Ctx, order: Locked['order']): Promise<boolean> {
  await lockNames(ctx.db, [holderOf(order), ...(order.contactPhone ? [`deposit of ${order.contactPhone}`] : [])]);
  return (await countDeposits(ctx.db, order.id, ofSameBuyer(order))) >= ctx.shop.order.maxAwaitingDeposit;
}
