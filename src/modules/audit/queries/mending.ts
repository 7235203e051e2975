import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { claims } from '~/modules/claim/tables';
import { stockHolds } from '~/modules/inventory/tables';
import { paymentAttempts, refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';

/** Units an order holds now. */
export async function stillHeld(db: Db, orderId: Id<'ord'>): Promise<number> {
  const [row] = await db
    .select({ units: sql<number>`coalesce(sum(${stockHolds.quantity}), 0)::int` })
    .from(stockHolds)
    .where(and(eq(stockHolds.orderId, orderId), eq(stockHolds.state, 'ACTIVE')));
  return row?.units ?? 0;
}

export async function claimState(db: Db, id: Id<'clm'>): Promise<{ state: string | null }> {
  const [row] = await db.select({ state: claims.state }).from(claims).where(eq(claims.id, id));
  return { state: row?.state ?? null };
}

/** What the finished refunds of an order's payment add up to; money that never made the order paid is no part of it. */
export async function refundedOf(db: Db, orderId: Id<'ord'>): Promise<{ amount: number; shipping: number }> {
  const [row] = await db
    .select({
      amount: sql<number>`coalesce(sum(${refunds.amount}), 0)::int`,
      shipping: sql<number>`coalesce(sum(${refunds.shippingAmount}), 0)::int`,
    })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(and(eq(refunds.orderId, orderId), eq(refunds.state, 'DONE'), ne(paymentAttempts.state, 'FAILED')));
  return row ?? { amount: 0, shipping: 0 };
}
