'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { SelectField } from '~/components/ui/select-field';
import { TextField } from '~/components/ui/text-field';
import { BANK_CODES } from '../rules';
import { accountErrors, accountFieldId, type AccountDraft, type AccountField } from './refund-account-form';

type RefundAccountFieldsProps = {
  account: AccountDraft;
  /** Asked for: whatever is wrong is said, typed in or not. */
  sent: boolean;
  onChange: (account: AccountDraft) => void;
};

/** Where a deposit goes back to. What is wrong is said once a field was left, or when it was sent. */
export function RefundAccountFields({ account, sent, onChange }: RefundAccountFieldsProps) {
  const t = useTranslations('payment');
  const [left, setLeft] = useState<readonly AccountField[]>([]);
  const wrong = accountErrors(account);
  const field = (name: AccountField) => {
    const problem = sent || left.includes(name) ? wrong[name] : undefined;
    return {
      id: accountFieldId(name),
      name: `refund-${name}`,
      label: t(`refundAccount.${name}`),
      value: account[name],
      error: problem && t(`refundAccount.${problem}.${name}`),
      required: true,
      onChange: (event: { target: { value: string } }) => onChange({ ...account, [name]: event.target.value }),
      onBlur: () => account[name] !== '' && setLeft((before) => [...before, name]),
    };
  };
  return (
    <fieldset className="grid gap-4">
      <legend className="pb-1 text-ui font-bold">{t('refundAccount.title')}</legend>
      <p className="text-label/[21px] text-ink-2">{t('refundAccount.why')}</p>
      <SelectField
        {...field('bank')}
        options={[
          { value: '', label: t('refundAccount.choose'), disabled: true },
          ...BANK_CODES.map((code) => ({ value: code, label: t(`bank.${code}`) })),
        ]}
      />
      <TextField {...field('number')} inputMode="numeric" autoComplete="off" hint={t('refundAccount.numberHint')} />
      <TextField {...field('holder')} autoComplete="off" hint={t('refundAccount.holderHint')} />
    </fieldset>
  );
}
