'use client';

import { useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { useDeskStep } from '~/components/ui/use-desk-step';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';

/** Shows a hidden review again. */
export function ShowReview({ reviewId }: { reviewId: Id<'rev'> }) {
  const t = useTranslations('admin.island.review');
  const show = trpc.admin.reviews.show.useMutation(useDeskStep({ done: t('show.done'), late: t('late') }));
  return (
    <Button variant="outline" size={40} pending={show.isPending} onClick={() => show.mutate({ reviewId })}>
      {t('show.open')}
    </Button>
  );
}

/** The review stands: the reports have been looked at. */
export function SettleReports({ reviewId }: { reviewId: Id<'rev'> }) {
  const t = useTranslations('admin.island.review');
  const settle = trpc.admin.reviews.settleReports.useMutation(
    useDeskStep({ done: t('settleReports.done'), late: t('late') }),
  );
  return (
    <Button variant="ghost" size={40} pending={settle.isPending} onClick={() => settle.mutate({ reviewId })}>
      {t('settleReports.open')}
    </Button>
  );
}
