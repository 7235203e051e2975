import 'server-only';
import { and, desc, eq, gt, isNotNull, sql, type SQL } from 'drizzle-orm';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Id } from '~/lib/ids';
import type { Db } from '~/server/db';
import { AXES, AXIS_NAMES, forGoals, GOALS, type Goal } from '../rules';
import { categories, products, searchDocuments } from '../tables';
import { asPrinted, cardOrder, cardSource, ownFacts, selectCards, wholeSource, within, type CardSource } from './cards';

const onSale = eq(products.status, 'ACTIVE');

/** What real orders of the last 90 days bought most; a job counts them. */
export function listBest(db: Db, limit: number) {
  const source = cardSource(db);
  return selectCards(db, source)
    .innerJoin(searchDocuments, eq(searchDocuments.productId, products.id))
    .where(and(onSale, gt(searchDocuments.sold, 0)))
    .orderBy(...cardOrder(source, desc(searchDocuments.sold)))
    .limit(limit);
}

/** The best known products, in the recommended order. */
export function listKnown(db: Db, limit: number) {
  const source = cardSource(db);
  return selectCards(db, source)
    .where(onSale)
    .orderBy(...cardOrder(source, desc(products.popularity)))
    .limit(limit);
}

export function listNew(db: Db, limit: number) {
  const source = cardSource(db);
  return selectCards(db, source)
    .where(onSale)
    .orderBy(...cardOrder(source, desc(products.publishedAt)))
    .limit(limit);
}

/** The deepest cuts that can be bought. */
export function listPriceDown(db: Db, limit: number) {
  const source = cardSource(db);
  const { shown } = source;
  return selectCards(db, source)
    .where(and(onSale, isNotNull(shown.listPrice), sql`${shown.available} > 0`))
    .orderBy(sql`${shown.price}::float8 / ${shown.listPrice}`, desc(products.popularity), products.id)
    .limit(limit);
}

/** Each category with the picture of its best known product; categories without a product are left out. */
export function listCategoryFaces(db: Db, limit: number) {
  const source = cardSource(db);
  const face = db
    .select({
      tile: products.tile,
      image: sql<string>`coalesce(${source.shown.image}, ${products.images}[1])`.as('face'),
    })
    .from(products)
    .innerJoinLateral(source.shown, sql`true`)
    .where(and(onSale, eq(products.categoryId, categories.id)))
    .orderBy(desc(sql`${source.shown.available} > 0`), desc(products.popularity))
    .limit(1)
    .as('face');
  return db
    .select({
      slug: categories.slug,
      nameKo: categories.nameKo,
      nameEn: categories.nameEn,
      tile: face.tile,
      image: face.image,
    })
    .from(categories)
    .innerJoinLateral(face, sql`true`)
    .orderBy(categories.position)
    .limit(limit);
}

const count = (condition: SQL | undefined) => sql<number>`count(*) FILTER (WHERE ${condition})`.mapWith(Number);

/** How many products meet each goal, how many cost less than before, and the five best known products of each goal. */
export async function countGoals(db: Db) {
  const source = wholeSource(db);
  const best = (goal: Goal) =>
    sql<
      Id<'prd'>[] | null
    >`(array_agg(${products.id} ORDER BY ${products.popularity} DESC) FILTER (WHERE ${within(source, GOALS[goal])}))[1:5]`;
  const [row] = await db
    .select({
      priceDown: count(isNotNull(source.shown.listPrice)),
      counts: forGoals((goal) => count(within(source, GOALS[goal]))),
      best: forGoals(best),
    })
    .from(products)
    .innerJoin(source.shown, eq(source.shown.productId, products.id))
    .innerJoin(nutritionFacts, ownFacts(source))
    .where(onSale);
  return row;
}

/** One value per product and axis as a label prints it, and its step on the axis; beyond its end counts as the end. */
function onAxes(source: CardSource): SQL {
  const rows = AXIS_NAMES.map((axis) => {
    const { step, max, side, decimals } = AXES[axis];
    const printed = asPrinted(source.metrics[axis], decimals);
    const toStep = side === 'min' ? sql`floor(${printed} / ${step})` : sql`ceil(${printed} / ${step})`;
    return sql`(${axis}, ${printed}::float8, least(${toStep} * ${step}, ${max})::int)`;
  });
  return sql`(VALUES ${sql.join(rows, sql`, `)}) AS mark(axis, printed, at)`;
}

/** How many products stand at each step of each axis. */
export async function countOnAxes(db: Db) {
  const source = wholeSource(db);
  return db
    .select({ axis: sql<string>`mark.axis`, at: sql<number>`mark.at`, count: sql<number>`count(*)`.mapWith(Number) })
    .from(products)
    .innerJoin(source.shown, eq(source.shown.productId, products.id))
    .innerJoin(nutritionFacts, ownFacts(source))
    .innerJoinLateral(onAxes(source), sql`true`)
    .where(onSale)
    .groupBy(sql`mark.axis`, sql`mark.at`);
}

/** The best known product that can be bought at each step of each axis. */
export async function listOnAxes(db: Db) {
  const source = wholeSource(db);
  return db
    .selectDistinctOn([sql`mark.axis`, sql`mark.at`], {
      axis: sql<string>`mark.axis`,
      at: sql<number>`mark.printed`,
      slug: products.slug,
      nameKo: products.nameKo,
      nameEn: products.nameEn,
      image: sql<string>`coalesce(${source.shown.image}, ${products.images}[1])`,
      popularity: products.popularity,
    })
    .from(products)
    .innerJoin(source.shown, eq(source.shown.productId, products.id))
    .innerJoin(nutritionFacts, ownFacts(source))
    .innerJoinLateral(onAxes(source), sql`true`)
    .where(and(onSale, sql`${source.shown.available} > 0`))
    .orderBy(sql`mark.axis`, sql`mark.at`, desc(products.popularity));
}
