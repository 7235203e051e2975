import 'server-only';
import { asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { readQuery } from '~/lib/korean/read-query';
import type { Db } from '~/server/db';
import { FOUND_MOST, POPULAR_LEAST } from '../rules';
import { products, searchCounts } from '../tables';

/** One more than a search counts and filters, which tells that there are more. */
const ONE_TOO_MANY = FOUND_MOST + 1;
const EVERYTHING_FOUND = { enough: ONE_TOO_MANY, most: ONE_TOO_MANY };

/** The rows (product_id, score, repaired) of what a query finds. */
export function foundRows(q: string, { enough, most }: { enough: number; most: number } = EVERYTHING_FOUND): SQL {
  const { words, wholes } = readQuery(q);
  return sql`search_products(${JSON.stringify(words)}::jsonb, ${sql.param([...wholes])}::text[], ${enough}, ${most})`;
}

/** The names a few letters may become, the best first. */
export function listSuggested(db: Db, q: string, limit: number) {
  return db
    .select({ slug: products.slug, nameKo: products.nameKo, nameEn: products.nameEn })
    .from(products)
    .innerJoin(sql`${foundRows(q, { enough: limit, most: limit })} AS found`, sql`found.product_id = ${products.id}`)
    .where(eq(products.status, 'ACTIVE'))
    .orderBy(desc(sql`found.score`), asc(products.id))
    .limit(limit);
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

/** What may have been meant where nothing answers: each word's number and the word instead of it, null for itself. */
export async function repairOf(db: Db, q: string): Promise<readonly (readonly [number, string | null])[]> {
  const { words } = readQuery(q);
  const [row] = await db.execute<{ shown: [number, string | null][] }>(
    sql`SELECT search_repair(${JSON.stringify(words)}::jsonb) -> 'shown' AS shown`,
  );
  return row?.shown ?? [];
}
