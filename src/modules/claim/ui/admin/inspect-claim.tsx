'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Stepper } from '~/components/ui/stepper';
import { formatMoney } from '~/lib/money';
import { unlessProof, useProvenMutation } from '~/modules/account/ui/use-proven-mutation';
import { trpc } from '~/trpc/client';
import { goodAtFirst } from '../../rules';
import type { StepProps } from './staff-claim';
import { StepDialog } from './step-dialog';
import { leavesByHand, useClaimStep } from './use-claim-step';
import { WaiveFee } from './waive-fee';

type InspectClaimProps = StepProps & {
  /** The inspection may stand though its money could not be asked for: the page says so, not this dialog. */
  onFailed: (words: string, byHand: boolean) => void;
};

/** How many of each line can be sold again, none of it by a press alone where it may be spoiled. The money of a return follows at once, so its amount is named. */
export function InspectClaim({ claim, open, onClose, onFailed }: InspectClaimProps) {
  const t = useTranslations('admin.island.claim');
  const locale = useLocale();
  const [counted, setCounted] = useState<Readonly<Record<string, number>>>({});
  const [feeWaived, setFeeWaived] = useState(false);
  const { done, refused, words } = useClaimStep(claim.kind, onClose);
  const inspect = useProvenMutation(
    trpc.admin.claims.inspect.useMutation({
      onSuccess: ({ state }) => done('INSPECT', state),
      onError: unlessProof(({ data }) => {
        onFailed(words(data), leavesByHand(data));
        refused();
      }),
    }),
  );
  const goodOf = (line: (typeof claim.lines)[number]) => counted[line.lineId] ?? goodAtFirst(claim.reason, line);
  const back = (claim.sums?.amount ?? 0) + (feeWaived ? (claim.sums?.fee ?? 0) : 0);
  const amount = formatMoney({ amount: back, currency: claim.currency }, locale);
  return (
    <StepDialog
      open={open}
      title={t('INSPECT.title')}
      problem={null}
      confirm={t('INSPECT.confirm', { kind: claim.kind, amount })}
      pending={inspect.isPending}
      onConfirm={() =>
        inspect.mutate({
          claimId: claim.id,
          lines: claim.lines.map((line) => ({ lineId: line.lineId, good: goodOf(line) })),
          feeWaived,
        })
      }
      onClose={onClose}
    >
      <p className="text-ui text-ink-2">{t('INSPECT.text')}</p>
      <ul className="border-t border-line">
        {claim.lines.map((line) => {
          const name = locale === 'ko' ? line.nameKo : line.nameEn;
          return (
            <li
              key={line.lineId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-3"
            >
              <span className="min-w-0 flex-1 basis-44 text-ui">
                <b className="font-semibold">{name}</b>
                <span className="tabular block text-small text-ink-2">
                  {t('INSPECT.good', { good: goodOf(line), bad: line.quantity - goodOf(line) })}
                </span>
              </span>
              <Stepper
                name={name}
                min={0}
                max={line.quantity}
                value={goodOf(line)}
                onChange={(value) => setCounted({ ...counted, [line.lineId]: value })}
              />
            </li>
          );
        })}
      </ul>
      {claim.kind === 'RETURN' && <WaiveFee claim={claim} waived={feeWaived} onChange={setFeeWaived} />}
      <p className="tabular text-ui text-ink-2">{t('INSPECT.then', { kind: claim.kind, amount })}</p>
    </StepDialog>
  );
}
