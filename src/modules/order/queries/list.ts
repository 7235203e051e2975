import 'server-only';
import { and, count, desc, gte, sql, type SQL } from 'drizzle-orm';
import type { Db } from '~/server/db';
import { fulfilments, orderEvents, orderLines, orders } from '../tables';

/** Written out: among the fields of a query on one table, a column loses its table's name, and inside a subquery its meaning. */
export const ORDER_ID = sql`${orders}.${sql.identifier(orders.id.name)}`;

/** The first line stands for the order in a list. */
const FIRST_LINE = {
  firstNameKo: sql<string>`(SELECT name_ko FROM ${orderLines} WHERE order_id = ${ORDER_ID} ORDER BY position LIMIT 1)`,
  firstNameEn: sql<string>`(SELECT name_en FROM ${orderLines} WHERE order_id = ${ORDER_ID} ORDER BY position LIMIT 1)`,
  lineCount: sql<number>`(SELECT count(*)::int FROM ${orderLines} WHERE order_id = ${ORDER_ID})`,
};
export const PARCELS = sql<('NONE' | 'PREPARING' | 'SHIPPED' | 'DELIVERED' | 'COMPLETED')[]>`
  (SELECT array_agg(state::text) FROM ${fulfilments} WHERE order_id = ${ORDER_ID})`;

/** The newest line of an order's story: whoever knows a smaller one knows an order that has changed since. */
export const VERSION = sql<number>`(SELECT max(id) FROM ${orderEvents} WHERE order_id = ${ORDER_ID})`.mapWith(Number);

const COLUMNS = {
  id: orders.id,
  number: orders.number,
  state: orders.state,
  cancelingAt: orders.cancelingAt,
  currency: orders.currency,
  total: orders.total,
  refundedTotal: orders.refundedTotal,
  createdAt: orders.createdAt,
  paidAt: orders.paidAt,
  expiresAt: orders.expiresAt,
  recipientName: orders.recipientName,
  restrictedAt: orders.restrictedAt,
  ...FIRST_LINE,
  parcels: PARCELS,
  version: VERSION,
};

export type OrderFilter = {
  readonly scope?: SQL | undefined;
  readonly since?: Date;
  readonly page: number;
  readonly pageSize: number;
};

/** Orders newest first, a page of them, with how many there are. Two statements. */
export async function listOrders(db: Db, filter: OrderFilter) {
  const where = and(filter.scope, filter.since ? gte(orders.createdAt, filter.since) : undefined);
  const [items, [total]] = await Promise.all([
    db
      .select(COLUMNS)
      .from(orders)
      .where(where)
      .orderBy(desc(orders.createdAt), desc(orders.id))
      .limit(filter.pageSize)
      .offset((filter.page - 1) * filter.pageSize),
    db.select({ count: count() }).from(orders).where(where),
  ]);
  return {
    items,
    total: total?.count ?? 0,
    page: filter.page,
    pages: Math.max(1, Math.ceil((total?.count ?? 0) / filter.pageSize)),
  };
}
