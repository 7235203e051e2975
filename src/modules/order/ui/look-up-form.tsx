'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, type SubmitEvent } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { TextField } from '~/components/ui/text-field';
import { useRouter } from '~/i18n/navigation';
import { refusalOf } from '~/lib/refusal';
import { z } from '~/lib/zod';
import { trpc } from '~/trpc/client';
import { lookUpInput } from '../input';
import { PhoneField } from '~/modules/account/ui/phone-field';

const FIELDS = ['number', 'phone'] as const;
type Field = (typeof FIELDS)[number];
const MESSAGES = ['NUMBER_REQUIRED', 'NUMBER_INVALID', 'CONTACT_PHONE_REQUIRED', 'CONTACT_PHONE_INVALID'] as const;
type Given = Record<Field, string>;

function faultsOf(given: Given): Partial<Record<Field, (typeof MESSAGES)[number]>> {
  const parsed = lookUpInput.safeParse(given);
  if (parsed.success) return {};
  const { fieldErrors } = z.flattenError(parsed.error);
  const first = (field: Field) => MESSAGES.find((message) => message === fieldErrors[field]?.[0]);
  return { number: first('number'), phone: first('phone') };
}

/** An order made without an account, by its number and the telephone it was ordered with. */
export function LookUpForm({ number }: { number: string }) {
  const t = useTranslations('order.lookUp');
  const errors = useTranslations('errors');
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [given, setGiven] = useState<Given>({ number, phone: '' });
  const [left, setLeft] = useState<readonly Field[]>([]);
  const [sentence, setSentence] = useState<string | null>(null);
  const lookUp = trpc.order.lookUp.useMutation({
    onSuccess: ({ orderId }) => router.push(`/orders/${orderId}`),
    onError: (error) => {
      const refusal = refusalOf(error);
      if (refusal?.code === 'NOT_FOUND') return setSentence(t('none'));
      setSentence(refusal ? errors(refusal.code, refusal.values) : t('network'));
    },
  });
  const faults = faultsOf(given);
  const field = (name: Field) => {
    const fault = left.includes(name) ? faults[name] : undefined;
    return {
      id: `look-up-${name}`,
      name,
      value: given[name],
      error: fault && t(`fields.${fault}`),
      onBlur: () => given[name] !== '' && setLeft((before) => [...before, name]),
    };
  };

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setLeft(FIELDS);
    setSentence(null);
    const wrong = FIELDS.find((name) => faults[name]);
    if (wrong) return form.current?.querySelector<HTMLInputElement>(`[name=${wrong}]`)?.focus();
    lookUp.mutate(given);
  }

  return (
    <form ref={form} method="post" noValidate className="grid gap-4" onSubmit={submit}>
      {sentence && (
        <Notice tone="error" live>
          {sentence}
        </Notice>
      )}
      <TextField
        {...field('number')}
        label={t('number')}
        placeholder={t('numberExample')}
        hint={t('numberHint')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={24}
        required
        onChange={({ target }) => setGiven((before) => ({ ...before, number: target.value }))}
      />
      <PhoneField
        {...field('phone')}
        label={t('phone')}
        autoComplete="tel"
        onChange={(phone) => setGiven((before) => ({ ...before, phone }))}
      />
      <Button type="submit" size={56} wide pending={lookUp.isPending || lookUp.isSuccess}>
        {t('submit')}
      </Button>
    </form>
  );
}
