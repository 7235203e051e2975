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

/** Ends every login of a member, after saying so. */
export function LogMemberOut({ userId, name }: { userId: Id<'usr'>; name: string }) {
  const t = useTranslations('admin.island.member');
  const back = useTranslations('admin.island')('back');
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const logOut = trpc.admin.members.logOut.useMutation({
    onSuccess: ({ ended }) => {
      setOpen(false);
      toast({ text: t('loggedOut', { count: ended }) });
      router.refresh();
    },
  });
  const start = () => {
    logOut.reset();
    setOpen(true);
  };
  return (
    <>
      <Button variant="outline" size={44} onClick={start}>
        {t('logOut')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('logOutTitle', { name })}
        problem={logOut.error && refusal(logOut.error.data)}
        keep={back}
        confirm={t('logOut')}
        pending={logOut.isPending}
        onClose={() => setOpen(false)}
        onConfirm={() => logOut.mutate({ userId })}
      >
        {t('logOutText')}
      </ConfirmDialog>
    </>
  );
}
