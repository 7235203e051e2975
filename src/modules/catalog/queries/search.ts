import 'server-only';
import { sql, type SQL } from 'drizzle-orm';
import { readQuery } from '~/lib/korean/read-query';
import type { ListInput } from '../input';

/** More than anybody turns pages: what a search counts and filters at most. */
export const FOUND_MOST = 1000;
/** The first pages look no further than this, and stop at best sellers where there are enough. */
const FIRST_PAGES = { most: 240, enough: 48, pages: 2 } as const;

const EVERYTHING_FOUND = { enough: FOUND_MOST, most: FOUND_MOST };

/** The rows (product_id, score, repaired) of what a query finds. */
export function foundRows(q: string, { enough, most }: { enough: number; most: number } = EVERYTHING_FOUND): SQL {
  const { words, wholes } = readQuery(q);
  return sql`search_products(${JSON.stringify(words)}::jsonb, ${sql.param([...wholes])}::text[], ${enough}, ${most})`;
}

/** How far one page of a list has to look: the first pages in the order of the search, without filters, not very far. */
export function depthOf({ category, tags, min, max, sort, page }: ListInput) {
  const isNarrowed = category !== null || tags.length > 0 || min !== null || max !== null;
  return isNarrowed || sort !== 'recommended' || page > FIRST_PAGES.pages ? EVERYTHING_FOUND : FIRST_PAGES;
}
