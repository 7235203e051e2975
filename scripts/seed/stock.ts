import { sql } from 'drizzle-orm';
import { stockMovements, variantStock } from '~/modules/inventory/tables';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { entry, type Shelf } from './shelf';

/** Stock for variants that have none yet, each with its line in the ledger, before anything was sold of it; whoever has stock keeps it. */
export async function addFirstStock(db: Db, shelf: Shelf, skus: ReadonlyMap<string, Id<'var'>>): Promise<void> {
  const first = shelf.catalog.products
    .flatMap((product) => product.variants)
    .map(({ sku, stock }) => ({ variantId: entry(skus, sku, sku), stock }));
  const added = await db.insert(variantStock).values(first).onConflictDoNothing().returning();
  if (added.length === 0) return;
  await db.insert(stockMovements).values(
    added.map(({ variantId, stock }) => ({
      variantId,
      kind: 'ADJUST' as const,
      stockDelta: stock,
      reservedDelta: 0,
      actor: 'system',
      cause: 'first stock',
      at: sql`now() - interval '1 year'`,
    })),
  );
}
