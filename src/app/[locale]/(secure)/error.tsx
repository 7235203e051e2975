'use client';

import { TriangleAlert } from 'lucide';
import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { EmptyState } from '~/components/ui/empty-state';

/** What went wrong is in the log under the request's id; here is what one can do. */
export default function SecureError({ reset }: { reset: () => void }) {
  const t = useTranslations('account.frame');
  return (
    <main className="wrap py-14">
      <h1 className="sr-only">{t('wrong')}</h1>
      <EmptyState
        heading="h2"
        icon={TriangleAlert}
        title={t('wrong')}
        action={<Button onClick={reset}>{t('retry')}</Button>}
      >
        {t('wrongLead')}
      </EmptyState>
    </main>
  );
}
