import 'server-only';
import { count, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Db } from '~/server/db';
import type { UnderWay } from '../rules';
import { fulfilments, orders } from '../tables';
import { ORDER_ID } from './list';

/** Where an order is between the deposit it waits for and its delivery, by the parcel that is least far, as `orderStatus` says; else null. */
export const WAY = sql<UnderWay | 'COMPLETED' | null>`CASE
  WHEN ${orders}.state = 'AWAITING_DEPOSIT' THEN 'AWAITING_DEPOSIT'
  WHEN ${orders}.state IN ('PAID', 'PARTIALLY_REFUNDED') THEN
    coalesce(nullif((SELECT min(state)::text FROM ${fulfilments} WHERE order_id = ${ORDER_ID}), 'NONE'), 'PAID')
  END`;

/** How many orders of those whom `scope` names are where. One statement. */
export async function countByWay(db: Db, scope: SQL) {
  const ways = db
    .select({ way: WAY.as('way') })
    .from(orders)
    .where(scope)
    .as('ways');
  return db.select({ way: ways.way, count: count() }).from(ways).where(isNotNull(ways.way)).groupBy(ways.way);
}
