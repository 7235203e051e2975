'use client';

import { useTranslations } from 'next-intl';
import { type SubmitEvent, useState } from 'react';
import { Checkbox } from '~/components/ui/checkbox';
import { Pill } from '~/components/ui/pill';
import { SelectField } from '~/components/ui/select-field';
import { TextField } from '~/components/ui/text-field';
import { useToast } from '~/components/ui/toast';
import { useLeaveWarning } from '~/components/ui/use-leave-warning';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { problemsOf, useFieldWords } from '~/modules/inventory/ui/use-field-words';
import { trpc } from '~/trpc/client';
import { textsInput, type TextName } from '../../admin-input';
import { ALLERGENS, STORAGES, type Allergen, type Storage } from '../../rules';
import { EditEnd } from './edit-end';
import { TextPair } from './text-pair';
import { typedTexts, type TypedTexts } from './typed-texts';

type EditTextsProps = {
  productId: Id<'prd'>;
  /** As they are stored now; the editor's own begin from here. */
  stored: TypedTexts;
  edition: number;
  words: {
    readonly allergens: Readonly<Record<Allergen, string>>;
    readonly storages: Readonly<Record<Storage, string>>;
  };
};

const DESCRIBED: readonly TextName[] = ['name', 'summary', 'description'];
const DECLARED: readonly TextName[] = ['foodType', 'maker', 'ingredients', 'origin', 'importer'];

/**
 * All words of a product in both languages, with the rows of the notice that the law asks for. What somebody else saved meanwhile is
 * shown beside the field, and what was typed stays.
 */
export function EditTexts({ productId, stored, edition, words }: EditTextsProps) {
  const t = useTranslations('admin.island.edit');
  const sentence = useFieldWords();
  const refusal = useRefusal();
  const toast = useToast();
  const router = useRouter();
  const [opened, setOpened] = useState(stored);
  const [typed, setTyped] = useState(stored);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const isUnsaved = JSON.stringify(typed) !== JSON.stringify(opened);
  useLeaveWarning(isUnsaved);
  const save = trpc.admin.products.saveTexts.useMutation({
    onSuccess: () => {
      toast({ text: t('texts.saved') });
      setOpened(typed);
      router.refresh();
    },
    // What is stored now is shown beside the fields: saving again is then a choice made in sight of it.
    onError: () => router.refresh(),
  });

  function type(change: Partial<TypedTexts>) {
    setTyped({ ...typed, ...change });
    const gone = new Set(Object.keys(change));
    setProblems(Object.fromEntries(Object.entries(problems).filter(([field]) => !gone.has(field))));
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const shelfLifeDays = /^\d+$/.test(typed.shelfLifeDays.trim()) ? Number(typed.shelfLifeDays) : Number.NaN;
    const parsed = textsInput.safeParse({ productId, seen: edition, ...typed, shelfLifeDays });
    const found = parsed.success ? {} : problemsOf(parsed.error);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) document.getElementById(`text-${first}`)?.focus();
    if (!parsed.success || save.isPending) return;
    const { productId: _product, seen: _seen, ...texts } = parsed.data;
    setTyped(typedTexts(texts));
    save.mutate(parsed.data);
  }

  const pair = (name: TextName) => (
    <TextPair
      key={name}
      name={name}
      typed={typed}
      meanwhile={(field) => (stored[field] === opened[field] ? null : stored[field])}
      error={(field) => sentence(problems[field])}
      onType={(field, text) => type({ [field]: text })}
    />
  );
  const toggle = (allergen: Allergen) =>
    type({
      allergens: ALLERGENS.filter((each) =>
        each === allergen ? !typed.allergens.includes(each) : typed.allergens.includes(each),
      ),
    });

  return (
    <form noValidate onSubmit={submit} className="grid max-w-[920px] gap-6 pt-4">
      {DESCRIBED.map(pair)}
      <div className="border-t border-ink pt-5">
        <h3 className="text-h3">{t('texts.noticeTitle')}</h3>
        <p className="text-small text-ink-3">{t('texts.noticeLead')}</p>
      </div>
      {DECLARED.map(pair)}
      <div className="grid gap-5 md:grid-cols-2 md:gap-4">
        <TextField
          id="text-shelfLifeDays"
          label={t('texts.shelfLifeDays')}
          inputMode="numeric"
          autoComplete="off"
          value={typed.shelfLifeDays}
          onChange={({ target }) => type({ shelfLifeDays: target.value })}
          error={sentence(problems.shelfLifeDays)}
        />
        <SelectField
          label={t('texts.storage')}
          value={typed.storage}
          onChange={({ target }) => type({ storage: STORAGES.find((each) => each === target.value) ?? typed.storage })}
          options={STORAGES.map((value) => ({ value, label: words.storages[value] }))}
        />
      </div>
      <fieldset>
        <legend className="text-label font-semibold">{t('texts.allergens')}</legend>
        <p className="text-small text-ink-3">{t('texts.allergensHint')}</p>
        <div className="mt-2 flex flex-wrap gap-2">
          {ALLERGENS.map((allergen) => (
            <Pill key={allergen} pressed={typed.allergens.includes(allergen)} onClick={() => toggle(allergen)}>
              {words.allergens[allergen]}
            </Pill>
          ))}
        </div>
      </fieldset>
      <Checkbox
        label={t('texts.geneticallyModified')}
        checked={typed.geneticallyModified}
        onChange={({ target }) => type({ geneticallyModified: target.checked })}
      />
      <EditEnd
        problem={Object.keys(problems).length > 0 && t('check')}
        refused={save.error && refusal(save.error.data)}
        pending={save.isPending}
        isUnsaved={isUnsaved}
      >
        {t('texts.save')}
      </EditEnd>
    </form>
  );
}
