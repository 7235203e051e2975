import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EVERYTHING, readListParams } from '~/modules/catalog/input';
import { ProductList } from '~/modules/catalog/ui/list/product-list';
import { pageTag, stored } from '~/server/page-cache';
import { anonymousApi } from '~/trpc/server';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { ShopFrame } from '../shop-frame';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'catalog.list' });
  return { title: t('all'), description: t('description'), ...addressesOf('/products', locale) };
}

/** The list without any filter. With one, the address is answered by `find`, which reads it. */
export default async function ProductsPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const list = await stored(['products', locale], [pageTag.catalog], () =>
    anonymousApi(locale).catalog.list(EVERYTHING),
  );
  return (
    <ShopFrame locale={locale} current="/products" back={{ href: '/' }}>
      <ProductList list={list} input={EVERYTHING} typed={readListParams({}).typed} locale={locale} />
    </ShopFrame>
  );
}
