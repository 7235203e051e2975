import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orderLines, orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { paymentAttempts, refunds } from '../tables';

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

/** Whether a refund of this payment ended without its money. */
export async function hasRefused(db: Db, paymentId: Id<'pay'>): Promise<boolean> {
  const rows = await db
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.state, 'FAILED')))
    .limit(1);
  return rows.length > 0;
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

/** Money of an order's payments that waits for its buyer to name an account, in whose language. */
export async function findWaiting(db: Db, orderId: Id<'ord'>) {
  const [found] = await db
    .select({ amount: refunds.amount, currency: orders.currency, locale: orders.locale })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(and(eq(refunds.orderId, orderId), eq(refunds.state, 'WAITING')))
    .orderBy(desc(refunds.createdAt))
    .limit(1);
  return found;
}

/** How the last money that goes back of an order was paid, and the account it goes to where somebody named one. */
export async function findWentBack(db: Db, orderId: Id<'ord'>) {
  const [found] = await db
    .select({
      method: paymentAttempts.method,
      account: refunds.account,
      locale: orders.locale,
    })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .where(eq(refunds.orderId, orderId))
    .orderBy(desc(refunds.createdAt))
    .limit(1);
  return found;
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
