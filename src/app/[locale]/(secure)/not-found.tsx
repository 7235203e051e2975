import { SearchX } from 'lucide';
import { getLocale, getTranslations } from 'next-intl/server';
import { WayOn } from '~/components/layout/way-on';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import { SecureFrame } from './secure-frame';

/** What is not there, or not for whoever asks: both look the same. */
export default async function SecureNotFound() {
  const locale = await getLocale();
  const t = await getTranslations({ locale, namespace: 'layout.missing' });
  const to = (href: string) => getPathname({ href, locale });
  return (
    <SecureFrame locale={locale} back={{ href: '/' }}>
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
    </SecureFrame>
  );
}
