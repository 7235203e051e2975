import 'server-only';
import { count, eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { findEmail } from '~/modules/account/service/person';
import { buyerId, requireMyOrder } from '~/modules/order/service/buyer';
import { lockOrder } from '~/modules/order/service/order-row';
import { openWindow } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import { env } from '~/server/env';
import type { PaymentMethod } from '~/shops/preset';
import type { PaymentWindow } from '../rules';
import { lineNames } from '../queries';
import { paymentAttempts } from '../tables';
import { orderNameMore } from './order-name';

const MAX_ATTEMPTS = 10;

/**
 * Writes down an attempt to pay one's own unpaid order and says how to open the window. The amount is the database's. Extends
 * the hold once. @throws AppError NOT_FOUND | ORDER_EXPIRED | ORDER_STATE
 */
export async function openPayment(
  ctx: Ctx,
  input: { orderId: Id<'ord'>; method: PaymentMethod },
): Promise<PaymentWindow> {
  if (!ctx.shop.paymentMethods.includes(input.method)) throw new AppError('INVALID_INPUT');
  return inTx(ctx, async (tx) => {
    const buyer = await requireMyOrder(tx, input.orderId);
    const order = await lockOrder(tx, input.orderId);
    if (order.state !== 'PENDING') throw new AppError(order.state === 'EXPIRED' ? 'ORDER_EXPIRED' : 'ORDER_STATE');
    const expiresAt = await openWindow(tx, order.id, { kind: 'SHOPPER', id: buyerId(buyer) });
    const [before] = await tx.db
      .select({ count: count() })
      .from(paymentAttempts)
      .where(eq(paymentAttempts.orderId, order.id));
    const number = (before?.count ?? 0) + 1;
    if (number > MAX_ATTEMPTS) throw new AppError('ORDER_STATE');
    const id = newId('pay');
    const providerOrderId = `${order.number}_${number}`;
    await tx.db.insert(paymentAttempts).values({
      id,
      orderId: order.id,
      provider: tx.shop.paymentProvider,
      method: input.method,
      providerOrderId,
      idempotencyKey: `confirm-${id}`,
      amount: order.total,
      currency: order.currency,
    });
    const prefix = `${env().SITE_URL}${order.locale === tx.shop.defaultLocale ? '' : `/${order.locale}`}/checkout`;
    return {
      sdkUrl: env().TOSS_SDK_URL,
      clientKey: env().TOSS_CLIENT_KEY,
      customerKey: buyerId(buyer),
      method: input.method,
      amount: order.total,
      currency: order.currency,
      providerOrderId,
      orderName: await orderName(tx, order.id, order.locale),
      customerName: order.recipientName,
      customerEmail: await findEmail(tx, buyer.userId),
      customerMobilePhone: order.recipientPhone,
      successUrl: `${prefix}/success?o=${order.id}`,
      failUrl: `${prefix}/fail?o=${order.id}`,
      expiresAt,
    };
  });
}

/** «프로틴 셰이크 외 2건», at most 100 characters. */
async function orderName(ctx: Ctx, orderId: Id<'ord'>, locale: 'ko' | 'en'): Promise<string> {
  const lines = await lineNames(ctx.db, orderId);
  const first = lines[0]?.[locale] ?? '';
  return orderNameMore(first.slice(0, 80), lines.length - 1, locale);
}
