'use client';

import { useTranslations } from 'next-intl';
import { trpc } from '~/trpc/client';
import type { StepProps } from './staff-claim';
import { StepDialog } from './step-dialog';
import { useClaimStep } from './use-claim-step';

/** What was sent in exchange has arrived: the request is over. */
export function MarkReshipDelivered({ claim, open, onClose }: StepProps) {
  const t = useTranslations('admin.island.claim');
  const { done, refused, words } = useClaimStep(claim.kind, onClose);
  const deliver = trpc.admin.claims.markReshipDelivered.useMutation({
    onSuccess: ({ state }) => done('MARK_RESHIP_DELIVERED', state),
    onError: refused,
  });
  const close = () => {
    deliver.reset();
    onClose();
  };
  return (
    <StepDialog
      open={open}
      title={t('MARK_RESHIP_DELIVERED.title')}
      problem={deliver.error && words(deliver.error.data)}
      confirm={t('MARK_RESHIP_DELIVERED.confirm')}
      pending={deliver.isPending}
      onConfirm={() => deliver.mutate({ claimId: claim.id })}
      onClose={close}
    >
      <p className="text-ui text-ink-2">{t('MARK_RESHIP_DELIVERED.text')}</p>
    </StepDialog>
  );
}
