import 'server-only';
import { optionText } from '~/modules/catalog/service/sellable';
import type { Tile } from '~/modules/catalog/rules';
import type { Locale } from '~/shops/preset';

type Row = Parameters<typeof optionText>[0] & {
  readonly slug: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly image: string;
  readonly tile: Tile;
};

/** What is waited for, in the words of one language. */
export function goodsOf(row: Row, locale: Locale) {
  const { slug, image, tile } = row;
  return { slug, image, tile, name: locale === 'ko' ? row.nameKo : row.nameEn, option: optionText(row)[locale] };
}
