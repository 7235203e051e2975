'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useRefusal } from '~/components/ui/use-refusal';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { WAIT_MONTHS } from '../rules';
import { Settled } from './settled';

/** One press for somebody whose address is proven. */
export function AskSigned({ variantId, email, isMuted }: { variantId: Id<'var'>; email: string; isMuted: boolean }) {
  const t = useTranslations('restock.ask');
  const refusal = useRefusal();
  const ask = trpc.restock.ask.useMutation();
  if (ask.isSuccess)
    return (
      <Settled
        title={t('asked')}
        lead={t('askedLead', { email })}
        link={{ href: '/account/restock', label: t('mine') }}
      />
    );
  return (
    <div className="grid gap-4">
      {ask.error && (
        <Notice tone="error" live>
          {refusal(ask.error.data)}
        </Notice>
      )}
      <p className="text-ui/6">
        {t('toMe', { email })} {isMuted && t('unmute')}
      </p>
      <Button size={56} wide pending={ask.isPending} onClick={() => ask.mutate({ variantId })}>
        {t('submit')}
      </Button>
      <p className="text-small text-ink-3">{t('kept', { months: WAIT_MONTHS })}</p>
    </div>
  );
}
