'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';

/** Confirms the purchase after saying what that ends and what it does not. */
export function ConfirmPurchase({ orderId }: { orderId: Id<'ord'> }) {
  const t = useTranslations('claim.confirm');
  const refusal = useRefusal();
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const confirm = trpc.claim.confirmPurchase.useMutation({
    onSuccess: () => toast({ text: t('done') }),
    onSettled: () => {
      setOpen(false);
      router.refresh();
    },
  });
  return (
    <>
      <Button variant="ghost" size={44} className="max-md:-ml-2" onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      {confirm.error && (
        <Notice tone="error" live className="w-full">
          {refusal(confirm.error.data)}
        </Notice>
      )}
      <Dialog
        open={open}
        title={t('title')}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="outline" size={44} onClick={() => setOpen(false)}>
              {t('keep')}
            </Button>
            <Button size={44} pending={confirm.isPending} onClick={() => confirm.mutate({ orderId })}>
              {t('confirm')}
            </Button>
          </>
        }
      >
        <div className="grid gap-2 text-ui text-ink-2">
          <p className="font-semibold text-ink">{t('ends')}</p>
          <p>{t('stays')}</p>
          <p>{t('auto')}</p>
        </div>
      </Dialog>
    </>
  );
}
