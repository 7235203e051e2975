'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { formatTime } from '~/lib/time';
import { MANUAL_REFERENCE_MAX } from '../../input';
import { RefundAccountFields } from '../refund-account-fields';
import { asksAccount, type Problem, type Refundable, type RefundDraft } from './refund-draft';

type RefundWayProps = {
  of: Refundable;
  draft: RefundDraft;
  /** The provider said no, or would: paying by hand is what is left. */
  byHandOffered: boolean;
  problem?: Problem | undefined;
  sent: boolean;
  onChange: (draft: RefundDraft) => void;
};

/** How the money travels: by the provider, to an account, or by hand with a reference; with the rule that decides. */
export function RefundWay({ of, draft, byHandOffered, problem, sent, onChange }: RefundWayProps) {
  const t = useTranslations('admin.island.refund');
  const locale = useLocale();
  const until = of.deadline && formatTime(of.deadline, locale, { year: 'numeric', month: 'long', day: 'numeric' });
  return (
    <div className="grid gap-3">
      {of.byHandOnly && <Notice tone="warn">{t(`late.${of.method}`)}</Notice>}
      {!of.byHandOnly && until && <p className="text-small text-ink-2">{t(`rule.${of.method}`, { until })}</p>}
      {!of.partialPossible && !draft.byHand && <Notice>{t('wholeOnly')}</Notice>}
      {(byHandOffered || !of.partialPossible) && !of.byHandOnly && (
        <Checkbox
          label={t('byHand')}
          checked={draft.byHand}
          onChange={(event) => onChange({ ...draft, byHand: event.target.checked })}
        />
      )}
      {draft.byHand && (
        <TextField
          label={t('reference')}
          hint={t('referenceHint')}
          maxLength={MANUAL_REFERENCE_MAX}
          autoComplete="off"
          value={draft.reference}
          onChange={(event) => onChange({ ...draft, reference: event.target.value })}
          error={problem && t(`problem.${problem}`, { max: '' })}
        />
      )}
      {asksAccount(draft, of) && (
        <RefundAccountFields
          account={draft.account}
          sent={sent}
          onChange={(account) => onChange({ ...draft, account })}
        />
      )}
    </div>
  );
}
