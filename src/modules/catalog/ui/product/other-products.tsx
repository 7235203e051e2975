import { useTranslations } from 'next-intl';
import type { Locale } from '~/shops/preset';
import { CardRow } from '../home/card-row';
import type { ShopCardData } from '../shop-card';

type OtherProductsProps = {
  together: readonly ShopCardData[];
  related: readonly ShopCardData[];
  category: { readonly slug: string; readonly name: string };
  locale: Locale;
};

/** What was bought together with this one, where enough people did, and what else its category has. */
export function OtherProducts({ together, related, category, locale }: OtherProductsProps) {
  const t = useTranslations('catalog.product.others');
  return (
    <>
      <CardRow title={t('together')} note={t('togetherRule')} products={together} locale={locale} />
      <CardRow
        title={t('related', { category: category.name })}
        note={t('relatedRule')}
        more={{ href: `/products?category=${category.slug}`, label: t('all') }}
        products={related}
        locale={locale}
      />
    </>
  );
}
