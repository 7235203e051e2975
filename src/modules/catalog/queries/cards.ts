import 'server-only';
import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { availableOfMany, availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { type Bound, type Metric } from '../rules';
import type { Quantity } from '../rules/nutrient-range';
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

const shownColumns = {
  productId: variants.productId,
  id: variants.id,
  flavourKo: variants.flavourKo,
  flavourEn: variants.flavourEn,
  packCount: variants.packCount,
  price: variants.price,
  listPrice: variants.shownListPrice,
  currency: variants.currency,
  nutritionId: variants.nutritionId,
  image: variants.image,
};

/** The variant a product is shown by: one of the `options`, else the first in its order that can be bought, else the first. */
function shownVariant(db: Db, options: readonly Id<'var'>[]) {
  return db
    .select({ ...shownColumns, available: available.as('available') })
    .from(variants)
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .where(and(eq(variants.productId, products.id), variants.active))
    .orderBy(
      ...(options.length === 0 ? [] : [desc(inArray(variants.id, [...options]))]),
      desc(sql`${available} > 0`),
      asc(variants.position),
    )
    .limit(1)
    .as('shown');
}

/** What is joined to choose among variants: which come before those that can be bought, and which behind. */
export type Choice = { readonly table: SQL; readonly on: SQL; readonly before: SQL; readonly behind: SQL };

/** The same for many products in one go. */
function shownVariants(db: Db, which: SQL | undefined, choice: Choice | undefined) {
  const { lapsed, units } = availableOfMany(db);
  const rows = db
    .selectDistinctOn([variants.productId], { ...shownColumns, available: units.as('available') })
    .from(variants)
    .leftJoin(variantStock, eq(variantStock.variantId, variants.id))
    .leftJoin(lapsed, eq(lapsed.variantId, variants.id))
    .where(and(variants.active, which))
    .$dynamic();
  const inStock = desc(sql`${units} > 0`);
  const sorted = choice
    ? rows
        .leftJoin(choice.table, choice.on)
        .orderBy(variants.productId, desc(choice.before), inStock, desc(choice.behind), asc(variants.position))
    : rows.orderBy(variants.productId, inStock, asc(variants.position));
  return sorted.as('shown');
}

type Shown = ReturnType<typeof shownVariant>;

/** Amounts of a quantity of grams or millilitres, and what follows from them. */
function metricsOf(shown: Shown, quantity: SQL | AnyPgColumn): Record<Metric | 'sodium', SQL<number>> {
  const amount = (column: AnyPgColumn) => sql<number>`${column} * ${quantity} / 100`;
  const energy = sql`nullif(4 * ${nutritionFacts.proteinG} + 4 * ${nutritionFacts.carbohydrateG} + 9 * ${nutritionFacts.fatG}, 0)`;
  return {
    protein: amount(nutritionFacts.proteinG),
    kcal: amount(nutritionFacts.energyKcal),
    sugar: amount(nutritionFacts.sugarsG),
    sodium: amount(nutritionFacts.sodiumMg),
    value: sql`${nutritionFacts.proteinG} * ${nutritionFacts.servingSize} / 100 * ${shown.packCount} * 1000 / ${shown.price}`,
    proteinShare: sql`400 * ${nutritionFacts.proteinG} / ${energy}`,
    carbShare: sql`400 * ${nutritionFacts.carbohydrateG} / ${energy}`,
    fatShare: sql`900 * ${nutritionFacts.fatG} / ${energy}`,
    carbPerProtein: sql`${nutritionFacts.carbohydrateG} / nullif(${nutritionFacts.proteinG}, 0)`,
  };
}

const sourceOf = (shown: Shown) => ({ shown, metrics: metricsOf(shown, nutritionFacts.servingSize) });
export type CardSource = ReturnType<typeof sourceOf>;

/** Every product on sale with the variant it is shown by; `where` and `orderBy` may use `shown`, the tables and `metric`. */
export const cardSource = (db: Db, options: readonly Id<'var'>[] = []): CardSource =>
  sourceOf(shownVariant(db, options));

/** The same for whoever goes through all of them, or through those `which` says of their variants. */
export const wholeSource = (db: Db, which?: SQL, choice?: Choice): CardSource =>
  sourceOf(shownVariants(db, which, choice));

/** The amounts a list of this quantity counts and sorts by. */
export const amountsOf = ({ shown, metrics }: CardSource, per: Quantity) =>
  per === '100' ? metricsOf(shown, sql`100`) : metrics;

/** The number as a label prints it, rounded as `labelAmount` rounds. */
export const asPrinted = (metric: SQL, decimals: number): SQL<number> => {
  const steps = 10 ** decimals;
  return sql`(floor((${metric}) * ${steps}::float8 + 0.5) / ${steps}::float8)`;
};

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

/** What can be bought comes first; equal products keep one order. */
export const cardOrder = ({ shown }: CardSource, by: SQL): SQL[] => [
  desc(sql`${shown.available} > 0`),
  by,
  asc(products.id),
];

/** Whether a variant of the product that is not the one shown can be bought. */
const otherToBuy = (shown: Shown) => sql<boolean>`EXISTS (
  SELECT 1 FROM ${variants} LEFT JOIN ${variantStock} ON ${variantStock.variantId} = ${variants.id}
  WHERE ${variants.productId} = ${products.id} AND ${variants.active} AND ${variants.id} <> ${shown.id} AND ${available} > 0)`;

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
    others: otherToBuy(shown),
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

/** The cards of these products, each by one of the `options` if it has any, in no order; what is not on sale has none. One statement. */
export const listCards = (db: Db, ids: readonly Id<'prd'>[], options: readonly Id<'var'>[] = []) =>
  selectCards(db, cardSource(db, options)).where(and(eq(products.status, 'ACTIVE'), inArray(products.id, [...ids])));

export type CardRow = Awaited<ReturnType<typeof selectCards>>[number];
