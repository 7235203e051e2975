'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextArea } from '~/components/ui/text-area';
import { trpc } from '~/trpc/client';
import type { StepProps } from './staff-claim';
import { StepDialog } from './step-dialog';
import { useClaimStep } from './use-claim-step';

const TEXT_MAX = 500;

/** Says no. Why is required, because the buyer reads it. */
export function RefuseClaim({ claim, open, onClose }: StepProps) {
  const t = useTranslations('admin.island.claim');
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const { done, refused, words } = useClaimStep(claim.kind, onClose);
  const refuse = trpc.admin.claims.refuse.useMutation({
    onSuccess: ({ state }) => done('REFUSE', state),
    onError: refused,
  });
  const missing = text.trim() === '';
  const close = () => {
    refuse.reset();
    onClose();
  };
  return (
    <StepDialog
      open={open}
      title={t('REFUSE.title', { kind: claim.kind })}
      problem={refuse.error && words(refuse.error.data)}
      confirm={t('REFUSE.confirm')}
      danger
      pending={refuse.isPending}
      onConfirm={() => {
        setSent(true);
        if (!missing) refuse.mutate({ claimId: claim.id, text });
      }}
      onClose={close}
    >
      <p className="text-ui text-ink-2">{t('REFUSE.text', { state: claim.state })}</p>
      <TextArea
        label={t('REFUSE.words')}
        hint={t('shown')}
        rows={3}
        maxLength={TEXT_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={sent && missing && t('REFUSE.missing')}
      />
    </StepDialog>
  );
}
