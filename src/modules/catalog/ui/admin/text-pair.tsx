'use client';

import { useTranslations } from 'next-intl';
import { TextArea } from '~/components/ui/text-area';
import { TextField as OneLine } from '~/components/ui/text-field';
import { TEXT_MAX, type TextName } from '../../admin-input';
import type { TextField } from './typed-texts';

const LANGUAGES = [
  ['Ko', 'ko'],
  ['En', 'en'],
] as const;
const LONG: readonly TextName[] = ['description', 'ingredients'];
const OPTIONAL = ['maker', 'origin', 'importer'] as const;

type TextPairProps = {
  name: TextName;
  typed: Readonly<Record<TextField, string>>;
  /** What somebody else stored since the editor opened the page; null where it is as it was. */
  meanwhile: (field: TextField) => string | null;
  error: (field: TextField) => string | undefined;
  onType: (field: TextField, text: string) => void;
};

/** One text of a product in Korean and in English, side by side. */
export function TextPair({ name, typed, meanwhile, error, onType }: TextPairProps) {
  const t = useTranslations('admin.island.edit');
  const Box = LONG.includes(name) ? TextArea : OneLine;
  const optional = OPTIONAL.find((each) => each === name);
  return (
    <div className="grid gap-5 md:grid-cols-2 md:gap-4">
      {LANGUAGES.map(([ending, language]) => {
        const field: TextField = `${name}${ending}`;
        const now = meanwhile(field);
        const hint =
          now === null ? optional && t(`texts.${optional}Hint`) : t('nowStored', { text: now || t('nothing') });
        const common = {
          id: `text-${field}`,
          label: t('fieldIn', { field: t(`texts.${name}`), language: t(language) }),
          lang: language,
          optional: optional !== undefined,
          hint,
          maxLength: TEXT_MAX[name],
          autoComplete: 'off',
          value: typed[field],
          error: error(field),
        };
        return Box === TextArea ? (
          <TextArea key={field} rows={5} {...common} onChange={({ target }) => onType(field, target.value)} />
        ) : (
          <OneLine key={field} {...common} onChange={({ target }) => onType(field, target.value)} />
        );
      })}
    </div>
  );
}
