import 'server-only';
import { and, asc, eq, sql, type SQL } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { products, variants } from '~/modules/catalog/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import { statement, type Given } from '~/server/statement';
import { fulfilments, orderEvents, orderLines, orders } from '../tables';

/** One order with its lines, parcels and story, where `scope` says whose it must be. Four statements. */
export async function findOrder(db: Db, id: Id<'ord'>, scope: SQL | undefined) {
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, id), scope));
  if (!order) return undefined;
  const of = { orderId: id };
  const [lines, parcels, events] = await Promise.all([
    selectLines(db, of),
    selectParcels(db, of),
    selectEvents(db, of),
  ]);
  return { order, lines, parcels, events };
}

type Of = { readonly orderId: Id<'ord'> };

const selectLines = statement((db, given: Given<Of>) =>
  db
    .select({
      id: orderLines.id,
      variantId: orderLines.variantId,
      productId: orderLines.productId,
      slug: orderLines.productSlug,
      nameKo: orderLines.nameKo,
      nameEn: orderLines.nameEn,
      optionKo: orderLines.optionKo,
      optionEn: orderLines.optionEn,
      image: orderLines.image,
      quantity: orderLines.quantity,
      canceledQuantity: orderLines.canceledQuantity,
      restockedQuantity: orderLines.restockedQuantity,
      unitPrice: orderLines.unitPrice,
      unitListPrice: orderLines.unitListPrice,
      tile: products.tile,
      storage: products.storage,
      priceNow: variants.price,
      packCount: variants.packCount,
      servingSize: nutritionFacts.servingSize,
      energyKcal: nutritionFacts.energyKcal,
      proteinG: nutritionFacts.proteinG,
      carbohydrateG: nutritionFacts.carbohydrateG,
      fatG: nutritionFacts.fatG,
    })
    .from(orderLines)
    .innerJoin(variants, eq(variants.id, orderLines.variantId))
    .innerJoin(products, eq(products.id, orderLines.productId))
    .innerJoin(nutritionFacts, eq(nutritionFacts.id, sql`coalesce(${variants.nutritionId}, ${products.nutritionId})`))
    .where(eq(orderLines.orderId, given('orderId')))
    .orderBy(asc(orderLines.position)),
);

const selectParcels = statement((db, given: Given<Of>) =>
  db
    .select()
    .from(fulfilments)
    .where(eq(fulfilments.orderId, given('orderId')))
    .orderBy(asc(fulfilments.id)),
);

const selectEvents = statement((db, given: Given<Of>) =>
  db
    .select({
      id: orderEvents.id,
      kind: orderEvents.kind,
      actor: orderEvents.actor,
      actorId: orderEvents.actorId,
      data: orderEvents.data,
      at: orderEvents.at,
    })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, given('orderId')))
    .orderBy(asc(orderEvents.id)),
);

export type FoundOrder = NonNullable<Awaited<ReturnType<typeof findOrder>>>;
