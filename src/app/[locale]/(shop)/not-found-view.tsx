import { SearchX } from 'lucide';
import { useTranslations } from 'next-intl';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { WayOn } from '~/components/layout/way-on';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import type { Locale } from '~/shops/preset';
import { ShopFrame } from './shop-frame';

/** An address of the catalogue where nothing is: no product, or no page at all. */
export function NotFoundView({ locale }: { locale: Locale }) {
  const t = useTranslations('layout.missing');
  const to = (href: string) => getPathname({ href, locale });
  return (
    <ShopFrame locale={locale} back={{ href: '/products' }}>
      <WayOn
        icon={SearchX}
        title={t('title')}
        hint={t('hint')}
        action={<LinkButton href="/products">{t('list')}</LinkButton>}
        ways={[
          { href: to('/'), label: t('home') },
          { href: to('/help'), label: t('help') },
        ]}
      />
    </ShopFrame>
  );
}

/**
 * Answers 404, with the view in its HTML: what the fallback draws is what is sent, for a page that merely says that it is not there
 * is drawn by script only.
 */
export const Absent = ({ locale }: { locale: Locale }) => (
  <Suspense fallback={<NotFoundView locale={locale} />}>
    <Nothing />
  </Suspense>
);

async function Nothing(): Promise<never> {
  notFound();
}
