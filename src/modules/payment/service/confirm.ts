import 'server-only';
import { isAppError } from '~/lib/errors';
import { askersFor } from '~/modules/order/service/buyer';
import type { Ctx } from '~/server/context';
import type { ConfirmPaymentInput } from '../input';
import type { Resolution } from './attempt';
import { claimAttempt, type Returned } from './claim-attempt';
import { confirmAtProvider, resolve } from './resolve';

/**
 * The shopper is back from the payment window. Claims the attempt under the order's lock, then asks the provider to take the
 * money, then writes down what it said: no network call inside a transaction. A second call finds the claim and only looks.
 * Nothing is charged unless the order is theirs, unpaid, fully held, and the amount is the database's.
 * @throws AppError NOT_FOUND, also for another token than that of the attempt's window | AMOUNT_MISMATCH | ORDER_STATE, all without
 * a call to the provider.
 */
export async function confirmPayment(ctx: Ctx, { orderId, ...returned }: ConfirmPaymentInput): Promise<Resolution> {
  return confirmReturned(ctx, { ...returned, orderId, buyers: askersFor(ctx, orderId) });
}

/** `confirmPayment` for whoever has proof of the order. */
export async function confirmReturned(ctx: Ctx, returned: Returned): Promise<Resolution> {
  const claim = await claimAttempt(ctx, returned).catch((error: unknown) => {
    if (isAppError(error, 'OUT_OF_STOCK')) return 'EXPIRED' as const;
    throw error;
  });
  if (claim === 'EXPIRED') return { state: 'EXPIRED' };
  if (claim === 'TOO_MANY_DEPOSITS') return { state: 'DECLINED', code: 'TOO_MANY_OPEN_ORDERS' };
  return claim.claimed ? confirmAtProvider(ctx, claim.attempt) : resolve(ctx, claim.attempt.id);
}
