import { PackageX } from 'lucide';
import { getLocale, getTranslations } from 'next-intl/server';
import { WayOn } from '~/components/layout/way-on';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import { SecureFrame } from './secure-frame';

/** An order that is not there, or not for whoever asks: both look the same, and both may be theirs all the same. */
export async function OrderMissing() {
  const locale = await getLocale();
  const t = await getTranslations({ locale, namespace: 'layout.orderMissing' });
  const to = (href: string) => getPathname({ href, locale });
  return (
    <SecureFrame locale={locale} current="/orders" back={{ href: '/orders' }}>
      <WayOn
        icon={PackageX}
        title={t('title')}
        hint={t('hint')}
        action={<LinkButton href="/orders">{t('list')}</LinkButton>}
        ways={[
          { href: to('/orders/lookup'), label: t('lookUp') },
          { href: to('/help'), label: t('help') },
        ]}
      />
    </SecureFrame>
  );
}
