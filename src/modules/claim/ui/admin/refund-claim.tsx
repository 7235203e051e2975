'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '~/components/ui/checkbox';
import { TextField } from '~/components/ui/text-field';
import { formatMoney } from '~/lib/money';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import type { StepProps } from './staff-claim';
import { StepDialog } from './step-dialog';
import { leavesByHand, useClaimStep } from './use-claim-step';
import { WaiveFee } from './waive-fee';

const REFERENCE_MAX = 100;

/** The money of an inspected request goes back; by hand where the provider will not do it. */
export function RefundClaim({ claim, open, onClose, byHandOffered }: StepProps & { byHandOffered: boolean }) {
  const t = useTranslations('admin.island.claim');
  const way = useTranslations('admin.island.refund');
  const locale = useLocale();
  const [feeWaived, setFeeWaived] = useState(false);
  const [refusedOnce, setRefusedOnce] = useState(false);
  const offered = byHandOffered || refusedOnce;
  const [byHand, setByHand] = useState(false);
  const [reference, setReference] = useState('');
  const [sent, setSent] = useState(false);
  const { done, refused, words } = useClaimStep(claim.kind, onClose);
  const refund = useProvenMutation(
    trpc.admin.claims.refund.useMutation({
      onSuccess: ({ state }) => done('REFUND', state),
      onError: unlessProof(({ data }) => {
        if (leavesByHand(data)) setRefusedOnce(true);
        refused();
      }),
    }),
  );
  const back = (claim.sums?.amount ?? 0) + (feeWaived ? (claim.sums?.fee ?? 0) : 0);
  const amount = formatMoney({ amount: back, currency: claim.currency }, locale);
  const missing = byHand && reference.trim() === '';
  const close = () => {
    refund.reset();
    onClose();
  };
  return (
    <StepDialog
      open={open}
      title={way('confirmTitle', { amount })}
      problem={refund.error && words(refund.error.data)}
      confirm={way(byHand ? 'confirmByHand' : 'confirm', { amount })}
      danger
      pending={refund.isPending}
      onConfirm={() => {
        setSent(true);
        if (!missing)
          refund.mutate({ claimId: claim.id, feeWaived, ...(byHand && { manualReference: reference.trim() }) });
      }}
      onClose={close}
    >
      {claim.kind === 'EXCHANGE' && <p className="text-ui text-ink-2">{t('REFUND.instead')}</p>}
      <WaiveFee claim={claim} waived={feeWaived} onChange={setFeeWaived} />
      {offered && (
        <Checkbox label={way('byHand')} checked={byHand} onChange={(event) => setByHand(event.target.checked)} />
      )}
      {byHand && (
        <TextField
          label={way('reference')}
          hint={way('referenceHint')}
          maxLength={REFERENCE_MAX}
          autoComplete="off"
          value={reference}
          onChange={(event) => setReference(event.target.value)}
          error={sent && missing && way('problem.REFERENCE_REQUIRED', { max: '' })}
        />
      )}
      <p className="text-ui text-ink-2">{way(byHand ? 'forGoodByHand' : 'forGood')}</p>
    </StepDialog>
  );
}
