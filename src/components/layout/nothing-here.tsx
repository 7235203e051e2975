import { SearchX } from 'lucide';
import { useTranslations } from 'next-intl';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import type { Locale } from '~/shops/preset';
import { WayOn } from './way-on';

type NothingHereProps = {
  locale: Locale;
  /** Where else whoever asks may go. */
  ways?: readonly { readonly href: string; readonly label: string }[];
};

/** An address where nothing is, or nothing for whoever asks. */
export function NothingHere({ locale, ways = [] }: NothingHereProps) {
  const t = useTranslations('layout.missing');
  const to = (href: string) => getPathname({ href, locale });
  return (
    <WayOn
      icon={SearchX}
      title={t('title')}
      hint={t('hint')}
      action={<LinkButton href="/products">{t('list')}</LinkButton>}
      ways={[{ href: to('/'), label: t('home') }, { href: to('/help'), label: t('help') }, ...ways]}
    />
  );
}
