'use client';

import { LoaderCircle } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';

const LONG_AFTER = 8;

/** The provider is being asked; after `looks` without a decision the words change. */
export function Confirming({ looks, ordersHref }: { looks: number; ordersHref: string }) {
  const t = useTranslations('checkout.confirming');
  return (
    <>
      <Icon of={LoaderCircle} className="animate-spin text-brand motion-reduce:animate-none" />
      <h1 className="mt-4">{t('title')}</h1>
      <p role="status" className="mt-2 text-body text-ink-2">
        {t(looks === 0 ? 'first' : looks < LONG_AFTER ? 'again' : 'long')}
      </p>
      <p className="mt-1 text-small text-ink-3">{t('once')}</p>
      {looks >= LONG_AFTER && (
        <LinkButton variant="outline" className="mt-6" href={ordersHref}>
          {t('toOrders')}
        </LinkButton>
      )}
    </>
  );
}
