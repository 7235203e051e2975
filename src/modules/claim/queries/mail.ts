import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';
import { claimLines, claims } from '../tables';

type Mailed = { readonly orderId: Id<'ord'>; readonly claimId?: Id<'clm'> };

/** What a mail says of a request about an order, the newest where it names none, and in which language. Two statements. */
export async function findMailed(db: Db, { orderId, claimId }: Mailed) {
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
    .where(and(eq(claims.orderId, orderId), claimId && eq(claims.id, claimId)))
    .orderBy(desc(claims.createdAt), desc(claims.id))
    .limit(1);
  if (!row) return undefined;
  const lines = await db
    .select({ lineId: claimLines.lineId, quantity: claimLines.quantity })
    .from(claimLines)
    .where(eq(claimLines.claimId, row.id));
  return { ...row, lines };
}

export type MailedClaim = NonNullable<Awaited<ReturnType<typeof findMailed>>>;
