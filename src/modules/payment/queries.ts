import 'server-only';
import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { LIVE_ATTEMPT_STATES } from './rules';
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

/** An order's state with the attempt that counts: the live one, else the one confirmed last, where `scope` says whose it must be. */
export async function findStanding(db: Db, orderId: Id<'ord'>, scope: SQL) {
  const [row] = await db
    .select({ state: orders.state, attemptId: paymentAttempts.id, failureCode: paymentAttempts.failureCode })
    .from(orders)
    .leftJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(orders.id, orderId), scope))
    // Two tabs may each have opened a window: the newest attempt need not be the one that is paid.
    .orderBy(
      desc(inArray(paymentAttempts.state, [...LIVE_ATTEMPT_STATES])),
      sql`${paymentAttempts.confirmStartedAt} DESC NULLS LAST`,
      desc(paymentAttempts.createdAt),
    )
    .limit(1);
  return row;
}
