import 'server-only';
import { and, eq, ne, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Id } from '~/lib/ids';
import { orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { paymentAttempts } from '../tables';

/** What claiming and settling a payment asks of its order. */
const ORDER = {
  id: orders.id,
  number: orders.number,
  state: orders.state,
  total: orders.total,
  refundedTotal: orders.refundedTotal,
  userId: orders.userId,
  guestId: orders.guestId,
  cancelingAt: orders.cancelingAt,
};

/** An attempt and its order, both locked, the order first; as they are now, whoever had them before. */
export async function lockAttempt(db: Db, id: Id<'pay'>) {
  const [found] = await db
    .select({ order: ORDER, attempt: paymentAttempts })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(eq(paymentAttempts.id, id))
    .for('no key update');
  return found;
}
export type Locked = NonNullable<Awaited<ReturnType<typeof lockAttempt>>>;

/**
 * The attempt a browser came back for and its order, both locked, where `scope` says whose it must be; and whether the payment
 * key it brings is another living attempt's.
 */
export async function lockReturned(
  db: Db,
  { providerOrderId, paymentKey }: { readonly providerOrderId: string; readonly paymentKey: string },
  scope: SQL,
) {
  const other = alias(paymentAttempts, 'other');
  const foreign = db
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.paymentKey, paymentKey), ne(other.id, paymentAttempts.id), ne(other.state, 'FAILED')));
  const [found] = await db
    .select({ order: ORDER, attempt: paymentAttempts, isForeignKey: sql<boolean>`EXISTS (${foreign})` })
    .from(orders)
    .innerJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(paymentAttempts.providerOrderId, providerOrderId), scope))
    .for('no key update');
  return found;
}

/** An attempt whose token still lets a browser look at it: an hour from its confirming, or from its window. */
export async function findReturnable(db: Db, providerOrderId: string) {
  const [found] = await db
    .select({
      attemptId: paymentAttempts.id,
      orderId: orders.id,
      number: orders.number,
      hash: paymentAttempts.returnTokenHash,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(
      and(
        eq(paymentAttempts.providerOrderId, providerOrderId),
        sql`coalesce(${paymentAttempts.confirmStartedAt}, ${paymentAttempts.createdAt}) > now() - interval '1 hour'`,
      ),
    );
  return found;
}
