import 'server-only';
import { and, count, eq, gte, inArray, isNotNull, isNull, lt, lte, min, sql, type SQL } from 'drizzle-orm';
import { addDays } from '~/lib/time';
import { stockHolds } from '~/modules/inventory/tables';
import type { Db } from '~/server/db';
import type { FulfilmentState, OrderDesk, PaymentState } from '../rules';
import { fulfilments, orders } from '../tables';

const UNPAID: PaymentState[] = ['PENDING', 'CONFIRMING', 'AWAITING_DEPOSIT'];
const CHARGED: PaymentState[] = ['PAID', 'PARTIALLY_REFUNDED'];

function parcelIn(...states: FulfilmentState[]): SQL {
  return sql`EXISTS (SELECT 1 FROM ${fulfilments} WHERE ${fulfilments.orderId} = ${orders.id} AND ${inArray(fulfilments.state, states)})`;
}

const inHand = (...states: FulfilmentState[]) =>
  and(inArray(orders.state, CHARGED), isNull(orders.cancelingAt), parcelIn(...states));

/** The orders on one desk. */
export function onDesk(desk: OrderDesk): SQL | undefined {
  switch (desk) {
    case 'PAID':
      return inHand('NONE');
    case 'PREPARING':
    case 'SHIPPED':
      return inHand(desk);
    case 'DELIVERED':
      return inHand('DELIVERED', 'COMPLETED');
    case 'REFUNDING':
      return and(inArray(orders.state, CHARGED), isNotNull(orders.cancelingAt));
    case 'UNPAID':
      return inArray(orders.state, UNPAID);
    case 'REFUNDED':
    case 'CANCELED':
    case 'EXPIRED':
      return eq(orders.state, desk);
  }
}

/** How many orders wait on one desk and since when the oldest does. One statement. */
async function countDesk(db: Db, desk: OrderDesk) {
  const since = desk === 'UNPAID' ? orders.createdAt : desk === 'REFUNDING' ? orders.cancelingAt : orders.paidAt;
  const [row] = await db
    .select({ count: count(), oldest: min(since) })
    .from(orders)
    .where(onDesk(desk));
  return { desk, count: row?.count ?? 0, oldest: row?.oldest ?? null };
}

/** The desks where something is still to be done, one statement each. */
export function countDesks(db: Db) {
  return Promise.all(
    (['REFUNDING', 'PAID', 'PREPARING', 'SHIPPED', 'UNPAID'] as const).map((desk) => countDesk(db, desk)),
  );
}

type Span = { readonly from: Date; readonly until: Date };
const paidWithin = ({ from, until }: Span) =>
  and(inArray(orders.state, CHARGED), gte(orders.paidAt, from), lt(orders.paidAt, until));

/** Orders whose money was taken in this time, and how much it was. */
export async function sumPaid(db: Db, span: Span) {
  const [row] = await db
    .select({
      orders: count(),
      amount: sql<number>`coalesce(sum(${orders.total} - ${orders.refundedTotal}), 0)`.mapWith(Number),
    })
    .from(orders)
    .where(paidWithin(span));
  return { orders: row?.orders ?? 0, amount: row?.amount ?? 0 };
}

/** How many orders were paid in each hour of a day that begins at `from`, in Seoul: 24 numbers. */
export async function countByHour(db: Db, from: Date): Promise<number[]> {
  const hour = sql<number>`extract(hour FROM ${orders.paidAt} AT TIME ZONE 'Asia/Seoul')::int`;
  const rows = await db
    .select({ hour, count: count() })
    .from(orders)
    .where(paidWithin({ from, until: addDays(from, 1) }))
    .groupBy(sql`1`);
  return Array.from({ length: 24 }, (_, at) => rows.find((row) => row.hour === at)?.count ?? 0);
}

/** Units that are held for orders now, and how many holds are past their time. */
export async function sumHeld(db: Db) {
  const [row] = await db
    .select({
      units: sql<number>`coalesce(sum(${stockHolds.quantity}), 0)::int`,
      holds: count(),
      expired: sql<number>`count(*) FILTER (WHERE ${lte(stockHolds.expiresAt, sql`now()`)})::int`,
    })
    .from(stockHolds)
    .where(eq(stockHolds.state, 'ACTIVE'));
  return { units: row?.units ?? 0, holds: row?.holds ?? 0, expired: row?.expired ?? 0 };
}
