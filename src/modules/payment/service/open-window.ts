import 'server-only';
import { sql } from 'drizzle-orm';
import { AppError, isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { buyerId, isThem, ofSameBuyer, ownerOf, requireMyOrder, theirs } from '~/modules/order/service/buyer';
import { openWindow } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { OpenPaymentInput } from '../input';
import { countDeposits, escrowProducts, lockForWindow } from '../queries/payments';
import type { PaymentWindow } from '../rules';
import { paymentAttempts } from '../tables';
import { attemptRow, choiceOf, windowOf } from './new-attempt';

const MAX_ATTEMPTS = 10;

/**
 * Writes down an attempt to pay one's own unpaid order and says how to open the window. The amount is the database's. Extends
 * the hold once. The success address carries a token that lets one browser without the session confirm this attempt; only its
 * hash is kept.
 * @throws AppError NOT_FOUND | ORDER_EXPIRED | ORDER_STATE | INVALID_INPUT | TOO_MANY_OPEN_ORDERS (deposits) |
 * TOO_MANY_WINDOWS (of a pass)
 */
export async function openPayment(ctx: Ctx, { orderId, ...input }: OpenPaymentInput): Promise<PaymentWindow> {
  const choice = choiceOf(ctx, input);
  await limitPass(ctx, orderId);
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
      return windowOf(tx, choice, isThem(ctx, buyer) ? order : withoutPerson(order), {
        ...attempt,
        customerKey: buyerId(buyer),
        expiresAt,
        products,
      });
    },
    'open-window',
  );
}

/**
 * Whoever has shown an order's number and telephone may be another: they must not use up the attempts of its buyer. Counted for
 * an hour, longer than an order waits to be paid, and before any row is locked.
 */
async function limitPass(ctx: Ctx, orderId: Id<'ord'>): Promise<void> {
  if (ctx.pass?.orderId !== orderId || isThem(ctx, await requireMyOrder(ctx, orderId))) return;
  try {
    await takeLimit('payment.pass', orderId);
  } catch (error) {
    throw isAppError(error, 'RATE_LIMITED') ? new AppError('TOO_MANY_WINDOWS') : error;
  }
}

const withoutPerson = <T extends object>(order: T) => ({ ...order, name: null, email: null, phone: null });

/** Said before the window opens; what decides is the claim. */
async function refuseManyDeposits(ctx: Ctx, order: Parameters<typeof ofSameBuyer>[0]): Promise<void> {
  const max = ctx.shop.order.maxAwaitingDeposit;
  if ((await countDeposits(ctx.db, order.id, ofSameBuyer(order))) >= max)
    throw new AppError('TOO_MANY_OPEN_ORDERS', { max });
}
