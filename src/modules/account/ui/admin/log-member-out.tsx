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
      <Dialog
        open={open}
        title={t('logOutTitle', { name })}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {back}
            </Button>
            <Button variant="danger" size={44} pending={logOut.isPending} onClick={() => logOut.mutate({ userId })}>
              {t('logOut')}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          {logOut.error && (
            <Notice tone="error" live>
              {refusal(logOut.error.data)}
            </Notice>
          )}
          <p className="text-ui text-ink-2">{t('logOutText')}</p>
        </div>
      </Dialog>
    </>
  );
}
