import 'server-only';
import type { Ctx } from '~/server/context';
import { firstSlugs, listAddresses, listOffers } from '../queries/feeds';
import { OFFERS_AT_ONCE, packTitle, PRODUCTS_PER_SITEMAP, variantTitle } from '../rules';
import { flavourOf, pick, servingText } from './card';

/** The slugs the files of the sitemap begin with. */
export function listSitemapFiles(ctx: Ctx): Promise<string[]> {
  return firstSlugs(ctx.db, PRODUCTS_PER_SITEMAP);
}

/** The products of one file of the sitemap, by slug. */
export async function listSitemap(ctx: Ctx, { from }: { from: string }) {
  const rows = await listAddresses(ctx.db, from, PRODUCTS_PER_SITEMAP);
  return rows.map(({ slug, nameKo, nameEn, updatedAt }) => ({
    slug,
    name: pick(ctx.locale, nameKo, nameEn),
    updatedAt,
  }));
}

/** Some variants on sale, sold out or not, and where to go on; `next` is null after the last. */
export async function listFeedOffers(ctx: Ctx, { after }: { after: string }) {
  const { locale } = ctx;
  const rows = await listOffers(ctx.db, after, OFFERS_AT_ONCE);
  const offers = rows.map((row) => {
    const title = variantTitle({ ko: row.nameKo, en: row.nameEn }, flavourOf(row), servingText(row));
    return {
      id: row.variantId,
      group: row.productId,
      slug: row.slug,
      title: packTitle(title[locale], row.packCount),
      summary: pick(locale, row.summaryKo, row.summaryEn),
      brand: pick(locale, row.brandKo, row.brandEn),
      category: pick(locale, row.categoryKo, row.categoryEn),
      price: row.price,
      listPrice: row.listPrice,
      currency: row.currency,
      image: row.image,
      /** What the whole pack holds, in grams or millilitres. */
      content: {
        amount: row.servingSize * row.packCount,
        unit: row.basis === '100g' ? ('g' as const) : ('ml' as const),
      },
      soldOut: row.available <= 0,
    };
  });
  return { offers, next: rows.length < OFFERS_AT_ONCE ? null : (rows.at(-1)?.variantId ?? null) };
}

export type FeedOffer = Awaited<ReturnType<typeof listFeedOffers>>['offers'][number];
