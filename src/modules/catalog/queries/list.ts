import 'server-only';
import { and, eq, exists, gte, isNotNull, lte, sql, type SQL } from 'drizzle-orm';
import { readQuery } from '~/lib/korean/read-query';
import { CLAIMS, claimRule, type Claim } from '~/modules/nutrition/rules';
import { nutritionFacts } from '~/modules/nutrition/tables';
import type { Db } from '~/server/db';
import type { ListInput } from '../input';
import { boundsOf, claimTag, FOUND_MOST, GOAL_SLUGS, PRICE_DOWN, tagFilter } from '../rules';
import { RANGED, RANGES, type Ranged } from '../rules/nutrient-range';
import { categories, products, productTags, tags, variants } from '../tables';
import { amountsOf, asPrinted, factColumns, ownFacts, wholeSource, within, type CardSource } from './cards';
import { foundRows, namedOptions, ofCount } from './search';

/** Something of the list that shows what its other values would leave. */
export const FACETS = ['category', 'price', ...RANGED] as const;
export type Facet = (typeof FACETS)[number];

/** What the shop says of delivery, as far as a list filters by it; minor units. */
export type Terms = { readonly freeFrom: number };

const COUNTED = sql`SELECT product_id FROM found WHERE place <= ${FOUND_MOST}::int`;

/** The source of a list: every product on sale, or those a search finds, each by the option that the search names. */
export const listSource = (db: Db, q: string): CardSource =>
  q === ''
    ? wholeSource(db)
    : wholeSource(db, sql`variants.product_id IN (${COUNTED})`, {
        table: sql`named`,
        on: sql`named.variant_id = ${variants.id}`,
        before: sql`coalesce(named.named, 0)`,
        behind: ofCount(variants.packCount, readQuery(q).amounts.count),
      });

/** The table expressions a searched list stands on: what it counts, one row more where more is found, and the options it names. */
export const foundTable = (q: string): SQL =>
  q === ''
    ? sql``
    : sql`found AS MATERIALIZED (
        SELECT * FROM ${foundRows(q)} WITH ORDINALITY AS hit (product_id, score, repaired, place)
        WHERE place <= ${FOUND_MOST + 1}::int),
      named AS MATERIALIZED (
        SELECT * FROM ${namedOptions(q, sql`ARRAY(${COUNTED})`)} AS option (variant_id, named, whole)), `;

const earns = (claim: Claim): SQL => {
  const { nutrient, bound, limit } = claimRule(claim);
  const column = factColumns[nutrient];
  const keeps = (most: number) => (bound === 'min' ? sql`${column} >= ${most}` : sql`${column} < ${most}`);
  const { '100g': solid, '100ml': liquid } = limit;
  const of = (most: number | null) => (most === null ? sql`false` : keeps(most));
  return sql`coalesce(CASE WHEN ${nutritionFacts.basis} = '100g' THEN ${of(solid)} ELSE ${of(liquid)} END, false)`;
};

/** Everything that follows from a product's numbers and has a name in the address. */
export const DERIVED: readonly string[] = [PRICE_DOWN, ...GOAL_SLUGS, ...CLAIMS.map(claimTag)];

export function tagged(db: Db, source: CardSource, slug: string): SQL | undefined {
  const filter = tagFilter(slug);
  if (filter.kind === 'price-down') return isNotNull(source.shown.listPrice);
  if (filter.kind === 'claim') return earns(filter.claim);
  if (filter.kind !== 'tag') return within(source, boundsOf(filter));
  const rows = db
    .select({ one: sql`1` })
    .from(productTags)
    .innerJoin(tags, eq(tags.id, productTags.tagId))
    .where(and(eq(productTags.productId, products.id), eq(tags.slug, slug)));
  return exists(rows);
}

const priceWithin = ({ shown }: CardSource, { min, max }: ListInput) =>
  and(min === null ? undefined : gte(shown.price, min), max === null ? undefined : lte(shown.price, max));

/** The number a range is compared with: the one a label prints. */
export const printedAmount = (source: CardSource, { per }: ListInput, nutrient: Ranged): SQL =>
  asPrinted(amountsOf(source, per)[nutrient], RANGES[nutrient].decimals);

function keepsRange(source: CardSource, input: ListInput, nutrient: Ranged): SQL | undefined {
  const limit = input[nutrient];
  if (limit === null) return undefined;
  const amount = printedAmount(source, input, nutrient);
  return RANGES[nutrient].side === 'min' ? sql`${amount} >= ${limit}` : sql`${amount} <= ${limit}`;
}

/** What a facet of the address asks for; nothing where it is not chosen. */
export function facetFilter(source: CardSource, input: ListInput, facet: Facet): SQL | undefined {
  if (facet === 'price') return priceWithin(source, input);
  if (facet !== 'category') return keepsRange(source, input, facet);
  if (input.category === null) return undefined;
  return sql`${products.categoryId} = (SELECT ${categories.id} FROM ${categories} WHERE ${categories.slug} = ${input.category})`;
}

/** Everything else the address asks for. */
export function plainFilters(db: Db, source: CardSource, input: ListInput, { freeFrom }: Terms): SQL | undefined {
  const { tags: slugs, stock, free, without } = input;
  return and(
    eq(products.status, 'ACTIVE'),
    ...slugs.map((slug) => tagged(db, source, slug)),
    stock ? sql`${source.shown.available} > 0` : undefined,
    free ? gte(source.shown.price, freeFrom) : undefined,
    without.length > 0 ? sql`NOT ${products.allergens} && ${sql.param([...without])}::text[]` : undefined,
  );
}

/**
 * How many products each change of the address would show, in the order of the changes. One statement. What is searched for is
 * no part of a change.
 */
export async function countChanged(
  db: Db,
  input: ListInput,
  terms: Terms,
  changes: readonly Partial<ListInput>[],
): Promise<number[]> {
  const source = listSource(db, input.q);
  const counts = changes.map((change) => {
    const changed = { ...input, ...change };
    const fits = and(
      plainFilters(db, source, changed, terms),
      ...FACETS.map((facet) => facetFilter(source, changed, facet)),
    );
    return sql`count(*) FILTER (WHERE ${fits})`;
  });
  const counted = db
    .select({ counts: sql`ARRAY[${sql.join(counts, sql`, `)}]::int[]`.as('counts') })
    .from(products)
    .innerJoin(source.shown, eq(source.shown.productId, products.id))
    .innerJoin(nutritionFacts, ownFacts(source));
  const [row] = await db.execute<{ counts: number[] }>(
    sql`WITH ${foundTable(input.q)}counted AS ${counted} SELECT counts FROM counted`,
  );
  return row?.counts ?? [];
}
