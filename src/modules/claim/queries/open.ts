import 'server-only';
import { and, eq, notInArray, sql, type SQL } from 'drizzle-orm';
import { orders } from '~/modules/order/tables';
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
