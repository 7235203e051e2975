import 'server-only';
import { and, asc, desc, eq, exists, gte, isNotNull, lte, sql, type SQL } from 'drizzle-orm';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import type { ListInput } from '../input';
import { boundsOf, forGoals, GOALS, PAGE_SIZE, tagFilter } from '../rules';
import { brands, categories, products, productTags, tags } from '../tables';
import { cardOrder, cardSource, ownFacts, selectCards, within, type CardSource } from './cards';
import { depthOf, foundRows } from './search';

type Part = 'category' | 'price';

/** The products a search finds; everything where nothing is searched for. */
function matching(q: string): SQL | undefined {
  return q === '' ? undefined : sql`${products.id} IN (SELECT product_id FROM ${foundRows(q)})`;
}

function tagged(db: Db, source: CardSource, slug: string): SQL | undefined {
  const filter = tagFilter(slug);
  if (filter.kind === 'price-down') return isNotNull(source.shown.listPrice);
  if (filter.kind !== 'tag') return within(source, boundsOf(filter));
  const rows = db
    .select({ one: sql`1` })
    .from(productTags)
    .innerJoin(tags, eq(tags.id, productTags.tagId))
    .where(and(eq(productTags.productId, products.id), eq(tags.slug, slug)));
  return exists(rows);
}

/** The filters of the address, leaving out one part: a facet counts what choosing another value of it would show. */
function filtered(db: Db, source: CardSource, input: ListInput, without?: Part): SQL | undefined {
  const inCategory = db
    .select({ id: categories.id })
    .from(categories)
    .where(eq(categories.slug, input.category ?? ''));
  return and(
    eq(products.status, 'ACTIVE'),
    matching(input.q),
    ...input.tags.map((slug) => tagged(db, source, slug)),
    input.category === null || without === 'category' ? undefined : sql`${products.categoryId} = (${inCategory})`,
    without === 'price' ? undefined : priceWithin(source, input),
  );
}

function priceWithin({ shown }: CardSource, { min, max }: ListInput): SQL | undefined {
  return and(min === null ? undefined : gte(shown.price, min), max === null ? undefined : lte(shown.price, max));
}

const searchedCards = (db: Db, source: CardSource, input: ListInput) =>
  selectCards(db, source).innerJoin(
    sql`${foundRows(input.q, depthOf(input))} AS found`,
    sql`found.product_id = ${products.id}`,
  );

/** What can be bought comes first; what was searched for comes by how well it fits, unless another order is asked for. */
function order(source: CardSource, { q, sort }: ListInput): SQL[] {
  if (q === '' || sort !== 'recommended') return cardOrder(source, sort);
  return [desc(sql`${source.shown.available} > 0`), desc(sql`found.score`), asc(products.id)];
}

/** One page of cards. */
export function listCards(db: Db, input: ListInput) {
  const source = cardSource(db);
  const cards = input.q === '' ? selectCards(db, source) : searchedCards(db, source, input);
  return cards
    .where(filtered(db, source, { ...input, q: '' }))
    .orderBy(...order(source, input))
    .limit(PAGE_SIZE)
    .offset((input.page - 1) * PAGE_SIZE);
}

const count = (condition: SQL | undefined) =>
  sql<number>`count(*) FILTER (WHERE ${condition ?? sql`true`})`.mapWith(Number);

/** Whether something else was searched for, because nothing answers what was typed. */
const isRepaired = (q: string) =>
  q === ''
    ? sql<boolean>`false`
    : sql<boolean>`EXISTS (SELECT 1 FROM ${foundRows(q, { enough: 1, most: 1 })} WHERE repaired)`;

/** How many fit, how many of them a derived tag would leave, and the prices there are to choose from. */
export async function summarizeList(db: Db, input: ListInput) {
  const source = cardSource(db);
  const fits = priceWithin(source, input);
  const [row] = await db
    .select({
      total: count(fits),
      repaired: isRepaired(input.q),
      priceDown: count(and(fits, isNotNull(source.shown.listPrice))),
      goals: forGoals((goal) => count(and(fits, within(source, GOALS[goal])))),
      lowest: sql<number | null>`min(${source.shown.price})`,
      highest: sql<number | null>`max(${source.shown.price})`,
    })
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoinLateral(source.shown, sql`true`)
    .innerJoin(nutritionFacts, ownFacts(source))
    .where(filtered(db, source, input, 'price'));
  return row;
}

function fittingProducts(db: Db, input: ListInput, without?: Part) {
  const source = cardSource(db);
  return db
    .select({ id: products.id, categoryId: products.categoryId })
    .from(products)
    .innerJoin(brands, eq(brands.id, products.brandId))
    .innerJoinLateral(source.shown, sql`true`)
    .innerJoin(nutritionFacts, ownFacts(source))
    .where(filtered(db, source, input, without))
    .as('fitting');
}

const counted = sql<number>`count(fitting.id)`.mapWith(Number);

/** Every category with the number of products it would show; also those with none. */
export function countByCategory(db: Db, input: ListInput) {
  const fitting = fittingProducts(db, input, 'category');
  return db
    .select({ slug: categories.slug, nameKo: categories.nameKo, nameEn: categories.nameEn, count: counted })
    .from(categories)
    .leftJoin(fitting, eq(fitting.categoryId, categories.id))
    .groupBy(categories.id)
    .orderBy(asc(categories.position));
}

/** Every stored tag with the number of products that would be left with it. */
export function countByTag(db: Db, input: ListInput) {
  const fitting = fittingProducts(db, input);
  return db
    .select({ slug: tags.slug, nameKo: tags.nameKo, nameEn: tags.nameEn, count: counted })
    .from(tags)
    .leftJoin(productTags, eq(productTags.tagId, tags.id))
    .leftJoin(fitting, eq(fitting.id, productTags.productId))
    .groupBy(tags.id)
    .orderBy(asc(tags.id));
}
