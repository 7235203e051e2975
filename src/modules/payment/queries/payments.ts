import 'server-only';
import { and, asc, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { fulfilments, orderEvents, orderLines, orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { LIVE_ATTEMPT_STATES } from '../rules';
import { paymentAttempts } from '../tables';

const lineOf = (column: SQL) => sql`(SELECT ${column} FROM order_lines l WHERE l.order_id = ${orders.id}`;

/** Everything the payment window is told of an order, which stays locked; where `scope` says whose it must be. */
export async function lockForWindow(db: Db, orderId: Id<'ord'>, scope: SQL) {
  const [row] = await db
    .select({
      id: orders.id,
      number: orders.number,
      state: orders.state,
      total: orders.total,
      currency: orders.currency,
      locale: orders.locale,
      userId: orders.userId,
      guestId: orders.guestId,
      contactPhone: orders.contactPhone,
      name: sql<string>`coalesce(${orders.contactName}, ${orders.recipientName})`,
      phone: sql<string>`coalesce(${orders.contactPhone}, ${orders.recipientPhone})`,
      email: sql<
        string | null
      >`coalesce(${orders.contactEmail}, (SELECT u.email FROM ${users} u WHERE u.id = ${orders.userId}))`,
      firstKo: sql<string>`${lineOf(sql`l.name_ko`)} ORDER BY l.position LIMIT 1)`,
      firstEn: sql<string>`${lineOf(sql`l.name_en`)} ORDER BY l.position LIMIT 1)`,
      lines: sql<number>`${lineOf(sql`count(*)::int`)})`,
    })
    .from(orders)
    .where(and(eq(orders.id, orderId), scope))
    .for('no key update');
  return row;
}

/** What an order is made of, as an escrow company lists it. */
export async function escrowProducts(db: Db, orderId: Id<'ord'>, locale: 'ko' | 'en') {
  return db
    .select({
      id: orderLines.variantId,
      name: locale === 'ko' ? orderLines.nameKo : orderLines.nameEn,
      unitPrice: orderLines.unitPrice,
      quantity: orderLines.quantity,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position));
}

/** How many other orders of these buyers wait for a deposit, or for the provider to name an account. */
export async function countDeposits(db: Db, but: Id<'ord'>, scope: SQL): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(
      and(
        scope,
        ne(orders.id, but),
        eq(paymentAttempts.method, 'VIRTUAL_ACCOUNT'),
        inArray(paymentAttempts.state, ['CONFIRMING', 'UNKNOWN', 'WAITING_FOR_DEPOSIT']),
      ),
    );
  return row?.count ?? 0;
}

/** How far each parcel of an order is. */
export async function parcelStates(db: Db, orderId: Id<'ord'>) {
  const rows = await db.select({ state: fulfilments.state }).from(fulfilments).where(eq(fulfilments.orderId, orderId));
  return rows.map((row) => row.state);
}

/** Whether anything of an order has left. */
export async function hasLeft(db: Db, orderId: Id<'ord'>): Promise<boolean> {
  return (await parcelStates(db, orderId)).some((state) => state !== 'NONE' && state !== 'PREPARING');
}

/** Whether other units of an order are away than were sold to it: some came back to the shelf, or were sent once more. */
export async function hasMovedSince(db: Db, orderId: Id<'ord'>): Promise<boolean> {
  const moved = await db
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(and(eq(orderLines.orderId, orderId), ne(orderLines.restockedQuantity, orderLines.reshippedQuantity)))
    .limit(1);
  return moved.length > 0;
}

/** Who asked last for an order's money to go back, or for its account to be closed. */
export async function lastCanceler(db: Db, orderId: Id<'ord'>) {
  const [row] = await db
    .select({ kind: orderEvents.actor, id: orderEvents.actorId })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'REFUND_REQUESTED')))
    .orderBy(desc(orderEvents.id))
    .limit(1);
  return row;
}

/** An order's state with the attempt that counts: the live one, else the one confirmed last, where `scope` says whose it must be. */
export async function findStanding(db: Db, orderId: Id<'ord'>, scope: SQL) {
  const [row] = await db
    .select({
      state: orders.state,
      userId: orders.userId,
      guestId: orders.guestId,
      attemptId: paymentAttempts.id,
      failureCode: paymentAttempts.failureCode,
    })
    .from(orders)
    .leftJoin(paymentAttempts, eq(paymentAttempts.orderId, orders.id))
    .where(and(eq(orders.id, orderId), scope))
    // Two tabs may each have opened a window: the newest attempt need not be the one that is paid.
    .orderBy(
      desc(inArray(paymentAttempts.state, [...LIVE_ATTEMPT_STATES])),
      sql`${paymentAttempts.confirmStartedAt} DESC NULLS LAST`,
      desc(paymentAttempts.createdAt),
    )
    .limit(1);
  return row;
}
