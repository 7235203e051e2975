'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { useRefusal } from '~/components/ui/use-refusal';
import { trpc } from '~/trpc/client';
import type { RestockLink } from '../input';
import { Settled } from './settled';

type LinkedAlertProps = { link: RestockLink; slug: string; isConfirmed: boolean };

/** What the owner of a mailbox decides: opening the link alone decides nothing, for programs open links, too. */
export function LinkedAlert({ link, slug, isConfirmed }: LinkedAlertProps) {
  const t = useTranslations('restock.link');
  const refusal = useRefusal();
  const confirm = trpc.restock.confirm.useMutation();
  const withdraw = trpc.restock.withdraw.useMutation();
  const product = { href: `/products/${slug}`, label: t('product') };
  const error = confirm.error ?? withdraw.error;
  const isOn = isConfirmed || confirm.isSuccess;
  if (withdraw.isSuccess) return <Settled tone="info" title={t('gone')} lead={t('goneLead')} link={product} />;
  return (
    <div className="grid gap-4">
      {error && (
        <Notice tone="error" live>
          {refusal(error.data)}
        </Notice>
      )}
      {isOn ? (
        <Settled title={t('on')} lead={t('onLead')} link={product} />
      ) : (
        <>
          <p className="text-ui/6">{t('confirmLead')}</p>
          <Button size={56} wide pending={confirm.isPending} onClick={() => confirm.mutate(link)}>
            {t('confirm')}
          </Button>
        </>
      )}
      <Button variant="ghost" size={44} pending={withdraw.isPending} onClick={() => withdraw.mutate(link)}>
        {t(isOn ? 'withdraw' : 'deny')}
      </Button>
    </div>
  );
}
