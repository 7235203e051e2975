import 'server-only';
import { and, asc, count, eq, isNull, min, sql } from 'drizzle-orm';
import { orders } from '~/modules/order/tables';
import type { Db } from '~/server/db';
import { CLAIM_STATES, type ClaimState } from '../rules';
import { claims } from '../tables';
import { isOpen } from './open';

const FIRST_LINE = {
  firstNameKo: sql<string>`(SELECT ol.name_ko FROM claim_lines cl JOIN order_lines ol ON ol.id = cl.line_id
    WHERE cl.claim_id = claims.id ORDER BY ol.position LIMIT 1)`,
  firstNameEn: sql<string>`(SELECT ol.name_en FROM claim_lines cl JOIN order_lines ol ON ol.id = cl.line_id
    WHERE cl.claim_id = claims.id ORDER BY ol.position LIMIT 1)`,
  images: sql<string[]>`(SELECT array_agg(ol.image ORDER BY ol.position) FROM claim_lines cl
    JOIN order_lines ol ON ol.id = cl.line_id WHERE cl.claim_id = claims.id)`,
  units: sql<number>`(SELECT sum(cl.quantity)::int FROM claim_lines cl WHERE cl.claim_id = claims.id)`,
};

/** Requests in one state, or all that are not over, the oldest first, a page of them. Two statements. */
export async function listDesk(db: Db, { state, page, pageSize, restricted }: DeskQuery) {
  const where = and(state ? eq(claims.state, state) : isOpen, restricted ? undefined : isNull(orders.restrictedAt));
  const [items, [total]] = await Promise.all([
    db
      .select({
        id: claims.id,
        orderId: claims.orderId,
        orderNumber: orders.number,
        kind: claims.kind,
        state: claims.state,
        reason: claims.reason,
        buyer: orders.recipientName,
        createdAt: claims.createdAt,
        inspectedAt: claims.inspectedAt,
        ...FIRST_LINE,
      })
      .from(claims)
      .innerJoin(orders, eq(orders.id, claims.orderId))
      .where(where)
      .orderBy(asc(claims.createdAt), asc(claims.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(claims).innerJoin(orders, eq(orders.id, claims.orderId)).where(where),
  ]);
  return { items, total: total?.count ?? 0, page, pages: Math.max(1, Math.ceil((total?.count ?? 0) / pageSize)) };
}

type DeskQuery = {
  readonly state?: ClaimState;
  readonly page: number;
  readonly pageSize: number;
  /** Also those about orders of people who left. */
  readonly restricted: boolean;
};

/** How many requests wait in each state that is not the end, and since when the oldest does. One statement. */
export async function countOpen(db: Db) {
  const found = await db
    .select({ state: claims.state, count: count(), oldest: min(claims.createdAt) })
    .from(claims)
    .where(isOpen)
    .groupBy(claims.state);
  return found.toSorted((a, b) => CLAIM_STATES.indexOf(a.state) - CLAIM_STATES.indexOf(b.state));
}
