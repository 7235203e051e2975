import 'server-only';
import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import { type Bound, type Metric, type Sort } from '../rules';
import { brands, products, variants } from '../tables';

/** The declared amounts, named as `NutritionFacts`. */
export const factColumns = {
  basis: nutritionFacts.basis,
  servingSize: nutritionFacts.servingSize,
  energyKcal: nutritionFacts.energyKcal,
  proteinG: nutritionFacts.proteinG,
  fatG: nutritionFacts.fatG,
  saturatedFatG: nutritionFacts.saturatedFatG,
  transFatG: nutritionFacts.transFatG,
  carbohydrateG: nutritionFacts.carbohydrateG,
  sugarsG: nutritionFacts.sugarsG,
  fiberG: nutritionFacts.fiberG,
  sodiumMg: nutritionFacts.sodiumMg,
  cholesterolMg: nutritionFacts.cholesterolMg,
};

const available = availableUnits(variants.id);

/** The variant a product is shown by: the first in its order that can be bought, else the first. */
function shownVariant(db: Db) {
  return db
    .select({
      id: variants.id,
      flavourKo: variants.flavourKo,
      flavourEn: variants.flavourEn,
      packCount: variants.packCount,
      price: variants.price,
      listPrice: variants.shownListPrice,
      currency: variants.currency,
      nutritionId: variants.nutritionId,
      image: variants.image,
      available: available.as('available'),
    })
    .from(variants)
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(eq(variants.productId, products.id), variants.active))
    .orderBy(desc(sql`${available} > 0`), asc(variants.position))
    .limit(1)
    .as('shown');
}

/** Every product on sale with the variant it is shown by; `where` and `orderBy` may use `shown`, the tables and `metric`. */
export function cardSource(db: Db) {
  const shown = shownVariant(db);
  const perServing = (column: AnyPgColumn) => sql<number>`${column} * ${nutritionFacts.servingSize} / 100`;
  const energy = sql`nullif(4 * ${nutritionFacts.proteinG} + 4 * ${nutritionFacts.carbohydrateG} + 9 * ${nutritionFacts.fatG}, 0)`;
  const metrics: Record<Metric, SQL<number>> = {
    protein: perServing(nutritionFacts.proteinG),
    kcal: perServing(nutritionFacts.energyKcal),
    sugar: perServing(nutritionFacts.sugarsG),
    value: sql`${perServing(nutritionFacts.proteinG)} * ${shown.packCount} * 1000 / ${shown.price}`,
    proteinShare: sql`400 * ${nutritionFacts.proteinG} / ${energy}`,
    carbShare: sql`400 * ${nutritionFacts.carbohydrateG} / ${energy}`,
    fatShare: sql`900 * ${nutritionFacts.fatG} / ${energy}`,
    carbPerProtein: sql`${nutritionFacts.carbohydrateG} / nullif(${nutritionFacts.proteinG}, 0)`,
  };
  return { shown, metrics };
}

export type CardSource = ReturnType<typeof cardSource>;

/** The number as a label prints it. */
export const asPrinted = (metric: SQL, decimals: number): SQL => sql`round((${metric})::numeric, ${decimals}::int)`;

export function within({ metrics }: CardSource, bounds: readonly Bound[]): SQL | undefined {
  return and(
    ...bounds.flatMap(({ metric, min, max, decimals }) => {
      const number = decimals === undefined ? metrics[metric] : asPrinted(metrics[metric], decimals);
      return [
        min === undefined ? undefined : sql`${number} >= ${min}`,
        max === undefined ? undefined : sql`${number} <= ${max}`,
      ];
    }),
  );
}

/** What can be bought comes first; equal products keep one order, so that pages never repeat one. */
export function cardOrder({ shown, metrics }: CardSource, sort: Sort): SQL[] {
  const by: Record<Sort, SQL> = {
    recommended: desc(products.popularity),
    new: desc(products.publishedAt),
    'price-asc': asc(shown.price),
    'price-desc': desc(shown.price),
    protein: desc(metrics.protein),
    value: desc(metrics.value),
    kcal: asc(metrics.kcal),
    sugar: asc(metrics.sugar),
  };
  return [desc(sql`${shown.available} > 0`), by[sort], asc(products.id)];
}

export function cardColumns({ shown, metrics }: CardSource) {
  return {
    productId: products.id,
    variantId: shown.id,
    slug: products.slug,
    nameKo: products.nameKo,
    nameEn: products.nameEn,
    brandKo: brands.nameKo,
    brandEn: brands.nameEn,
    packCount: shown.packCount,
    flavourKo: shown.flavourKo,
    flavourEn: shown.flavourEn,
    image: sql<string>`coalesce(${shown.image}, ${products.images}[1])`,
    tile: products.tile,
    price: shown.price,
    listPrice: shown.listPrice,
    currency: shown.currency,
    available: shown.available,
    popularity: products.popularity,
    reviewCount: products.reviewCount,
    ratingHalves: products.ratingHalves,
    value: metrics.value,
    facts: factColumns,
  };
}

/** The condition that a nutrition row is the one of the shown variant: its own, else the product's. */
export const ownFacts = ({ shown }: CardSource): SQL =>
  eq(nutritionFacts.id, sql`coalesce(${shown.nutritionId}, ${products.nutritionId})`);

/** Cards of products on sale; `where`, `orderBy` and `limit` are the caller's. */
export function selectCards(db: Db, source: CardSource) {
  return db
    .select(cardColumns(source))
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoinLateral(source.shown, sql`true`)
    .innerJoin(nutritionFacts, ownFacts(source))
    .$dynamic();
}

export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];
