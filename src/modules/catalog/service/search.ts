import 'server-only';
import { sql } from 'drizzle-orm';
import { highlight, type Part } from '~/lib/korean/highlight';
import { readQuery } from '~/lib/korean/read-query';
import { addressHash, clientAddress } from '~/server/client-address';
import type { Ctx } from '~/server/context';
import { hasRoom, takeLimit } from '~/server/rate-limit';
import { countQuery, listPopularQueries, listSuggested, repairOf, type Repair } from '../queries/search';
import { pick } from './card';

const SUGGESTED = 7;
const CATEGORIES_SUGGESTED = 3;
/** Many products are found by their category alone; names are looked for among this many. */
const LOOKED_AT = 40;
const POPULAR = { days: 7, limit: 8 };

const isHit = (parts: readonly Part[]): boolean => parts.some(({ hit }) => hit);

/** A name cut where one of the readings of a query answers it; null where none does. */
function answered(name: string, readings: readonly string[]): Part[] | null {
  return readings.map((reading) => highlight(name, reading)).find(isHit) ?? null;
}

/** Whether every word of what was typed is in the name. */
const isWhole = (name: string, q: string): boolean =>
  q
    .trim()
    .split(/\s+/)
    .every((word) => isHit(highlight(name, word)));

/**
 * What the letters typed so far may become, each cut where it answers them: categories, then products by their names, then by
 * their brands. What shows no reason for itself is left out. One statement.
 */
export async function suggest(ctx: Ctx, q: string) {
  const found = q === '' ? undefined : await listSuggested(ctx.db, q, LOOKED_AT);
  if (!found) return [];
  const meant = found.repaired ? [wordsOf(found.shown, q)] : [];
  const alike = found.alike.map(([word, other]) => q.replaceAll(word, other));
  const readings = [q, ...meant, ...alike];
  const named = (row: { slug: string; nameKo: string; nameEn: string }) =>
    cut(row.slug, pick(ctx.locale, row.nameKo, row.nameEn));
  const cut = (slug: string, name: string) => ({ slug, name, parts: answered(name, readings) });
  const categories = found.categories
    .map(named)
    .flatMap(({ parts, ...row }) =>
      parts && readings.some((reading) => isWhole(row.name, reading))
        ? [{ kind: 'category' as const, ...row, option: null, parts, brand: null }]
        : [],
    )
    .slice(0, CATEGORIES_SUGGESTED);
  const products = found.products.map((row) => {
    const words = [
      pick(ctx.locale, row.nameKo, row.nameEn),
      row.option && pick(ctx.locale, row.option.ko, row.option.en),
    ];
    const option = row.option?.id ?? null;
    return { ...row, own: { ...cut(row.slug, words.filter(Boolean).join(' ')), option } };
  });
  const byName = products.flatMap(({ own: { parts, ...own } }) =>
    parts ? [{ kind: 'product' as const, ...own, parts, brand: null }] : [],
  );
  const byBrand = products.flatMap(({ own: { parts, ...own }, ...row }) => {
    const brand = answered(pick(ctx.locale, row.brandKo, row.brandEn), readings);
    return parts === null && brand
      ? [{ kind: 'product' as const, ...own, parts: [{ text: own.name, hit: false }], brand }]
      : [];
  });
  return [...categories, ...byName, ...byBrand].slice(0, SUGGESTED);
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
  return wordsOf(await repairOf(ctx.db, q), q);
}

function wordsOf(repair: Repair, q: string): string {
  const { typed } = readQuery(q);
  return repair.map(([n, word]) => word ?? typed[n - 1] ?? '').join(' ');
}

/** Counts what was sold and sorts the products into tiers anew; a job does it. @returns how many have moved */
export async function rankSearch(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.execute<{ moved: number }>(sql`SELECT search_rank() AS moved`);
  return row?.moved ?? 0;
}
