import { SearchX } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { LonePage } from '~/components/layout/lone-page';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { getPathname } from '~/i18n/navigation';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';

export default function SecureNotFound() {
  const t = useTranslations('account.frame');
  const locale = useLocale();
  const shop = shopPreset(env().SHOP);
  return (
    <LonePage brand={{ name: shop.name[locale], theme: shop.theme }} home={getPathname({ href: '/', locale })}>
      <h1 className="sr-only">{t('missing')}</h1>
      <EmptyState
        heading="h2"
        icon={SearchX}
        title={t('missing')}
        action={<LinkButton href="/">{t('home')}</LinkButton>}
      >
        {t('missingLead')}
      </EmptyState>
    </LonePage>
  );
}
