'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { Notice } from '~/components/ui/notice';
import { SelectField } from '~/components/ui/select-field';
import { TextArea } from '~/components/ui/text-area';
import { TextField } from '~/components/ui/text-field';
import { formatMoney } from '~/lib/money';
import { CANCEL_REASONS } from '../../input';
import { problemsOfDraft, type Refundable, type RefundDraft } from './refund-draft';
import { RefundLines } from './refund-lines';
import { RefundSums } from './refund-sums';
import { RefundWay } from './refund-way';

type RefundFormProps = {
  of: Refundable;
  draft: RefundDraft;
  restock: boolean;
  byHandOffered: boolean;
  /** It was tried to send it: everything that stands against it is said. */
  sent: boolean;
  onChange: (draft: RefundDraft) => void;
};

const NOTE_MAX = 500;

/** What goes back, why and how, with the sum of it always in sight. */
export function RefundForm({ of, draft, restock, byHandOffered, sent, onChange }: RefundFormProps) {
  const t = useTranslations('admin.island');
  const locale = useLocale();
  const problems = sent ? problemsOfDraft(draft, of) : {};
  // Said where the goods are chosen: the sum stands below the edge of the dialog.
  const isEmpty = problems.amount === 'NOTHING';
  const fee = formatMoney({ amount: of.shippingLeft, currency: of.currency }, locale);
  const amount = (field: 'free' | 'deduction') => ({
    label: t(`refund.${field}`),
    hint: t(`refund.${field}Hint`),
    optional: true,
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    value: draft[field],
    error: problems[field] && t('field.AMOUNT_INVALID'),
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [field]: event.target.value }),
  });
  return (
    <div className="grid gap-5">
      {isEmpty && (
        <Notice tone="error" live>
          {t('refund.problem.NOTHING')}
        </Notice>
      )}
      {of.lines.length > 0 && (
        <RefundLines of={of} draft={draft} restock={restock} onChange={(lines) => onChange({ ...draft, lines })} />
      )}
      {of.shippingLeft > 0 && (
        <Checkbox
          label={t('refund.giveShipping', { fee })}
          checked={draft.shipping}
          onChange={(event) => onChange({ ...draft, shipping: event.target.checked })}
        />
      )}
      <div className="grid gap-5 md:grid-cols-2 md:gap-4">
        <TextField {...amount('free')} />
        <TextField {...amount('deduction')} />
      </div>
      <SelectField
        label={t('cancel.reason')}
        value={draft.reason ?? ''}
        onChange={({ target }) =>
          onChange({ ...draft, reason: CANCEL_REASONS.find((known) => known === target.value) ?? null })
        }
        error={problems.reason && t('field.REASON_REQUIRED')}
        options={[
          { value: '', label: t('choose'), disabled: true },
          ...CANCEL_REASONS.map((value) => ({ value, label: t(`cancel.reasons.${value}`) })),
        ]}
      />
      <TextArea
        label={t('refund.note')}
        hint={t('refund.noteHint')}
        optional
        rows={2}
        maxLength={NOTE_MAX}
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.target.value })}
      />
      <RefundWay
        of={of}
        draft={draft}
        byHandOffered={byHandOffered}
        problem={problems.reference}
        sent={sent}
        onChange={onChange}
      />
      <RefundSums of={of} draft={draft} problem={isEmpty ? undefined : problems.amount} />
    </div>
  );
}
