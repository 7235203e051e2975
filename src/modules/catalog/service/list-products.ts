import 'server-only';
import type { Ctx } from '~/server/context';
import type { ListInput } from '../input';
import { countByCategory, countByTag, listCards, summarizeList } from '../queries/list';
import { GOAL_SLUGS, PAGE_SIZE } from '../rules';
import { pick, toCard } from './card';
import { repairedQuery } from './search';

/**
 * One page of the products that fit, sold out last, with what every facet would show. Four statements, whatever is asked; one more
 * where nothing answered a search and something like it was searched for.
 */
export async function listProducts(ctx: Ctx, input: ListInput) {
  const [rows, summary, categories, tags] = await Promise.all([
    listCards(ctx.db, input),
    summarizeList(ctx.db, input),
    countByCategory(ctx.db, input),
    countByTag(ctx.db, input),
  ]);
  const total = summary?.total ?? 0;
  const named = (row: (typeof categories)[number]) => ({
    slug: row.slug,
    name: pick(ctx.locale, row.nameKo, row.nameEn),
    count: row.count,
  });
  return {
    items: rows.map((row) => toCard(row, ctx.locale)),
    total,
    /** What was searched for instead of what was typed. */
    instead: summary?.repaired && total > 0 ? await repairedQuery(ctx, input.q) : null,
    page: input.page,
    pages: Math.ceil(total / PAGE_SIZE),
    categories: categories.map(named),
    tags: tags.map(named),
    priceDown: summary?.priceDown ?? 0,
    goals: GOAL_SLUGS.map((slug) => ({ slug, count: summary?.goals[slug] ?? 0 })),
    lowest: summary?.lowest ?? null,
    highest: summary?.highest ?? null,
    currency: ctx.shop.currency,
  };
}

export type ProductList = Awaited<ReturnType<typeof listProducts>>;
