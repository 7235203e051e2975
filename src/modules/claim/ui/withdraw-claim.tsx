'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { useRefusal } from '~/components/ui/use-refusal';
import { Notice } from '~/components/ui/notice';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';

/** Takes a request back, after asking once more. */
export function WithdrawClaim({ orderId, claimId }: { orderId: Id<'ord'>; claimId: Id<'clm'> }) {
  const t = useTranslations('claim.withdraw');
  const refusal = useRefusal();
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const withdraw = trpc.claim.withdraw.useMutation({
    onSuccess: () => toast({ text: t('done') }),
    onSettled: () => {
      setOpen(false);
      router.refresh();
    },
  });
  return (
    <>
      <Button variant="outline" size={44} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      {withdraw.error && (
        <Notice tone="error" live>
          {refusal(withdraw.error.data)}
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
            <Button
              variant="danger"
              size={44}
              pending={withdraw.isPending}
              onClick={() => withdraw.mutate({ orderId, claimId })}
            >
              {t('confirm')}
            </Button>
          </>
        }
      >
        <p className="text-ui text-ink-2">{t('text')}</p>
      </Dialog>
    </>
  );
}
