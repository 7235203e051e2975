import 'server-only';
import type { Id } from '~/lib/ids';
import type { Locale, Localized } from '~/shops/preset';
import type { CardRow } from '../queries/cards';
import { packTitle, ratingOf, variantTitle } from '../rules';

/** The words of a row in one language. */
export function pick(locale: Locale, ko: string, en: string): string {
  return locale === 'ko' ? ko : en;
}

export function flavourOf(row: { flavourKo: string | null; flavourEn: string | null }): Localized | null {
  return row.flavourKo === null || row.flavourEn === null ? null : { ko: row.flavourKo, en: row.flavourEn };
}

/** A serving as the label writes it: 50g, 340ml. */
export function servingText({ servingSize, basis }: { servingSize: number; basis: '100g' | '100ml' }): string {
  return `${servingSize}${basis === '100g' ? 'g' : 'ml'}`;
}

/** What a product card shows, in the language of the page. With `options` it opens that variant of which it is one. */
export function toCard(row: CardRow, locale: Locale, options: readonly Id<'var'>[] = []) {
  const { productId, variantId, slug, image, tile, price, listPrice, currency, facts, value } = row;
  const title = variantTitle({ ko: row.nameKo, en: row.nameEn }, flavourOf(row), servingText(facts));
  return {
    productId,
    variantId,
    slug,
    image,
    tile,
    price,
    listPrice,
    currency,
    facts,
    name: packTitle(title[locale], row.packCount),
    brand: pick(locale, row.brandKo, row.brandEn),
    /** Grams of protein for a thousand minor units. */
    value,
    rating: ratingOf(row.ratingHalves, row.reviewCount),
    soldOut: row.available <= 0,
    /** Whether another variant of it can be bought. */
    others: row.others,
    ...(options.includes(variantId) && { option: variantId }),
  };
}

export type Card = ReturnType<typeof toCard>;
