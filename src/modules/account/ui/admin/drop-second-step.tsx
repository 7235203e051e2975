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
import { useProvenMutation } from '../use-proven-mutation';

/** Takes the second step of somebody who has lost phone and codes away, after saying what it means. */
export function DropSecondStep({ userId, name }: { userId: Id<'usr'>; name: string }) {
  const t = useTranslations('admin.island.member');
  const back = useTranslations('admin.island')('back');
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const drop = useProvenMutation(
    trpc.admin.members.dropSecondStep.useMutation({
      onSuccess: () => {
        setOpen(false);
        toast({ text: t('dropStepDone') });
        router.refresh();
      },
    }),
  );
  const start = () => {
    drop.reset();
    setOpen(true);
  };
  return (
    <>
      <Button variant="outline" size={44} onClick={start}>
        {t('dropStep')}
      </Button>
      <Dialog
        open={open}
        title={t('dropStepAsk', { name })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {back}
            </Button>
            <Button variant="danger" size={44} pending={drop.isPending} onClick={() => drop.mutate({ userId })}>
              {t('dropStep')}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          {drop.error && (
            <Notice tone="error" live>
              {refusal(drop.error.data)}
            </Notice>
          )}
          <p className="text-ui text-ink-2">{t('dropStepText')}</p>
        </div>
      </Dialog>
    </>
  );
}
