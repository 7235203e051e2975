'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { PillChoice } from '~/components/ui/pill';
import { TextField } from '~/components/ui/text-field';
import type { RecipientInput } from '../address-input';
import { DELIVERY_REQUESTS } from '../rules';
import { PhoneField } from './phone-field';
import { PostalDialog, type PostalSearch } from './postal-dialog';
import { fieldId, type RecipientErrors, type RecipientField } from './recipient-form';

type RecipientFieldsProps = {
  recipient: RecipientInput;
  errors: RecipientErrors;
  postalSearch: PostalSearch;
  /** What the address typed means for the order, said beside it. */
  postalHint?: string | undefined;
  /** What to do instead of showing who and where, which stands beside the fields already: then they are folded away. */
  onUnfold?: (() => void) | undefined;
  onChange: (change: Partial<RecipientInput>) => void;
  onLeave: (field: RecipientField) => void;
};

/** Who gets the parcel, where, and how it is handed over. */
export function RecipientFields({
  recipient,
  errors,
  postalSearch,
  postalHint,
  onUnfold,
  onChange,
  onLeave,
}: RecipientFieldsProps) {
  const t = useTranslations('checkout');
  const [searching, setSearching] = useState(false);
  const sentence = (field: RecipientField) => {
    const message = errors[field];
    return message && t(`fields.${message}`);
  };
  const field = (name: RecipientField) => ({
    id: fieldId(name),
    name,
    value: recipient[name],
    error: sentence(name),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
    onBlur: () => onLeave(name),
  });
  return (
    <div className="grid gap-5">
      {onUnfold && (
        <div>
          <Button
            variant="ghost"
            size={44}
            className="-mt-5 -ml-2"
            onClick={() => {
              onUnfold();
              requestAnimationFrame(() => document.getElementById(fieldId('name'))?.focus());
            }}
          >
            {t('kept.edit')}
          </Button>
          {postalHint && (
            <p role="status" className="text-small text-ink-2">
              {postalHint}
            </p>
          )}
        </div>
      )}
      <div hidden={onUnfold !== undefined} className="grid gap-5 md:grid-cols-2 md:gap-3">
        <TextField
          {...field('name')}
          label={t('name')}
          placeholder={t('nameExample')}
          autoComplete="shipping name"
          required
        />
        <PhoneField {...field('phone')} label={t('phone')} onChange={(phone) => onChange({ phone })} />
      </div>
      <div hidden={onUnfold !== undefined} className="grid gap-2">
        <TextField
          {...field('postalCode')}
          label={t('postalCode')}
          placeholder="04524"
          inputMode="numeric"
          maxLength={5}
          autoComplete="shipping postal-code"
          required
          hint={postalHint && <span role="status">{postalHint}</span>}
          className="max-w-80"
          aside={
            <Button variant="outline" className="flex-none px-5 text-ui" onClick={() => setSearching(true)}>
              {t('postal.open')}
            </Button>
          }
        />
        <TextField
          {...field('address1')}
          label={t('address1')}
          hideLabel
          placeholder={t('address1Example')}
          autoComplete="shipping address-line1"
          required
        />
        <TextField
          {...field('address2')}
          label={t('address2')}
          hideLabel
          placeholder={t('address2Example')}
          autoComplete="shipping address-line2"
        />
      </div>
      <fieldset>
        <legend className="pb-1.5 text-label font-semibold">{t('request.title')}</legend>
        <div className="flex flex-wrap gap-2">
          {DELIVERY_REQUESTS.map((request) => (
            <PillChoice
              key={request}
              label={t(`request.${request}`)}
              name="deliveryRequest"
              value={request}
              checked={recipient.deliveryRequest === request}
              onChange={() => onChange({ deliveryRequest: request })}
            />
          ))}
        </div>
        <div className="mt-3">
          <TextField
            {...field('deliveryNote')}
            label={t(recipient.deliveryRequest === 'OTHER' ? 'request.noteOther' : 'request.note')}
            optional={recipient.deliveryRequest !== 'OTHER'}
            required={recipient.deliveryRequest === 'OTHER'}
            placeholder={t('request.noteExample')}
            maxLength={120}
          />
        </div>
      </fieldset>
      <PostalDialog
        search={postalSearch}
        open={searching}
        onClose={() => setSearching(false)}
        onChoose={(postalCode, address1) => {
          onChange({ postalCode, address1 });
          setSearching(false);
          requestAnimationFrame(() => document.getElementById(fieldId('address2'))?.focus());
        }}
      />
    </div>
  );
}
