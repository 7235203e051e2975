import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orderLines, orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { paymentAttempts } from '../tables';

/** The payment of an order that still has money, with the delivery fee that is left of the order. */
export async function findCharged(db: Db, orderId: Id<'ord'>) {
  const [found] = await db
    .select({
      payment: paymentAttempts,
      shippingLeft: sql<number>`${orders.shippingTotal} - ${orders.refundedShipping}`,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['DONE', 'PARTIAL_CANCELED'])));
  return found;
}

/** The lines of an order that have units left to give back. */
export async function listRefundableLines(db: Db, orderId: Id<'ord'>) {
  const left = sql<number>`${orderLines.quantity} - ${orderLines.canceledQuantity}`;
  return db
    .select({
      lineId: orderLines.id,
      nameKo: orderLines.nameKo,
      nameEn: orderLines.nameEn,
      optionKo: orderLines.optionKo,
      optionEn: orderLines.optionEn,
      unitPrice: orderLines.unitPrice,
      quantityLeft: left,
    })
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orderId), sql`${left} > 0`))
    .orderBy(asc(orderLines.position));
}

/** Where and until when an order's money is to be sent, in whose language. */
export async function findDeposit(db: Db, orderId: Id<'ord'>) {
  const [found] = await db
    .select({
      account: paymentAttempts.account,
      dueAt: paymentAttempts.accountDueAt,
      amount: paymentAttempts.amount,
      currency: paymentAttempts.currency,
      locale: orders.locale,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(and(eq(paymentAttempts.orderId, orderId), isNotNull(paymentAttempts.account)))
    .orderBy(desc(paymentAttempts.createdAt))
    .limit(1);
  return found;
}
