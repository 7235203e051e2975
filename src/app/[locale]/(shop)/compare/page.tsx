import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { readCompared } from '~/modules/catalog/rules/compared';
import { CompareView } from '~/modules/catalog/ui/compare/compare-view';
import { anonymousApi } from '~/trpc/server';
import { addressesOf, localeOf, type LocaleParams } from '../addresses';
import { ShopFrame } from '../shop-frame';

export const dynamic = 'force-dynamic';

type CompareProps = LocaleParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'catalog.compare' });
  return { title: t('title'), robots: { index: false, follow: true }, ...addressesOf('/compare', locale) };
}

/** Up to four products side by side; the address names them, so it can be sent to somebody. */
export default async function ComparePage({ params, searchParams }: CompareProps) {
  const locale = await localeOf(params);
  const { ids: asked } = await searchParams;
  const ids = readCompared([asked].flat().join(','));
  const products = ids.length === 0 ? [] : await anonymousApi(locale).catalog.compare({ ids: [...ids] });
  const t = await getTranslations({ locale, namespace: 'catalog.compare' });
  return (
    <ShopFrame locale={locale} back={{ href: '/products', title: t('title'), isLeafed: true }}>
      <CompareView products={products} isOpen={asked === undefined} locale={locale} />
    </ShopFrame>
  );
}
