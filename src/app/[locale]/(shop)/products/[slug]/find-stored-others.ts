import { cache } from 'react';
import { pageTag, stored } from '~/server/page-cache';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';

async function read(slug: string, locale: Locale) {
  const api = anonymousApi(locale);
  const [together, related] = await Promise.all([api.order.boughtTogether(slug), api.catalog.related(slug)]);
  const shown = new Set(together.map(({ productId }) => productId));
  return { together, related: related.filter(({ productId }) => !shown.has(productId)) };
}

/**
 * What was bought together with a product and what else its category has; nothing stands in both. Which ones is kept with the
 * product, what they cost with each of them: a change of one drops the pages that show it, and no other.
 */
export const findStoredOthers = cache(async (slug: string, locale: Locale) => {
  const slugs = await stored(['other-slugs', slug], [pageTag.product(slug)], async () => {
    const { together, related } = await read(slug, locale);
    return [...together, ...related].map((card) => card.slug);
  });
  return stored(['others', slug, locale, ...slugs], [slug, ...slugs].map(pageTag.product), () => read(slug, locale));
});

export type StoredOthers = Awaited<ReturnType<typeof findStoredOthers>>;
