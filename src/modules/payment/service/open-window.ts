import 'server-only';
import { sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { buyerId, ofSameBuyer, ownerOf, requireBuyer, theirs } from '~/modules/order/service/buyer';
import { openWindow } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import type { OpenPaymentInput } from '../input';
import { countDeposits, escrowProducts, lockForWindow } from '../queries/payments';
import type { PaymentWindow } from '../rules';
import { paymentAttempts } from '../tables';
import { attemptRow, choiceOf, windowOf } from './new-attempt';

const MAX_ATTEMPTS = 10;

/**
 * Writes down an attempt to pay one's own unpaid order and says how to open the window. The amount is the database's. Extends
 * the hold once. The success address carries a token that lets one browser without the session confirm this attempt; only its
 * hash is kept. Whoever only has a pass opens none: while it is paid in theirs, the buyer could not pay in their own.
 * @throws AppError NOT_FOUND | BUYER_ONLY | ORDER_EXPIRED | ORDER_STATE | INVALID_INPUT | TOO_MANY_OPEN_ORDERS (deposits)
 */
export async function openPayment(ctx: Ctx, { orderId, ...input }: OpenPaymentInput): Promise<PaymentWindow> {
  const choice = choiceOf(ctx, input);
  if (ctx.pass?.orderId === orderId) await requireBuyer(ctx, orderId);
  return inTx(
    ctx,
    async (tx) => {
      const order = await lockForWindow(tx.db, orderId, theirs(ctx, orderId));
      if (!order) throw new AppError('NOT_FOUND');
      const buyer = ownerOf(order);
      if (order.state !== 'PENDING') throw new AppError(order.state === 'EXPIRED' ? 'ORDER_EXPIRED' : 'ORDER_STATE');
      if (input.method === 'VIRTUAL_ACCOUNT') await refuseManyDeposits(tx, order);
      const expiresAt = await openWindow(tx, order.id, { kind: 'SHOPPER', id: buyerId(buyer) });
      const [attempt] = await tx.db
        .insert(paymentAttempts)
        .values({
          ...attemptRow(choice, order),
          providerOrderId: sql`${order.number} || '_' || (SELECT count(*) + 1 FROM ${paymentAttempts} WHERE ${paymentAttempts.orderId} = ${order.id})`,
        })
        .returning({ providerOrderId: paymentAttempts.providerOrderId });
      if (!attempt || Number(attempt.providerOrderId.split('_')[1]) > MAX_ATTEMPTS) throw new AppError('ORDER_STATE');
      const products = choice.wish.useEscrow ? await escrowProducts(tx.db, order.id, order.locale) : [];
      return windowOf(tx, choice, order, {
        ...attempt,
        customerKey: buyerId(buyer),
        expiresAt,
        products,
      });
    },
    'open-window',
  );
}

/** Said before the window opens; what decides is the claim. */
async function refuseManyDeposits(ctx: Ctx, order: Parameters<typeof ofSameBuyer>[0]): Promise<void> {
  const max = ctx.shop.order.maxAwaitingDeposit;
  if ((await countDeposits(ctx.db, order.id, ofSameBuyer(order))) >= max)
    throw new AppError('TOO_MANY_OPEN_ORDERS', { max });
}
