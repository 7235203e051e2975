import 'server-only';
import { and, eq, notInArray, sql, type SQL } from 'drizzle-orm';
import { orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { ENDED_CLAIM_STATES, type ClaimKind } from '../rules';
import { claims } from '../tables';

export const isOpen = notInArray(claims.state, [...ENDED_CLAIM_STATES]);

/** «The order has a request that is not over», of this kind where one is given: a condition on `orders`. */
export function hasOpenClaim(kind?: ClaimKind): SQL {
  return sql`EXISTS (SELECT 1 FROM ${claims} WHERE ${and(
    eq(claims.orderId, orders.id),
    isOpen,
    kind ? eq(claims.kind, kind) : undefined,
  )})`;
}

/** Requests that are not over, about the orders that `scope` says. One statement. */
export function findOpen(db: Db, scope: SQL) {
  return db
    .select({ orderId: claims.orderId, kind: claims.kind, state: claims.state })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .where(and(scope, isOpen));
}
