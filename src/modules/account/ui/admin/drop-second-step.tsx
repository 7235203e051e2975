'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { ConfirmDialog } from '~/components/ui/confirm-dialog';
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
      <ConfirmDialog
        open={open}
        title={t('dropStepAsk', { name })}
        problem={drop.error && refusal(drop.error.data)}
        keep={back}
        confirm={t('dropStep')}
        pending={drop.isPending}
        onClose={() => setOpen(false)}
        onConfirm={() => drop.mutate({ userId })}
      >
        {t('dropStepText')}
      </ConfirmDialog>
    </>
  );
}
