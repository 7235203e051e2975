import { BellOff } from 'lucide';
import { getLocale, getTranslations } from 'next-intl/server';
import { WayOn } from '~/components/layout/way-on';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import { SecureFrame } from '../../../secure-frame';

/** The link of a mail that was for once, or for a while: what it turned on is over. */
export default async function AlertOver() {
  const locale = await getLocale();
  const t = await getTranslations({ locale, namespace: 'restock.link.over' });
  const to = (href: string) => getPathname({ href, locale });
  return (
    <SecureFrame locale={locale} current="/products" back={{ href: '/' }}>
      <WayOn
        icon={BellOff}
        title={t('title')}
        hint={t('hint')}
        action={<LinkButton href="/products">{t('list')}</LinkButton>}
        ways={[{ href: to('/help'), label: t('help') }]}
      />
    </SecureFrame>
  );
}
