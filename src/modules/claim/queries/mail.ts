import 'server-only';
import { desc, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';
import { claimLines, claims } from '../tables';

/** What a mail says of the newest request about an order, and in which language. Two statements. */
export async function findNewest(db: Db, orderId: Id<'ord'>) {
  const [row] = await db
    .select({
      id: claims.id,
      orderId: claims.orderId,
      locale: orders.locale,
      currency: orders.currency,
      kind: claims.kind,
      state: claims.state,
      reason: claims.reason,
      decision: claims.decision,
      carrier: claims.reshipCarrier,
      trackingNumber: claims.reshipTracking,
      refund: {
        itemsAmount: refunds.itemsAmount,
        shippingAmount: refunds.shippingAmount,
        deduction: refunds.deduction,
        amount: refunds.amount,
      },
    })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .leftJoin(refunds, eq(refunds.id, claims.refundId))
    .where(eq(claims.orderId, orderId))
    .orderBy(desc(claims.createdAt), desc(claims.id))
    .limit(1);
  if (!row) return undefined;
  const lines = await db
    .select({ lineId: claimLines.lineId, quantity: claimLines.quantity })
    .from(claimLines)
    .where(eq(claimLines.claimId, row.id));
  return { ...row, lines };
}

export type MailedClaim = NonNullable<Awaited<ReturnType<typeof findNewest>>>;
