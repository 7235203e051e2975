'use client';

import { useTranslations } from 'next-intl';
import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Checkbox } from '~/components/ui/checkbox';
import { Dialog } from '~/components/ui/dialog';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { addressInput, type AddressInput } from '../address-input';
import type { PostalSearch } from './postal-dialog';
import { RecipientFields } from './recipient-fields';
import {
  fieldId,
  RECIPIENT_FIELDS,
  recipientErrors,
  type RecipientErrors,
  type RecipientField,
} from './recipient-form';

type AddressFormProps = {
  /** What stands in the fields at first. */
  start: AddressInput;
  isNew: boolean;
  /** It is the default one, or will be whatever is said: nothing to choose. */
  staysDefault: boolean;
  postalSearch: PostalSearch;
  problem: string | null;
  pending: boolean;
  onSave: (address: AddressInput) => void;
  onClose: () => void;
};

/** A new or a known address in a dialog. Each mistake is said beside its field; what was typed stays until it is saved. */
export function AddressForm(props: AddressFormProps) {
  const { start, isNew, staysDefault, postalSearch, problem, pending, onSave, onClose } = props;
  const t = useTranslations('account.addresses');
  const formId = useId();
  const [address, setAddress] = useState(start);
  const [left, setLeft] = useState<readonly RecipientField[]>([]);
  const [sent, setSent] = useState(false);
  const { label, isDefault, ...recipient } = address;
  const wrong = recipientErrors(recipient);
  const shown: RecipientErrors = {};
  for (const field of RECIPIENT_FIELDS) if (sent || left.includes(field)) shown[field] = wrong[field];
  const change = (part: Partial<AddressInput>) => setAddress((before) => ({ ...before, ...part }));

  function submit(event: SubmitEvent) {
    event.preventDefault();
    setSent(true);
    const firstWrong = RECIPIENT_FIELDS.find((field) => wrong[field]);
    if (firstWrong) return document.getElementById(fieldId(firstWrong))?.focus();
    const parsed = addressInput.safeParse(address);
    if (parsed.success) onSave(parsed.data);
  }

  return (
    <Dialog
      open
      title={t(isNew ? 'addTitle' : 'changeTitle')}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" size={44} onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" form={formId} size={44} pending={pending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-5">
        {problem && (
          <Notice tone="error" live>
            {problem}
          </Notice>
        )}
        <TextField
          name="label"
          label={t('label')}
          optional
          placeholder={t('labelExample')}
          maxLength={20}
          autoComplete="off"
          value={label}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <RecipientFields
          recipient={recipient}
          errors={shown}
          postalSearch={postalSearch}
          onChange={change}
          onLeave={(field) => recipient[field] !== '' && setLeft((before) => [...before, field])}
        />
        {!staysDefault && (
          <Checkbox
            label={t('makeDefault')}
            checked={isDefault}
            onChange={(event) => change({ isDefault: event.currentTarget.checked })}
          />
        )}
      </form>
    </Dialog>
  );
}
