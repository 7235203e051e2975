import 'server-only';
import { and, count, eq, exists, gt, inArray, isNotNull, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { ENDED_CLAIM_STATES } from '~/modules/claim/rules';
import { claims } from '~/modules/claim/tables';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';

/**
 * How many orders of theirs are not over: about to be paid, paid and not yet completed, with money on its way back or with an
 * open request. One of which nothing was kept has no delivery to wait for.
 */
export async function countUnderWay(db: Db, userId: Id<'usr'>): Promise<number> {
  const one = { one: sql`1` };
  const toArrive = db
    .select(one)
    .from(fulfilments)
    .where(and(eq(fulfilments.orderId, orders.id), ne(fulfilments.state, 'COMPLETED')));
  const kept = db
    .select(one)
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orders.id), gt(orderLines.quantity, orderLines.canceledQuantity)));
  const openClaim = db
    .select(one)
    .from(claims)
    .where(and(eq(claims.orderId, orders.id), notInArray(claims.state, [...ENDED_CLAIM_STATES])));
  const openRefund = db
    .select(one)
    .from(refunds)
    .where(and(eq(refunds.orderId, orders.id), inArray(refunds.state, ['REQUESTED', 'WAITING'])));
  const [found] = await db
    .select({ count: count() })
    .from(orders)
    .where(
      and(
        eq(orders.userId, userId),
        or(
          inArray(orders.state, ['CONFIRMING', 'AWAITING_DEPOSIT']),
          and(eq(orders.state, 'PENDING'), gt(orders.expiresAt, sql`now()`)),
          and(inArray(orders.state, ['PAID', 'PARTIALLY_REFUNDED']), exists(toArrive), exists(kept)),
          isNotNull(orders.cancelingAt),
          exists(openClaim),
          exists(openRefund),
        ),
      ),
    );
  return found?.count ?? 0;
}
