import 'server-only';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { products } from '~/modules/catalog/tables';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import { paymentAttempts, refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';
import { BUYERS_REASONS } from '../rules';
import { claims } from '../tables';
import { isOpen } from './open';

/** Units of a line that an open request, or another refund under way, is about. */
const ASKED_BACK = sql`(coalesce((SELECT sum(cl.quantity) FROM claim_lines cl JOIN claims c ON c.id = cl.claim_id
    WHERE cl.line_id = order_lines.id AND c.state NOT IN ('COMPLETED', 'REFUSED', 'WITHDRAWN')), 0)
  + coalesce((SELECT sum(rl.quantity) FROM refund_lines rl JOIN refunds r ON r.id = rl.refund_id
    WHERE rl.line_id = order_lines.id AND r.state = 'REQUESTED'
      AND NOT EXISTS (SELECT 1 FROM claims own WHERE own.refund_id = r.id)), 0))`;

/** All that a request about an order is judged by, and the moment by the database clock. Three statements. */
export async function findFacts(db: Db, orderId: Id<'ord'>) {
  const [order] = await db
    .select({
      id: orders.id,
      state: orders.state,
      cancelingAt: orders.cancelingAt,
      currency: orders.currency,
      shippingLeft: sql<number>`${orders.shippingTotal} - ${orders.refundedShipping}`,
      /** What was paid for the way there, without what its region adds; goodwill that gave it back since is not taken back. */
      deliveryFee: sql<number>`${orders.shippingTotal} - ${orders.surchargeTotal}`,
      /** An earlier return that the buyer answers for has charged them for it. */
      chargedEarlier: sql<boolean>`EXISTS (SELECT FROM ${claims} JOIN ${refunds} ON ${refunds.id} = ${claims.refundId}
        WHERE ${claims.orderId} = ${orders.id} AND ${claims.kind} = 'RETURN' AND ${claims.state} = 'COMPLETED'
          AND ${inArray(claims.reason, BUYERS_REASONS)} AND ${refunds.deduction} > 0)`,
      /** What the region of its address adds to the way of one parcel. */
      surcharge: sql<number>`${orders.surchargeTotal} / (SELECT count(*) FROM fulfilments f WHERE f.order_id = orders.id)::int`,
      moneyLeft: sql<number>`${orders.total} - ${orders.refundedTotal}`,
      payment: { state: paymentAttempts.state, account: paymentAttempts.account },
      at: sql`now()`.mapWith(orders.createdAt),
    })
    .from(orders)
    .leftJoin(
      paymentAttempts,
      and(
        eq(paymentAttempts.orderId, orders.id),
        inArray(paymentAttempts.state, ['DONE', 'PARTIAL_CANCELED', 'CANCELED']),
      ),
    )
    .where(eq(orders.id, orderId))
    .orderBy(desc(paymentAttempts.approvedAt))
    .limit(1);
  if (!order) return undefined;
  const [lines, open] = await Promise.all([
    db
      .select({
        lineId: orderLines.id,
        productId: orderLines.productId,
        slug: orderLines.productSlug,
        nameKo: orderLines.nameKo,
        nameEn: orderLines.nameEn,
        optionKo: orderLines.optionKo,
        optionEn: orderLines.optionEn,
        image: orderLines.image,
        tile: products.tile,
        storage: products.storage,
        unitPrice: orderLines.unitPrice,
        quantity: orderLines.quantity,
        kept: sql<number>`${orderLines.quantity} - ${orderLines.canceledQuantity}`,
        left: sql<number>`greatest(0, ${orderLines.quantity} - ${orderLines.canceledQuantity} - ${ASKED_BACK})::int`,
        parcel: fulfilments.state,
        deliveredAt: fulfilments.deliveredAt,
      })
      .from(orderLines)
      .innerJoin(products, eq(products.id, orderLines.productId))
      .innerJoin(
        fulfilments,
        and(eq(fulfilments.orderId, orderLines.orderId), eq(fulfilments.sellerId, orderLines.sellerId)),
      )
      .where(eq(orderLines.orderId, orderId))
      .orderBy(asc(orderLines.position)),
    db
      .select({
        id: claims.id,
        kind: claims.kind,
        state: claims.state,
        reason: claims.reason,
        refundAccount: claims.refundAccount,
      })
      .from(claims)
      .where(and(eq(claims.orderId, orderId), isOpen)),
  ]);
  return { order, lines, open: open[0] };
}

export type Facts = NonNullable<Awaited<ReturnType<typeof findFacts>>>;
