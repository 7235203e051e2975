import { useTranslations } from 'next-intl';
import { LinkButton } from '~/components/ui/link-button';
import type { Locale } from '~/shops/preset';
import { ShopFrame } from './shop-frame';

export function NotFoundView({ locale }: { locale: Locale }) {
  const t = useTranslations('catalog.notFound');
  return (
    <ShopFrame locale={locale} back={{ href: '/products' }}>
      <div className="wrap grid min-h-[50vh] content-center justify-items-start pt-8">
        <h1>{t('title')}</h1>
        <p className="mt-2 text-ink-2">{t('what')}</p>
        <p className="mb-6 text-ink-2">{t('hint')}</p>
        <LinkButton href="/products">{t('seeAll')}</LinkButton>
      </div>
    </ShopFrame>
  );
}
