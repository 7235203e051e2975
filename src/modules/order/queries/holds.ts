import 'server-only';
import { asc, count, eq, sql } from 'drizzle-orm';
import { variantWords } from '~/modules/catalog/queries/variant-words';
import { products, variants } from '~/modules/catalog/tables';
import { stockHolds, variantStock } from '~/modules/inventory/tables';
import type { Db } from '~/server/db';
import { orders } from '../tables';

/** Who holds stock now and until when, the one that ends first on top. Two statements. */
export async function listActiveHolds(db: Db, page: number, pageSize: number) {
  const [items, [total]] = await Promise.all([
    db
      .select({
        id: stockHolds.id,
        orderId: orders.id,
        orderNumber: orders.number,
        orderState: orders.state,
        orderEndsAt: orders.expiresAt,
        buyer: orders.recipientName,
        nameKo: products.nameKo,
        nameEn: products.nameEn,
        ...variantWords,
        sku: variants.sku,
        quantity: stockHolds.quantity,
        createdAt: stockHolds.createdAt,
        expiresAt: stockHolds.expiresAt,
        expired: sql<boolean>`${stockHolds.expiresAt} <= now()`,
        stock: variantStock.stock,
        reserved: variantStock.reservedStock,
      })
      .from(stockHolds)
      .innerJoin(orders, eq(orders.id, stockHolds.orderId))
      .innerJoin(variants, eq(variants.id, stockHolds.variantId))
      .innerJoin(products, eq(products.id, variants.productId))
      .innerJoin(variantStock, eq(variantStock.variantId, stockHolds.variantId))
      .where(eq(stockHolds.state, 'ACTIVE'))
      .orderBy(asc(stockHolds.expiresAt), asc(stockHolds.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ count: count() }).from(stockHolds).where(eq(stockHolds.state, 'ACTIVE')),
  ]);
  return { items, total: total?.count ?? 0, page, pages: Math.max(1, Math.ceil((total?.count ?? 0) / pageSize)) };
}
