import 'server-only';
import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import { cardSource, selectCards } from '~/modules/catalog/queries/cards';
import { products, variants } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import { orderLines, orders } from '../tables';

/** Orders that are looked through, the newest first: enough to be true, few enough to be quick. */
const ORDERS_MOST = 1_000;

const kept = gt(orderLines.quantity, orderLines.canceledQuantity);

/**
 * Products on sale that were kept in the same paid orders as this one, by how many people did so, at least `buyers` of them: what
 * one person bought is nobody else's to see. One statement.
 */
export function listBoughtTogether(db: Db, slug: string, { buyers, limit }: { buyers: number; limit: number }) {
  const source = cardSource(db);
  const ofProduct = db
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(products.slug, slug));
  const bought = db
    .selectDistinctOn([orders.createdAt, orders.id], {
      orderId: orders.id,
      buyer: sql<string>`coalesce(${orders.userId}, ${orders.guestId})`.as('buyer'),
    })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(and(inArray(orderLines.variantId, ofProduct), kept, inArray(orders.state, ['PAID', 'PARTIALLY_REFUNDED'])))
    .orderBy(desc(orders.createdAt), asc(orders.id))
    .limit(ORDERS_MOST)
    .as('bought');
  const people = sql<number>`count(DISTINCT ${bought.buyer})::int`;
  const beside = db
    .select({ productId: orderLines.productId, people: people.as('people') })
    .from(bought)
    .innerJoin(orderLines, eq(orderLines.orderId, bought.orderId))
    .where(kept)
    .groupBy(orderLines.productId)
    .having(sql`${people} >= ${buyers}`)
    .as('beside');
  return selectCards(db, source)
    .innerJoin(beside, eq(beside.productId, products.id))
    .where(and(eq(products.status, 'ACTIVE'), ne(products.slug, slug)))
    .orderBy(desc(sql`${source.shown.available} > 0`), desc(beside.people), asc(products.id))
    .limit(limit);
}
