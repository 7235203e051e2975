'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { RadioCards } from '~/components/ui/radio-cards';
import { useDeskStep } from '~/components/ui/use-desk-step';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { REPORT_REASONS, type ReportReason } from '../../rules';

/** Takes a review out of everybody's sight. That it is bad for the shop is no reason there is. */
export function HideReview({ reviewId }: { reviewId: Id<'rev'> }) {
  const t = useTranslations();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<ReportReason | null>(null);
  const step = { done: t('admin.island.review.hide.done'), late: t('admin.island.review.late') };
  const hide = trpc.admin.reviews.hide.useMutation(useDeskStep(step, () => setOpen(false)));
  return (
    <>
      <Button variant="outline" size={40} onClick={() => setOpen(true)}>
        {t('admin.island.review.hide.open')}
      </Button>
      <Dialog
        open={open}
        title={t('admin.island.review.hide.title')}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button variant="ghost" size={44} onClick={() => setOpen(false)}>
              {t('admin.island.back')}
            </Button>
            <Button
              variant="danger"
              size={44}
              disabled={reason === null}
              pending={hide.isPending}
              onClick={() => reason && hide.mutate({ reviewId, reason })}
            >
              {t('admin.island.review.hide.confirm')}
            </Button>
          </>
        }
      >
        <p className="pb-4 text-ui text-ink-2">{t('admin.island.review.hide.text')}</p>
        <RadioCards
          legend={t('admin.island.review.hide.why')}
          name={`hide-${reviewId}`}
          layout="rows"
          value={reason ?? ''}
          onValueChange={(value) => setReason(REPORT_REASONS.find((known) => known === value) ?? null)}
          options={REPORT_REASONS.map((value) => ({ value, label: t(`review.live.reasons.${value}`) }))}
        />
      </Dialog>
    </>
  );
}
