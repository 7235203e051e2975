import 'server-only';
import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { paymentAttempts } from './tables';

/** The names on an order's lines, in their order. */
export function lineNames(db: Db, orderId: Id<'ord'>) {
  return db
    .select({ ko: orderLines.nameKo, en: orderLines.nameEn })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
}

/** How far each parcel of an order is. */
export async function parcelStates(db: Db, orderId: Id<'ord'>) {
  const rows = await db.select({ state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.orderId, orderId));
  return rows.map((row) => row.state);
}

/** An order's state with its newest attempt, where `scope` says whose it must be. */
export async function findStanding(db: Db, orderId: Id<'ord'>, scope: SQL) {
  const [row] = await db
    .select({ state: orders.state, attemptId: paymentAttempts.id, failureCode: paymentAttempts.failureCode })
    .from(orders)
    .leftJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(orders.id, orderId), scope))
    .orderBy(desc(paymentAttempts.createdAt))
    .limit(1);
  return row;
}
