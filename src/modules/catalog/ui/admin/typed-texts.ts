import type { TextName, TextsInput } from '../../admin-input';
import type { Allergen, Storage } from '../../rules';

export type TextField = `${TextName}${'Ko' | 'En'}`;

/** The texts as they are typed, nothing being an empty text, and what is chosen. */
export type TypedTexts = Readonly<Record<TextField, string>> & {
  readonly shelfLifeDays: string;
  readonly storage: Storage;
  readonly geneticallyModified: boolean;
  readonly allergens: readonly Allergen[];
};

export const typedTexts = (texts: Omit<TextsInput, 'productId' | 'seen'>): TypedTexts => ({
  ...texts,
  makerKo: texts.makerKo ?? '',
  makerEn: texts.makerEn ?? '',
  originKo: texts.originKo ?? '',
  originEn: texts.originEn ?? '',
  importerKo: texts.importerKo ?? '',
  importerEn: texts.importerEn ?? '',
  shelfLifeDays: String(texts.shelfLifeDays),
});
