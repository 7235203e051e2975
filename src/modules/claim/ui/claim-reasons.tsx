'use client';

import { CircleAlert } from 'lucide';
import { useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { Icon } from '~/components/ui/icon';
import { answerable, REASONS_OF, type ClaimKind, type ClaimReason } from '../rules';
import { claimFieldId, type ClaimProblem } from './claim-draft';

type ClaimReasonsProps = {
  kind: ClaimKind;
  reason: ClaimReason | null;
  /** The cost of the way back, in words. */
  fee: string;
  /** Nothing can be asked for with this reason, so nothing is paid for a way back. */
  deadEnd: boolean;
  problem: ClaimProblem | undefined;
  onChange: (reason: ClaimReason) => void;
};

/** Why; once chosen it says who pays for the way back. */
export function ClaimReasons({ kind, reason, fee, deadEnd, problem, onChange }: ClaimReasonsProps) {
  const t = useTranslations('claim');
  const [first] = REASONS_OF[kind];
  return (
    <fieldset aria-describedby={problem ? 'claim-reason-error' : undefined}>
      <legend className="sr-only">{t(`whyTitle.${kind}`)}</legend>
      {REASONS_OF[kind].map((value) => (
        <Checkbox
          key={value}
          type="radio"
          name="reason"
          id={value === first ? claimFieldId('reason') : undefined}
          label={t(`reasons.${value}`)}
          checked={reason === value}
          onChange={() => onChange(value)}
          className="border-b border-line last-of-type:border-0"
        />
      ))}
      <p role="status" className="pt-2 text-small text-ink-2">
        {reason && kind !== 'CANCEL' && !deadEnd && t(`pays.${answerable(reason)}`, { fee })}
      </p>
      {problem && (
        <p id="claim-reason-error" className="flex gap-[5px] text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{t(`problem.${problem}`)}</span>
        </p>
      )}
    </fieldset>
  );
}
