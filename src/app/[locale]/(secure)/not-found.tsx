import { SearchX } from 'lucide';
import { useTranslations } from 'next-intl';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';

export default function SecureNotFound() {
  const t = useTranslations('account.frame');
  return (
    <main className="wrap py-14">
      <h1 className="sr-only">{t('missing')}</h1>
      <EmptyState
        heading="h2"
        icon={SearchX}
        title={t('missing')}
        action={<LinkButton href="/">{t('home')}</LinkButton>}
      >
        {t('missingLead')}
      </EmptyState>
    </main>
  );
}
