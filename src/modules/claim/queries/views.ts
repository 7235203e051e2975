import 'server-only';
import { asc, desc, eq, inArray, type SQL } from 'drizzle-orm';
import { products } from '~/modules/catalog/tables';
import { orderLines, orders } from '~/modules/order/tables';
import { refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';
import { claimLines, claimPhotos, claims } from '../tables';

/** Requests with their lines and photos, newest first, where `scope` says which. Three statements. */
export async function listViews(db: Db, scope: SQL | undefined) {
  const found = await db
    .select({
      claim: claims,
      orderNumber: orders.number,
      orderState: orders.state,
      currency: orders.currency,
      buyer: orders.recipientName,
      refund: {
        amount: refunds.amount,
        itemsAmount: refunds.itemsAmount,
        shippingAmount: refunds.shippingAmount,
        deduction: refunds.deduction,
        state: refunds.state,
      },
    })
    .from(claims)
    .innerJoin(orders, eq(orders.id, claims.orderId))
    .leftJoin(refunds, eq(refunds.id, claims.refundId))
    .where(scope)
    .orderBy(desc(claims.createdAt), desc(claims.id));
  const ids = found.map(({ claim }) => claim.id);
  const lines = await db
    .select({
      claimId: claimLines.claimId,
      lineId: claimLines.lineId,
      quantity: claimLines.quantity,
      restockQuantity: claimLines.restockQuantity,
      nameKo: orderLines.nameKo,
      nameEn: orderLines.nameEn,
      optionKo: orderLines.optionKo,
      optionEn: orderLines.optionEn,
      image: orderLines.image,
      tile: products.tile,
      storage: products.storage,
      unitPrice: orderLines.unitPrice,
    })
    .from(claimLines)
    .innerJoin(orderLines, eq(orderLines.id, claimLines.lineId))
    .innerJoin(products, eq(products.id, orderLines.productId))
    .where(inArray(claimLines.claimId, ids))
    .orderBy(asc(orderLines.position));
  const photos = await db
    .select({ claimId: claimPhotos.claimId, id: claimPhotos.id, blur: claimPhotos.blur })
    .from(claimPhotos)
    .where(inArray(claimPhotos.claimId, ids))
    .orderBy(asc(claimPhotos.position));
  return found.map(({ claim, ...rest }) => ({
    ...claim,
    ...rest,
    lines: lines.flatMap(({ claimId, ...line }) => (claimId === claim.id ? [line] : [])),
    photos: photos.flatMap(({ claimId, ...photo }) => (claimId === claim.id ? [photo] : [])),
  }));
}

export type FoundClaim = Awaited<ReturnType<typeof listViews>>[number];
