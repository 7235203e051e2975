import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { claims } from '../tables';

/** What a mail says of the newest request about an order, and in which language. One statement. */
export async function findNewest(db: Db, orderId: Id<'ord'>) {
  const [row] = await db
    .select({
      locale: orders.locale,
      decision: claims.decision,
      carrier: claims.reshipCarrier,
      trackingNumber: claims.reshipTracking,
    })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .where(eq(claims.orderId, orderId))
    .orderBy(desc(claims.createdAt))
    .limit(1);
  return row;
}
