import 'server-only';
import { and, count, desc, eq, gte, lt, notInArray, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { adminActs, users } from '~/modules/account/tables';
import type { Db } from '~/server/db';

export type ActFilter = {
  readonly actorId?: Id<'usr'> | undefined;
  /** How the name of the act begins: `admin.orders.`. */
  readonly prefixes?: readonly string[] | undefined;
  /** Acts that are left out. */
  readonly without?: readonly string[] | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
};

const named = (key: string) => sql`${adminActs.input} ->> ${key}::text`;

/** The order an act is about: named by it, or by the request or refund it names. */
const ORDER_ID = sql<Id<'ord'> | null>`coalesce(
  ${named('orderId')},
  (SELECT c.order_id FROM claims c WHERE c.id = ${named('claimId')}),
  (SELECT r.order_id FROM refunds r WHERE r.id = ${named('refundId')}))`;

/** What staff and admins did, the last first, a page of it. Two statements. */
export async function listActs(db: Db, filter: ActFilter, page: number, pageSize: number) {
  const where = and(
    filter.actorId ? eq(adminActs.actorId, filter.actorId) : undefined,
    filter.prefixes
      ? sql`${adminActs.act} LIKE ANY(${sql.param(filter.prefixes.map((prefix) => `${prefix}%`))}::text[])`
      : undefined,
    filter.without ? notInArray(adminActs.act, [...filter.without]) : undefined,
    filter.from ? gte(adminActs.at, filter.from) : undefined,
    filter.to ? lt(adminActs.at, filter.to) : undefined,
  );
  const [items, [total]] = await Promise.all([
    db
      .select({
        id: adminActs.id,
        at: adminActs.at,
        actorId: adminActs.actorId,
        actor: users.name,
        act: adminActs.act,
        input: adminActs.input,
        orderId: ORDER_ID,
        orderNumber: sql<string | null>`(SELECT o.number FROM orders o WHERE o.id = ${ORDER_ID})`,
        memberId: sql<Id<'usr'> | null>`${named('userId')}`,
        member: sql<string | null>`(SELECT m.name FROM users m WHERE m.id = ${named('userId')})`,
        productId: sql<Id<'prd'> | null>`coalesce(${named('productId')},
          (SELECT v.product_id FROM variants v WHERE v.id = ${named('variantId')}))`,
      })
      .from(adminActs)
      .leftJoin(users, eq(users.id, adminActs.actorId))
      .where(where)
      .orderBy(desc(adminActs.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(adminActs).where(where),
  ]);
  return { items, total: total?.count ?? 0 };
}

/** Everybody who has done something here. */
export function listActors(db: Db) {
  return db
    .selectDistinct({ id: adminActs.actorId, name: users.name })
    .from(adminActs)
    .innerJoin(users, eq(users.id, adminActs.actorId))
    .orderBy(users.name)
    .limit(200);
}
