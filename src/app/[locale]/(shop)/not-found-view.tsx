import { PackageSearch } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import type { Locale } from '~/shops/preset';
import { ShopFrame } from './shop-frame';

export function NotFoundView({ locale }: { locale: Locale }) {
  const t = useTranslations('catalog.notFound');
  return (
    <ShopFrame locale={locale} back={{ href: '/products' }}>
      <div className="wrap pt-8 md:pt-14">
        <h1 className="mb-6">{t('title')}</h1>
        <EmptyState
          icon={PackageSearch}
          title={t('what')}
          action={<LinkButton href="/products">{t('seeAll')}</LinkButton>}
        >
          {t('hint')}
        </EmptyState>
      </div>
    </ShopFrame>
  );
}
