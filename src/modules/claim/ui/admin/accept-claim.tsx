'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { TextArea } from '~/components/ui/text-area';
import { formatMoney } from '~/lib/money';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import type { StepProps } from './staff-claim';
import { StepDialog } from './step-dialog';
import { useClaimStep } from './use-claim-step';

const TEXT_MAX = 500;

/** Says yes, with words for the buyer if there are any. A cancel is paid back at once, so its amount is named. */
export function AcceptClaim({ claim, open, onClose }: StepProps) {
  const t = useTranslations('admin.island.claim');
  const locale = useLocale();
  const [text, setText] = useState('');
  const { done, refused, words } = useClaimStep(claim.kind, onClose);
  const accept = useProvenMutation(
    trpc.admin.claims.accept.useMutation({
      onSuccess: ({ state }) => done('ACCEPT', state),
      onError: unlessProof(refused),
    }),
  );
  const amount = formatMoney({ amount: claim.sums?.amount ?? 0, currency: claim.currency }, locale);
  const close = () => {
    accept.reset();
    onClose();
  };
  return (
    <StepDialog
      open={open}
      title={t('ACCEPT.title', { kind: claim.kind })}
      problem={accept.error && words(accept.error.data)}
      confirm={t('ACCEPT.confirm', { kind: claim.kind, amount })}
      pending={accept.isPending}
      onConfirm={() => accept.mutate({ claimId: claim.id, text })}
      onClose={close}
    >
      <p className="tabular text-ui text-ink-2">{t('ACCEPT.text', { kind: claim.kind, amount })}</p>
      <TextArea
        label={t('ACCEPT.words')}
        hint={t('shown')}
        optional
        rows={2}
        maxLength={TEXT_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </StepDialog>
  );
}
