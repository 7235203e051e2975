import 'server-only';
import { sql } from 'drizzle-orm';
import { highlight } from '~/lib/korean/highlight';
import { addressHash, clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { hasRoom, takeLimit } from '~/server/rate-limit';
import { countQuery, listPopularQueries, listSuggested, repairOf } from '../queries/search';
import { pick } from './card';

const SUGGESTED = 7;
const POPULAR = { days: 7, limit: 8 };

/** Names that the letters typed so far may become, each cut where it answers them. One statement. */
export async function suggest(ctx: Ctx, q: string) {
  const rows = q === '' ? [] : await listSuggested(ctx.db, q, SUGGESTED);
  return rows.map(({ slug, nameKo, nameEn }) => {
    const name = pick(ctx.locale, nameKo, nameEn);
    return { slug, name, parts: highlight(name, q) };
  });
}

/** What many searched for in the last days. */
export async function popularSearches(ctx: Ctx): Promise<string[]> {
  const rows = await listPopularQueries(ctx.db, POPULAR);
  return rows.map(({ query }) => query);
}

/** One more search for these words, once a day from one address: nobody makes them popular alone. @throws AppError RATE_LIMITED */
export async function countSearch(ctx: Ctx & { readonly reqHeaders: Headers }, q: string): Promise<null> {
  const address = clientAddress(ctx.reqHeaders);
  await takeLimit('search.address', address);
  const words = q.trim().toLowerCase().split(/\s+/).join(' ');
  if (await hasRoom('search.word', addressHash(`${address} ${words}`))) await countQuery(ctx.db, words);
  return null;
}

/** The query the shop searched for instead of one that nothing answers. */
export async function repairedQuery(ctx: Ctx, q: string): Promise<string> {
  const typed = q.trim().split(/\s+/);
  const shown = await repairOf(ctx.db, q);
  return shown.map(([n, word]) => word ?? typed[n - 1] ?? '').join(' ');
}

/** Counts what was sold and sorts the products into tiers anew; a job does it. @returns how many have moved */
export async function rankSearch(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.execute<{ moved: number }>(sql`SELECT search_rank() AS moved`);
  return row?.moved ?? 0;
}
