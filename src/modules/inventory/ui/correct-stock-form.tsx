'use client';

import { PackageMinus, PackagePlus } from 'lucide';
import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { RadioCards } from '~/components/ui/radio-cards';
import { SelectField } from '~/components/ui/select-field';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { correctStockInput, STOCK_NOTE_MAX, STOCK_REASONS } from '../input';
import { problemsOf, useFieldWords } from './use-field-words';

export type CorrectStockProps = { variantId: Id<'var'>; name: string; stock: number; reserved: number };

const digits = /^\d[\d,]*$/;

/** A correction by a delta with its reason; it says what will be left, and keeps what was typed when it is refused. */
export function CorrectStockForm({
  variantId,
  name,
  stock,
  reserved,
  onDone,
}: CorrectStockProps & { onDone: () => void }) {
  const t = useTranslations('admin.island');
  const words = useFieldWords();
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [typed, setTyped] = useState({ direction: 'in', units: '', reason: '', note: '' });
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const correct = trpc.admin.stock.correct.useMutation({
    onSuccess: (left) => {
      toast({ text: t('stock.done', { count: left.stock }) });
      onDone();
      router.refresh();
    },
  });
  const units = digits.test(typed.units.trim()) ? Number(typed.units.replaceAll(',', '')) : Number.NaN;
  const delta = typed.direction === 'in' ? units : -units;
  const after = stock + delta;

  function type(field: keyof typeof typed, value: string) {
    setTyped({ ...typed, [field]: value });
    setProblems({ ...problems, [field]: '' });
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const parsed = correctStockInput.safeParse({ variantId, delta, reason: typed.reason, note: typed.note });
    const { delta: ofUnits = '', ...rest } = parsed.success ? {} : problemsOf(parsed.error);
    setProblems({ ...rest, units: ofUnits });
    if (parsed.success) correct.mutate(parsed.data);
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      <p className="text-ui">
        <b>{name}</b>
        <span className="tabular block text-small text-ink-2">{t('stock.now', { stock, reserved })}</span>
      </p>
      <RadioCards
        legend={t('stock.direction')}
        name="direction"
        value={typed.direction}
        onValueChange={(direction) => type('direction', direction)}
        options={[
          { value: 'in', label: t('stock.in'), icon: PackagePlus },
          { value: 'out', label: t('stock.out'), icon: PackageMinus },
        ]}
      />
      <TextField
        label={t('stock.units')}
        name="units"
        inputMode="numeric"
        autoComplete="off"
        placeholder="24"
        value={typed.units}
        onChange={(event) => type('units', event.target.value)}
        error={words(problems.units)}
        hint={Number.isFinite(after) && delta !== 0 ? t('stock.after', { stock, after }) : undefined}
      />
      <SelectField
        label={t('stock.reason')}
        name="reason"
        value={typed.reason}
        onChange={(event) => type('reason', event.target.value)}
        error={words(problems.reason)}
        options={[
          { value: '', label: t('choose'), disabled: true },
          ...STOCK_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) })),
        ]}
      />
      <TextField
        label={t('stock.note')}
        optional={typed.reason !== 'OTHER'}
        name="note"
        maxLength={STOCK_NOTE_MAX}
        placeholder={t('stock.noteExample')}
        value={typed.note}
        onChange={(event) => type('note', event.target.value)}
        error={words(problems.note)}
      />
      {correct.error && (
        <Notice tone="error" live>
          {refusal(correct.error.data)}
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size={44} onClick={onDone}>
          {t('back')}
        </Button>
        <Button type="submit" size={44} pending={correct.isPending}>
          {t('stock.save')}
        </Button>
      </div>
    </form>
  );
}
