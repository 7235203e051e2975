import 'server-only';
import { asc, desc, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { readQuery } from '~/lib/korean/read-query';
import { availableUnits } from '~/modules/inventory/queries/available';
import { variantStock } from '~/modules/inventory/tables';
import type { Db } from '~/server/db';
import { FOUND_MOST, POPULAR_LEAST } from '../rules';
import { brands, categories, products, searchCounts, searchSynonyms, variants } from '../tables';

/** One more than a search counts and filters, which tells that there are more. */
const ONE_TOO_MANY = FOUND_MOST + 1;
const EVERYTHING_FOUND = { enough: ONE_TOO_MANY, most: ONE_TOO_MANY };

/** The rows (product_id, score, repaired) of what a query finds. */
export function foundRows(q: string, { enough, most }: { enough: number; most: number } = EVERYTHING_FOUND): SQL {
  const { words, wholes } = readQuery(q);
  return sql`search_products(${JSON.stringify(words)}::jsonb, ${sql.param([...wholes])}::text[], ${enough}, ${most})`;
}

/** The rows (variant_id, named, whole) of the options among these products that the words of a query name. */
export function namedOptions(q: string, ids: SQL): SQL {
  const { words, wholes } = readQuery(q);
  return sql`search_options(${JSON.stringify(words)}::jsonb, ${sql.param([...wholes])}::text[], ${ids})`;
}

/** Whoever writes a product with its option exactly finds it before any other. */
export const wholeBonus = (whole: SQL): SQL => sql`CASE WHEN ${whole} THEN 30 ELSE 0 END`;

/** Whether a pack holds so many pieces; where no number was written, none does. */
export const ofCount = (packCount: SQLWrapper, count: number | null): SQL =>
  sql`coalesce(${packCount} = ${count}::int, false)`;

type Named = { readonly slug: string; readonly nameKo: string; readonly nameEn: string };
export type Suggested = {
  /** Every category with a product on sale, in its order. */
  readonly categories: readonly Named[];
  /** What the letters find, the best first; `repaired` where nothing answers them as they are. */
  readonly products: readonly (Named & {
    readonly brandKo: string;
    readonly brandEn: string;
    /** The option the letters name, if they do. */
    readonly option: { readonly id: Id<'var'>; readonly ko: string; readonly en: string } | null;
  })[];
  readonly repaired: boolean;
  /** The words that were looked for instead, as `repairOf` gives them; empty where nothing was repaired. */
  readonly shown: Repair;
  /** Words in what was typed with others that mean the same. */
  readonly alike: readonly (readonly [word: string, other: string])[];
};

/** What a few letters may become: names with what shows why. One statement. */
export async function listSuggested(db: Db, q: string, limit: number): Promise<Suggested | undefined> {
  const { words, amounts } = readQuery(q);
  const named = sql`'slug', named.slug, 'nameKo', named.name_ko, 'nameEn', named.name_en`;
  const [row] = await db.execute<Suggested>(sql`
    WITH found AS MATERIALIZED (SELECT * FROM ${foundRows(q, { enough: limit, most: limit })} AS hit (product_id, score, repaired)),
    options AS MATERIALIZED (
      SELECT DISTINCT ON (${variants.productId}) ${variants.productId} AS product_id, option.whole,
        json_build_object('id', ${variants.id}, 'ko', ${variants.flavourKo}, 'en', ${variants.flavourEn}) AS named
      FROM ${namedOptions(q, sql`ARRAY(SELECT product_id FROM found)`)} AS option (variant_id, named, whole)
        JOIN ${variants} ON ${variants.id} = option.variant_id
        LEFT JOIN ${variantStock} ON ${variantStock.variantId} = ${variants.id}
      ORDER BY ${variants.productId}, option.named DESC, ${availableUnits(variants.id)} > 0 DESC,
        ${ofCount(variants.packCount, amounts.count)} DESC, ${variants.position})
    SELECT
      (SELECT coalesce(json_agg(json_build_object(${named}) ORDER BY named.position), '[]') FROM ${categories} named
        WHERE EXISTS (SELECT 1 FROM ${products} WHERE ${products.categoryId} = named.id AND ${products.status} = 'ACTIVE')) AS categories,
      (SELECT coalesce(json_agg(json_build_object(${named}, 'brandKo', brand.name_ko, 'brandEn', brand.name_en, 'option', options.named)
          ORDER BY found.score + ${wholeBonus(sql`options.whole`)} DESC, named.id), '[]')
        FROM found JOIN ${products} named ON named.id = found.product_id AND named.status = 'ACTIVE'
          JOIN ${brands} brand ON brand.id = named.brand_id LEFT JOIN options ON options.product_id = named.id) AS products,
      EXISTS (SELECT 1 FROM found WHERE repaired) AS repaired,
      CASE WHEN EXISTS (SELECT 1 FROM found WHERE repaired)
        THEN search_repair(${JSON.stringify(words)}::jsonb) -> 'shown' ELSE '[]' END AS shown,
      (SELECT coalesce(json_agg(json_build_array(word, other)), '[]') FROM (
        SELECT word, other, word_key FROM ${searchSynonyms} UNION ALL SELECT other, word, other_key FROM ${searchSynonyms}) pair
        WHERE strpos(search_key(${q}), word_key) > 0) AS alike`);
  return row;
}

/** Counts a query of today whose every word is in the catalogue; anything else people type is not kept. */
export async function countQuery(db: Db, query: string): Promise<void> {
  const { words } = readQuery(query);
  await db.execute(
    sql`INSERT INTO ${searchCounts} AS counted (day, query) SELECT current_date, ${query}
        WHERE EXISTS (SELECT 1 FROM search_within(${JSON.stringify(words)}::jsonb, '{}', 1, 1))
        ON CONFLICT (day, query) DO UPDATE SET times = counted.times + 1`,
  );
}

/** What was searched for most often in the last days. */
export function listPopularQueries(db: Db, { days, limit }: { days: number; limit: number }) {
  const times = sql`sum(${searchCounts.times})`;
  return db
    .select({ query: searchCounts.query })
    .from(searchCounts)
    .where(sql`${searchCounts.day} > current_date - ${days}::integer`)
    .groupBy(searchCounts.query)
    .having(sql`${times} >= ${POPULAR_LEAST}`)
    .orderBy(desc(times), asc(searchCounts.query))
    .limit(limit);
}

/** Each word's number and the word instead of it, null for itself. */
export type Repair = readonly (readonly [n: number, word: string | null])[];

/** What may have been meant where nothing answers. */
export async function repairOf(db: Db, q: string): Promise<Repair> {
  const { words } = readQuery(q);
  const [row] = await db.execute<{ shown: Repair }>(
    sql`SELECT search_repair(${JSON.stringify(words)}::jsonb) -> 'shown' AS shown`,
  );
  return row?.shown ?? [];
}
