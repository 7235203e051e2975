'use client';

import { MapPin, PencilLine } from 'lucide';
import { useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { RadioCards } from '~/components/ui/radio-cards';
import type { Id } from '~/lib/ids';
import type { RecipientInput } from '../address-input';
import { ADDRESSES_MAX } from '../rules';
import { AddressWords } from './address-words';
import { phoneDigits } from './phone';
import { NOBODY } from './recipient-form';

export type KeptRecipient = RecipientInput & { readonly id: Id<'adr'>; readonly label: string };

const OTHER = 'OTHER';

/** The address of theirs that stands in the fields, if it is one: a note for the driver makes it no other. */
export function chosenOf(kept: readonly KeptRecipient[], recipient: RecipientInput): KeptRecipient | undefined {
  return kept.find(
    (one) =>
      (['name', 'postalCode', 'address1', 'address2'] as const).every(
        (field) => one[field] === recipient[field].trim(),
      ) && phoneDigits(one.phone) === phoneDigits(recipient.phone),
  );
}

type KeptAddressesProps = {
  kept: readonly KeptRecipient[];
  recipient: RecipientInput;
  onChange: (recipient: RecipientInput) => void;
};

/** Chooses among the addresses somebody keeps, or another one to type. */
export function KeptAddresses({ kept, recipient, onChange }: KeptAddressesProps) {
  const t = useTranslations('checkout.kept');
  if (kept.length === 0) return null;
  const choose = (value: string) => {
    const {
      id: _id,
      label: _label,
      ...found
    } = kept.find(({ id }) => id === value) ?? { ...NOBODY, id: '', label: '' };
    onChange(found);
  };
  return (
    <div className="pb-5">
      <RadioCards
        legend={t('title')}
        hideLegend
        name="keptAddress"
        layout="rows"
        value={chosenOf(kept, recipient)?.id ?? OTHER}
        onValueChange={choose}
        options={[
          ...kept.map((one) => ({
            value: one.id,
            icon: MapPin,
            label: one.label || one.address1,
            note: <AddressWords recipient={one} />,
          })),
          { value: OTHER, icon: PencilLine, label: t('other'), note: t('otherNote') },
        ]}
      />
    </div>
  );
}

type KeepAddressProps = {
  kept: readonly KeptRecipient[];
  recipient: RecipientInput;
  checked: boolean;
  onChange: (keep: boolean) => void;
};

/** Offers to keep what was typed, where it is not kept already and there is room. */
export function KeepAddress({ kept, recipient, checked, onChange }: KeepAddressProps) {
  const t = useTranslations('checkout.kept');
  if (kept.length >= ADDRESSES_MAX || chosenOf(kept, recipient)) return null;
  return <Checkbox label={t('keep')} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
