import 'server-only';
import { desc, sql, type SQL } from 'drizzle-orm';
import type { Db } from '~/server/db';
import type { ActorKind } from '../rules';
import { orderEvents, orders } from '../tables';
import { PARCELS, VERSION } from './list';

/** How an order stands and since which line of its story, of whom `scope` names; the newest orders first. One statement. */
export function selectStandings(db: Db, scope: SQL, limit: number) {
  return db
    .select({
      orderId: orders.id,
      number: orders.number,
      state: orders.state,
      cancelingAt: orders.cancelingAt,
      parcels: PARCELS,
      version: VERSION,
      by: sql<ActorKind>`(SELECT actor FROM ${orderEvents} WHERE id = ${VERSION})`,
    })
    .from(orders)
    .where(scope)
    .orderBy(desc(orders.createdAt), desc(orders.id))
    .limit(limit);
}
