import 'server-only';
import type { Ctx } from '~/server/context';
import { chosenOf, type ListInput } from '../input';
import { countChanged, DERIVED, type Terms } from '../queries/list';
import { readList } from '../queries/list-facets';
import { ALLERGENS, claimTag, GOAL_SLUGS, PAGE_SIZE, PRICE_DOWN } from '../rules';
import { forRanged, leftByLimits, RANGES } from '../rules/nutrient-range';
import { CLAIMS } from '~/modules/nutrition/rules';
import { pick } from './card';
import { namedCards } from './cards-of';
import { repairedQuery } from './search';
import { understood } from './understood';

/**
 * One page of the products that fit, sold out last, with what every facet would show. What a search says that there is a filter
 * for is filtered, and only the rest is looked for. Two statements, whatever is asked; one more where nothing fits, or nothing
 * answered a search and something like it was searched for.
 */
export async function listProducts(ctx: Ctx, asked: ListInput) {
  const input = understood(asked, ctx.shop.currency);
  const terms: Terms = { freeFrom: ctx.shop.shipping.freeFrom };
  const row = await readList(ctx.db, input, terms);
  const { page = [], total = 0, declared = {} } = row ?? {};
  const derived = Object.fromEntries(DERIVED.map((slug, index) => [slug, row?.derived[index] ?? 0]));
  const named = ({ slug, nameKo, nameEn, count }: NonNullable<typeof row>['tags'][number]) => ({
    slug,
    name: pick(ctx.locale, nameKo, nameEn),
    count,
  });
  const keeping = (kept: Readonly<Partial<Record<string, number>>>, limits: readonly number[]) =>
    leftByLimits(
      limits,
      [0, ...limits].map((_, index) => kept[index] ?? 0),
    );
  return {
    /** What was asked for as it was understood: the filters a search named are chosen, and its words are what is left. */
    input,
    items: await namedCards(
      ctx,
      { ids: page.map(([id]) => id), locale: ctx.locale },
      page.flatMap(([, option]) => option ?? []),
    ),
    total,
    /** A search found more than it counts. */
    more: row?.more ?? false,
    /** What was searched for instead of what was typed. */
    instead: row?.repaired && total > 0 ? await repairedQuery(ctx, input.q) : null,
    /** Where nothing fits: what a list without one of the chosen filters would show. */
    dropped: total === 0 ? await countDropped(ctx, input, terms) : [],
    page: input.page,
    pages: Math.ceil(total / PAGE_SIZE),
    categories: (row?.categories ?? []).map(named),
    tags: (row?.tags ?? []).map(named),
    priceDown: derived[PRICE_DOWN] ?? 0,
    goals: GOAL_SLUGS.map((slug) => ({ slug, count: derived[slug] ?? 0 })),
    claims: CLAIMS.map((claim) => ({ claim, slug: claimTag(claim), count: derived[claimTag(claim)] ?? 0 })),
    /** How many would be left without what declares the allergen. */
    without: ALLERGENS.map((allergen) => ({ allergen, count: total - (declared[allergen] ?? 0) })),
    inStock: row?.inStock ?? 0,
    free: { from: terms.freeFrom, count: row?.free ?? 0 },
    /** What each of a nutrient's limits would show, from the loosest. */
    ranges: forRanged((nutrient) => keeping(row?.keeping[nutrient] ?? {}, RANGES[nutrient].limits[input.per])),
    lowest: row?.lowest ?? null,
    highest: row?.highest ?? null,
    currency: ctx.shop.currency,
  };
}

export type ProductList = Awaited<ReturnType<typeof listProducts>>;

async function countDropped({ db }: Ctx, input: ListInput, terms: Terms) {
  const filters = chosenOf(input).filter(({ kind }) => kind !== 'q');
  if (filters.length === 0) return [];
  const counts = await countChanged(
    db,
    input,
    terms,
    filters.map(({ change }) => change),
  );
  return filters
    .map((filter, index) => ({ filter, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}
