import 'server-only';
import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { claims } from '~/modules/claim/tables';
import { orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';

export type Named = {
  readonly orderId?: Id<'ord'> | undefined;
  readonly claimId?: Id<'clm'> | undefined;
  readonly refundId?: Id<'ref'> | undefined;
};

/** Whether none of these is, or belongs to, an order that all staff may see. No statement where nothing is named. */
export async function isHidden(db: Db, { orderId, claimId, refundId }: Named): Promise<boolean> {
  const ways: SQL[] = [];
  if (orderId) ways.push(eq(orders.id, orderId));
  if (claimId)
    ways.push(inArray(orders.id, db.select({ id: claims.orderId }).from(claims).where(eq(claims.id, claimId))));
  if (refundId)
    ways.push(inArray(orders.id, db.select({ id: refunds.orderId }).from(refunds).where(eq(refunds.id, refundId))));
  if (ways.length === 0) return false;
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(isNull(orders.restrictedAt), or(...ways)));
  return rows.length === 0;
}
