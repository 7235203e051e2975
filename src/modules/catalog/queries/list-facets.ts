import 'server-only';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { readQuery } from '~/lib/korean/read-query';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import type { Id } from '~/lib/ids';
import type { ListInput } from '../input';
import { FOUND_MOST, PAGE_SIZE, RATING_WEIGHT, type Allergen, type Sort } from '../rules';
import { forRanged, RANGES, type Ranged } from '../rules/nutrient-range';
import { categories, products, productTags, searchDocuments, tags } from '../tables';
import { amountsOf, ownFacts, type CardSource } from './cards';
import { ofCount, wholeBonus } from './search';
import {
  DERIVED,
  FACETS,
  facetFilter,
  foundTable,
  listSource,
  plainFilters,
  printedAmount,
  tagged,
  type Facet,
  type Terms,
} from './list';

type Named = { readonly slug: string; readonly nameKo: string; readonly nameEn: string; readonly count: number };

export type FacetRow = {
  /** The products of the page, in its order, each with the variant a search names, null where it names none. */
  readonly page: (readonly [product: Id<'prd'>, option: Id<'var'> | null])[];
  readonly total: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Every category with the number of products it would show; also those with none. */
  readonly categories: readonly Named[];
  /** Every stored tag with the number of products that would be left with it. */
  readonly tags: readonly Named[];
  /** The same for what follows from a product's numbers, in the order of `DERIVED`. */
  readonly derived: readonly number[];
  readonly inStock: number;
  readonly free: number;
  /** How many of those that fit declare an allergen. */
  readonly declared: Readonly<Partial<Record<Allergen, number>>>;
  /** How many keep exactly so many of a nutrient's limits, whatever is chosen of it. */
  readonly keeping: Readonly<Record<Ranged, Readonly<Partial<Record<string, number>>>>>;
  /** Whether something else was searched for, because nothing answers what was typed. */
  readonly repaired: boolean;
  /** Whether a search found more than it counts: then every number says «at least». */
  readonly more: boolean;
};

const meanHalves = sql`(SELECT sum(${products.ratingHalves})::float8 / nullif(sum(${products.reviewCount}), 0) FROM ${products})`;

/** What is found, the best first; the product so named, with its option or its size, before what merely answers. */
function foundKey(q: string): SQL {
  const { size } = readQuery(q).amounts;
  const sized = size
    ? sql`${nutritionFacts.servingSize} = ${size.amount}::float8 AND ${nutritionFacts.basis} = ${`100${size.unit}`}`
    : sql`false`;
  return sql`found.score + ${wholeBonus(sql`named.whole`)} + CASE WHEN ${sized} THEN 6 ELSE 0 END`;
}

/** What a product is sorted by, the highest first. `steadyRating` of the rules says the same as the database. */
function sortKey(source: CardSource, { q, sort, per }: ListInput): SQL {
  const { shown, metrics } = source;
  const amounts = amountsOf(source, per);
  const keys: Record<Sort, SQL> = {
    recommended: q === '' ? sql`${products.popularity}` : foundKey(q),
    best: sql`(SELECT ${searchDocuments.sold} FROM ${searchDocuments} WHERE ${searchDocuments.productId} = ${products.id}) + ${products.popularity} / 10000.0`,
    new: sql`extract(epoch FROM ${products.publishedAt})`,
    'price-asc': sql`-${shown.price}`,
    'price-desc': sql`${shown.price}`,
    value: metrics.value,
    rating: sql`CASE WHEN ${products.reviewCount} = 0 THEN -1 ELSE
      (${products.ratingHalves} + ${RATING_WEIGHT} * ${meanHalves}) / (${products.reviewCount} + ${RATING_WEIGHT}) END`,
    protein: amounts.protein,
    kcal: sql`-(${amounts.kcal})`,
    sugar: sql`-(${amounts.sugar})`,
  };
  return sql`(${keys[sort]})::float8`;
}

/** How many of a nutrient's limits the printed number keeps; they are ordered from the loosest. */
function limitsKept(source: CardSource, input: ListInput, nutrient: Ranged): SQL {
  const { side, limits } = RANGES[nutrient];
  const sign = side === 'min' ? 1 : -1;
  const amount = printedAmount(source, input, nutrient);
  const steps = limits[input.per].map((step) => sign * step);
  return sql`width_bucket(${sign}::int * ${amount}, ${sql.param(steps)}::float8[])`;
}

/** The variant that is shown where a search names it, by its option or by its number of pieces. */
function optionNamed({ shown }: CardSource, q: string): SQL {
  const counted = ofCount(shown.packCount, readQuery(q).amounts.count);
  return sql`CASE WHEN named.variant_id IS NOT NULL OR ${counted} THEN ${shown.id} END`;
}

/**
 * The shelf: what fits in everything that is no facet, with what each facet counts by. `misses` has a bit for every chosen facet
 * that a product does not meet, so that a facet can count as if it alone were not chosen.
 */
function shelf(db: Db, input: ListInput, terms: Terms) {
  const source = listSource(db, input.q);
  const bits = new Map<Facet, number>();
  const misses = FACETS.flatMap((facet, index) => {
    const meets = facetFilter(source, input, facet);
    if (!meets) return [];
    bits.set(facet, 2 ** index);
    return [sql`CASE WHEN ${meets} THEN 0 ELSE ${2 ** index}::int END`];
  });
  const earned = DERIVED.map((slug) => tagged(db, source, slug));
  const rows = db
    .select({
      id: products.id,
      categoryId: products.categoryId,
      price: source.shown.price,
      inStock: sql`${source.shown.available} > 0`.as('in_stock'),
      allergens: products.allergens,
      earned: sql`ARRAY[${sql.join(earned, sql`, `)}]`.as('earned'),
      ...forRanged((nutrient) => limitsKept(source, input, nutrient).as(nutrient)),
      option: (input.q === '' ? sql`NULL` : optionNamed(source, input.q)).as('option'),
      misses: (misses.length === 0 ? sql`0` : sql.join(misses, sql` + `)).as('misses'),
      key: sortKey(source, input).as('key'),
    })
    .from(products)
    .innerJoin(source.shown, eq(source.shown.productId, products.id))
    .innerJoin(nutritionFacts, ownFacts(source))
    .$dynamic();
  const found =
    input.q === ''
      ? rows
      : rows
          .innerJoin(sql`found`, sql`found.product_id = ${products.id}`)
          .leftJoin(sql`named`, sql`named.variant_id = ${source.shown.id}`);
  const but = (facet: Facet) => sql`misses IN (0, ${bits.get(facet) ?? 0}::int)`;
  return { rows: found.where(and(plainFilters(db, source, input, terms))), but };
}

const counts = (of: SQL, where: SQL) =>
  sql`(SELECT coalesce(json_object_agg(one, n), '{}') FROM (
    SELECT one, count(*) AS n FROM (SELECT ${of} AS one FROM shelf WHERE ${where}) ones GROUP BY one) counted)`;

const FITS = sql`misses = 0`;

/** The products of one page and what every facet would show. One statement, whatever is asked. */
export async function readList(db: Db, input: ListInput, terms: Terms): Promise<FacetRow | undefined> {
  const { rows, but } = shelf(db, input, terms);
  const named = (table: SQL, order: SQL, counted: SQL) =>
    sql`(SELECT coalesce(json_agg(json_build_object('slug', slug, 'nameKo', name_ko, 'nameEn', name_en, 'count', coalesce(n, 0))
      ORDER BY ${order}), '[]') FROM ${table} LEFT JOIN (${counted}) counted ON counted.of = id)`;
  const derived = DERIVED.map((_, index) => sql`count(*) FILTER (WHERE ${FITS} AND earned[${index + 1}::int])`);
  const keeping = forRanged((nutrient) => counts(sql`${sql.identifier(nutrient)}`, but(nutrient)));
  const [row] = await db.execute<FacetRow>(sql`
    WITH ${foundTable(input.q)}shelf AS MATERIALIZED ${rows}
    SELECT
      ARRAY(SELECT ARRAY[id, option] FROM shelf WHERE ${FITS} ORDER BY in_stock DESC, key DESC, id
        LIMIT ${PAGE_SIZE} OFFSET ${(input.page - 1) * PAGE_SIZE}) AS page,
      count(*) FILTER (WHERE ${FITS})::int AS total,
      min(price) FILTER (WHERE ${but('price')}) AS lowest,
      max(price) FILTER (WHERE ${but('price')}) AS highest,
      count(*) FILTER (WHERE ${FITS} AND in_stock)::int AS "inStock",
      count(*) FILTER (WHERE ${FITS} AND price >= ${terms.freeFrom})::int AS free,
      ${named(sql`${categories}`, sql`position`, sql`SELECT category_id AS of, count(*) AS n FROM shelf WHERE ${but('category')} GROUP BY 1`)} AS categories,
      ${named(sql`${tags}`, sql`id`, sql`SELECT tag_id AS of, count(*) AS n FROM shelf JOIN ${productTags} ON product_id = shelf.id WHERE ${FITS} GROUP BY 1`)} AS tags,
      ARRAY[${sql.join(derived, sql`, `)}]::int[] AS derived,
      ${counts(sql`unnest(allergens)`, FITS)} AS declared,
      json_build_object('protein', ${keeping.protein}, 'sugar', ${keeping.sugar}, 'kcal', ${keeping.kcal}, 'sodium', ${keeping.sodium}) AS keeping,
      ${input.q === '' ? sql`false` : sql`coalesce((SELECT bool_or(repaired) FROM found), false)`} AS repaired,
      ${input.q === '' ? sql`false` : sql`EXISTS (SELECT 1 FROM found WHERE place > ${FOUND_MOST}::int)`} AS more
    FROM shelf`);
  return row;
}
