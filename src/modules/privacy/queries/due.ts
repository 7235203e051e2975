import 'server-only';
import { and, eq, isNull, lte, notExists, sql } from 'drizzle-orm';
import { guests } from '~/modules/account/tables';
import { fulfilments, orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';

/** Orders that still name somebody and to which nothing has happened since `until`; the oldest first. */
export async function ordersToErase(db: Db, until: Date, limit: number) {
  const lastParcel = sql`(SELECT max(greatest(${fulfilments.shippedAt}, ${fulfilments.deliveredAt}, ${fulfilments.completedAt}))
    FROM ${fulfilments} WHERE ${fulfilments.orderId} = ${orders.id})`;
  const lastRefund = sql`(SELECT max(coalesce(${refunds.doneAt}, ${refunds.createdAt})) FROM ${refunds}
    WHERE ${refunds.orderId} = ${orders.id})`;
  const last = sql`greatest(${orders.createdAt}, ${orders.paidAt}, ${orders.endedAt}, ${lastParcel}, ${lastRefund})`;
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    // The first condition alone lets an index help; the second is the rule.
    .where(
      and(isNull(orders.erasedAt), lte(orders.createdAt, until), sql`${last} <= ${until.toISOString()}::timestamptz`),
    )
    .orderBy(orders.createdAt)
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Guests without an order who were last seen at `until` or earlier. */
export async function guestsToDrop(db: Db, until: Date, limit: number) {
  const ordered = db
    .select({ one: sql`1` })
    .from(orders)
    .where(eq(orders.guestId, guests.id));
  const rows = await db
    .select({ id: guests.id })
    .from(guests)
    .where(and(lte(guests.seenAt, until), notExists(ordered)))
    .limit(limit);
  return rows.map(({ id }) => id);
}
