import 'server-only';
import { and, count, eq, inArray, min, type SQL } from 'drizzle-orm';
import type { Db } from '~/server/db';
import { fulfilments, orders } from '../tables';

/** How many paid orders there are by the parcel that is least far, of those whom `scope` names. One statement. */
export async function countByParcel(db: Db, scope: SQL) {
  const slowest = db
    .select({ id: orders.id, state: min(fulfilments.state).as('slowest') })
    .from(orders)
    .innerJoin(fulfilments, eq(fulfilments.orderId, orders.id))
    .where(and(scope, inArray(orders.state, ['PAID', 'PARTIALLY_REFUNDED'])))
    .groupBy(orders.id)
    .as('per_order');
  return db.select({ state: slowest.state, count: count() }).from(slowest).groupBy(slowest.state);
}
