'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import { trpc } from '~/trpc/client';

/** Ends what is past its time now, instead of waiting for the timer; says how many orders it were. */
export function ReleaseExpired() {
  const t = useTranslations('admin.island.release');
  const toast = useToast();
  const refusal = useRefusal();
  const router = useRouter();
  const release = trpc.admin.stock.releaseExpired.useMutation({
    onSuccess: ({ released }) => toast({ text: t('done', { count: released }) }),
    onError: (error) => toast({ text: refusal(error.data) }),
    onSettled: () => router.refresh(),
  });
  return (
    <Button size={44} pending={release.isPending} onClick={() => release.mutate()}>
      {t('button')}
    </Button>
  );
}
