import type { Id } from '~/lib/ids';
import type { TextsInput } from '~/modules/catalog/admin-input';

/** All words of a product, as an editor sends them. */
export const textsFor = (productId: Id<'prd'>, change: Partial<TextsInput> = {}): TextsInput => ({
  productId,
  seen: 0,
  nameKo: '새 이름',
  nameEn: 'New name',
  summaryKo: '새 한 줄',
  summaryEn: 'New line',
  descriptionKo: '새 설명',
  descriptionEn: 'New description',
  foodTypeKo: '과자',
  foodTypeEn: 'Snack',
  ingredientsKo: '쌀, 소금',
  ingredientsEn: 'Rice, salt',
  makerKo: '예시식품 / 부산',
  makerEn: 'Example Foods / Busan',
  originKo: null,
  originEn: null,
  importerKo: null,
  importerEn: null,
  geneticallyModified: false,
  allergens: ['MILK'],
  storage: 'CHILLED',
  shelfLifeDays: 30,
  ...change,
});
