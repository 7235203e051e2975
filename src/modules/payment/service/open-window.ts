import 'server-only';
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { endOfNextSeoulDay } from '~/lib/time';
import { buyerId, buyerOf, ownedBy } from '~/modules/order/service/buyer';
import { openWindow } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sha256 } from '~/server/secret';
import type { OpenPaymentInput } from '../input';
import { countDeposits, escrowProducts, lockForWindow } from '../queries/payments';
import { paidLikeCash, type PaymentWindow } from '../rules';
import { paymentAttempts } from '../tables';
import { gatewayOf } from './gateway-of';
import { orderNameMore } from './order-name';

const MAX_ATTEMPTS = 10;

/**
 * Writes down an attempt to pay one's own unpaid order and says how to open the window. The amount is the database's. Extends
 * the hold once. The success address carries a token that lets one browser without the session confirm this attempt; only its
 * hash is kept.
 * @throws AppError NOT_FOUND | ORDER_EXPIRED | ORDER_STATE | INVALID_INPUT | TOO_MANY_OPEN_ORDERS (deposits)
 */
export async function openPayment(
  ctx: Ctx,
  { orderId, method, cashReceipt }: OpenPaymentInput,
): Promise<PaymentWindow> {
  const likeCash = paidLikeCash(method);
  if (!ctx.shop.paymentMethods.includes(method)) throw new AppError('INVALID_INPUT');
  if (!likeCash && (cashReceipt ?? 'NONE') !== 'NONE') throw new AppError('INVALID_INPUT');
  const buyer = buyerOf(ctx);
  const gateway = gatewayOf(ctx.shop.paymentProvider);
  const useEscrow = likeCash && ctx.shop.useEscrow;
  const token = randomBytes(32).toString('base64url');
  return inTx(
    ctx,
    async (tx) => {
      const order = await lockForWindow(tx.db, orderId, ownedBy(buyer));
      if (!order) throw new AppError('NOT_FOUND');
      if (order.state !== 'PENDING') throw new AppError(order.state === 'EXPIRED' ? 'ORDER_EXPIRED' : 'ORDER_STATE');
      if (method === 'VIRTUAL_ACCOUNT') await refuseManyDeposits(tx, order.id);
      const expiresAt = await openWindow(tx, order.id, { kind: 'SHOPPER', id: buyerId(buyer) });
      const id = newId('pay');
      const dueAt = endOfNextSeoulDay(tx.now);
      const [attempt] = await tx.db
        .insert(paymentAttempts)
        .values({
          id,
          orderId: order.id,
          provider: gateway.name,
          method,
          providerOrderId: sql`${order.number} || '_' || (SELECT count(*) + 1 FROM ${paymentAttempts} WHERE ${paymentAttempts.orderId} = ${order.id})`,
          idempotencyKey: `confirm-${id}`,
          amount: order.total,
          currency: order.currency,
          cashReceiptType: likeCash ? (cashReceipt ?? 'NONE') : null,
          useEscrow,
          // What we ask for; the provider's own word replaces it.
          accountDueAt: method === 'VIRTUAL_ACCOUNT' ? dueAt : null,
          returnTokenHash: sha256(token),
        })
        .returning({ providerOrderId: paymentAttempts.providerOrderId });
      if (!attempt || Number(attempt.providerOrderId.split('_')[1]) > MAX_ATTEMPTS) throw new AppError('ORDER_STATE');
      const prefix = `${env().SITE_URL}${order.locale === tx.shop.defaultLocale ? '' : `/${order.locale}`}/checkout`;
      const first = (order.locale === 'ko' ? order.firstKo : order.firstEn).slice(0, 80);
      return {
        sdkUrl: env().TOSS_SDK_URL,
        clientKey: env().TOSS_CLIENT_KEY,
        customerKey: buyerId(buyer),
        method,
        amount: order.total,
        currency: order.currency,
        providerOrderId: attempt.providerOrderId,
        // At most 100 characters.
        orderName: orderNameMore(first, order.lines - 1, order.locale),
        customerName: order.name,
        customerEmail: order.email,
        customerMobilePhone: order.phone,
        successUrl: `${prefix}/success?o=${order.id}&t=${token}`,
        failUrl: `${prefix}/fail?o=${order.id}`,
        expiresAt,
        options: gateway.windowOptions({
          method,
          cashReceipt: cashReceipt ?? 'NONE',
          useEscrow,
          dueAt,
          products: useEscrow ? await escrowProducts(tx.db, order.id, order.locale) : [],
        }),
      };
    },
    'open-window',
  );
}

/** Said before the window opens; what decides is the claim. */
async function refuseManyDeposits(ctx: Ctx, orderId: Id<'ord'>): Promise<void> {
  const max = ctx.shop.order.maxAwaitingDeposit;
  if ((await countDeposits(ctx.db, orderId, ownedBy(buyerOf(ctx)))) >= max)
    throw new AppError('TOO_MANY_OPEN_ORDERS', { max });
}
