import { inArray, sql } from 'drizzle-orm';
import { priceHistory } from '~/modules/catalog/tables';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { entry, type Shelf } from './shelf';

/** So long the demonstration's reduced goods were sold at the price that is struck now. */
const DAYS_BEFORE = 60;

/** The price before for reduced variants whose history begins today; whatever has a history of its own keeps it. */
export async function addFirstPrices(db: Db, shelf: Shelf, skus: ReadonlyMap<string, Id<'var'>>): Promise<void> {
  const reduced = shelf.catalog.products
    .flatMap((product) => product.variants)
    .flatMap(({ sku, listPrice }) =>
      listPrice === null ? [] : [{ variantId: entry(skus, sku, sku), price: listPrice }],
    );
  const ids = reduced.map(({ variantId }) => variantId);
  const beginning = await db
    .select({ variantId: priceHistory.variantId })
    .from(priceHistory)
    .where(inArray(priceHistory.variantId, ids))
    .groupBy(priceHistory.variantId)
    .having(sql`count(*) = 1 AND bool_and(${priceHistory.listPrice} IS NOT NULL)`);
  const untold = new Set(beginning.map(({ variantId }) => variantId));
  const since = sql`date_trunc('day', now()) - make_interval(days => ${DAYS_BEFORE})`;
  const before = reduced.filter(({ variantId }) => untold.has(variantId)).map((row) => ({ ...row, since }));
  if (before.length > 0) await db.insert(priceHistory).values(before);
}
