'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '~/components/ui/button';

/** The shop could not read what the page needs: it says so and tries again, and shows no numbers it does not have. */
export default function ShopError({ reset }: { error: Error; reset: () => void }) {
  const t = useTranslations('catalog.live.broken');
  const router = useRouter();
  const [pending, start] = useTransition();
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  return (
    <main className="wrap grid min-h-[70vh] content-center justify-items-start gap-3">
      <h1>{t('title')}</h1>
      <p className="text-ink-2">{t('hint')}</p>
      <div className="mt-3 flex gap-2">
        <Button pending={pending} onClick={again}>
          {t('again')}
        </Button>
      </div>
    </main>
  );
}
