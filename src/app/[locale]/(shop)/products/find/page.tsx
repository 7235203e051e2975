import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { redirect } from '~/i18n/navigation';
import { listHref, readListParams, type ListInput } from '~/modules/catalog/input';
import { forRanged } from '~/modules/catalog/rules/nutrient-range';
import { ProductList } from '~/modules/catalog/ui/list/product-list';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';
import { addressesOf, localeOf, type LocaleParams } from '../../addresses';
import { findStoredHome } from '../../find-stored-home';
import { ShopFrame } from '../../shop-frame';

export const dynamic = 'force-dynamic';

/** Read once for the head and the body. */
const readList = cache((href: string, locale: Locale) => {
  const query = new URL(href, 'http://list').searchParams;
  const several = { tag: query.getAll('tag'), without: query.getAll('without') };
  const { input } = readListParams({ ...Object.fromEntries(query), ...several });
  return anonymousApi(locale).catalog.list(input);
});
const listOf = (input: ListInput, locale: Locale) => readList(listHref(input, { page: input.page }), locale);

type FindProps = LocaleParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: FindProps): Promise<Metadata> {
  const locale = await localeOf(params);
  const { input } = readListParams(await searchParams);
  const t = await getTranslations({ locale, namespace: 'catalog.list' });
  const { categories } = await listOf(input, locale);
  const named = categories.find(({ slug }) => slug === input.category);
  // Machines read categories; every other combination of filters is for people.
  const { category, page } = input;
  const own = { ...readListParams({}).input, category, page };
  const worthReading = listHref(input) === listHref(own) && category !== null;
  return {
    title: input.q ? t('searched', { q: input.q }) : (named?.name ?? t('all')),
    robots: worthReading ? undefined : { index: false, follow: true },
    ...addressesOf(listHref(own, { page }), locale),
  };
}

/** The list with filters, answered under /products by a rewrite. */
export default async function FindPage({ params, searchParams }: FindProps) {
  const locale = await localeOf(params);
  const query = await searchParams;
  const { input: asked, typed } = readListParams(query);
  if (Object.keys(query).length === 0) redirect({ href: '/products', locale });
  const list = await listOf(asked, locale);
  const { input } = list;
  const isNothing = list.total === 0;
  const [popular, best] = await Promise.all([
    asked.q && isNothing ? anonymousApi(locale).catalog.popularSearches() : [],
    isNothing ? bestOf(locale) : undefined,
  ]);
  // A limit that was searched for stands in its field, as one that was typed there.
  const limits = forRanged((nutrient) => typed.limits[nutrient] || String(input[nutrient] ?? ''));
  return (
    <ShopFrame locale={locale} current={menuAddress(asked)} back={{ href: '/' }} search={asked.q}>
      <ProductList
        list={list}
        input={input}
        typed={{ ...typed, limits }}
        locale={locale}
        asked={asked.q}
        popular={popular}
        best={best}
      />
    </ShopFrame>
  );
}

/** What others buy, for whoever found nothing. */
async function bestOf(locale: Locale) {
  const [{ best, bestIsSold }, t] = await Promise.all([
    findStoredHome(locale),
    getTranslations({ locale, namespace: 'home' }),
  ]);
  return { title: t(bestIsSold ? 'best.title' : 'known.title'), products: best.slice(0, 4) };
}

/** The main menu marks its entry only where nothing else is filtered. */
const menuAddress = (input: ListInput): string => listHref(input, { page: 1 });
