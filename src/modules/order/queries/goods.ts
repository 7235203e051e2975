import 'server-only';
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { products, variants } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import { fulfilments, orderLines } from '../tables';

/** What was bought with each of these orders, and the parcel a carrier has of it: the first, where there are more. Two statements. */
export async function findGoods(db: Db, orderIds: readonly Id<'ord'>[]) {
  const ids = [...orderIds];
  const [lines, parcels] = await Promise.all([
    db
      .select({
        orderId: orderLines.orderId,
        id: orderLines.id,
        variantId: orderLines.variantId,
        nameKo: orderLines.nameKo,
        nameEn: orderLines.nameEn,
        optionKo: orderLines.optionKo,
        optionEn: orderLines.optionEn,
        image: orderLines.image,
        tile: products.tile,
        quantity: orderLines.quantity,
        unitPrice: orderLines.unitPrice,
        priceNow: variants.price,
      })
      .from(orderLines)
      .innerJoin(variants, eq(variants.id, orderLines.variantId))
      .innerJoin(products, eq(products.id, orderLines.productId))
      .where(inArray(orderLines.orderId, ids))
      .orderBy(asc(orderLines.position)),
    db
      .select({
        orderId: fulfilments.orderId,
        carrier: fulfilments.carrier,
        trackingNumber: fulfilments.trackingNumber,
      })
      .from(fulfilments)
      .where(and(inArray(fulfilments.orderId, ids), isNotNull(fulfilments.trackingNumber)))
      .orderBy(asc(fulfilments.id)),
  ]);
  return (orderId: Id<'ord'>) => ({
    lines: lines.flatMap(({ orderId: of, ...line }) => (of === orderId ? [line] : [])),
    parcel: parcels.find((parcel) => parcel.orderId === orderId) ?? null,
  });
}
