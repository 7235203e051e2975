'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { SelectField } from '~/components/ui/select-field';
import { TextField } from '~/components/ui/text-field';
import { problemsOf, useFieldWords } from '~/modules/inventory/ui/use-field-words';
import { trackingInput } from '../../input';

const parcelInput = trackingInput.omit({ orderId: true });

export type Carrier = { id: string; name: string };
type ShipFormProps = {
  /** What is asked, in a sentence. */
  text: string;
  submit: string;
  carriers: readonly Carrier[];
  pending: boolean;
  onShip: (parcel: { carrier: string; trackingNumber: string }) => void;
  onBack: () => void;
};

/** Which carrier has the parcel, and its number there. */
export function ShipForm({ text, submit: submitLabel, carriers, pending, onShip, onBack }: ShipFormProps) {
  const t = useTranslations('admin.island');
  const words = useFieldWords();
  const [typed, setTyped] = useState({
    carrier: carriers.length === 1 ? (carriers[0]?.id ?? '') : '',
    trackingNumber: '',
  });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});

  function type(field: keyof typeof typed, value: string) {
    setTyped({ ...typed, [field]: value });
    setProblems({ ...problems, [field]: '' });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const parsed = parcelInput.safeParse(typed);
    setProblems(parsed.success ? {} : problemsOf(parsed.error));
    if (parsed.success) onShip(parsed.data);
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <p className="tabular text-ui text-ink-2">{text}</p>
      <SelectField
        label={t('step.SHIPPED.carrier')}
        name="carrier"
        value={typed.carrier}
        onChange={(event) => type('carrier', event.target.value)}
        error={words(problems.carrier)}
        options={[
          { value: '', label: t('choose'), disabled: true },
          ...carriers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextField
        label={t('step.SHIPPED.tracking')}
        name="trackingNumber"
        inputMode="numeric"
        autoComplete="off"
        placeholder="000000000000"
        value={typed.trackingNumber}
        onChange={(event) => type('trackingNumber', event.target.value)}
        error={words(problems.trackingNumber)}
      />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size={44} onClick={onBack}>
          {t('back')}
        </Button>
        <Button type="submit" size={44} pending={pending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
