import { shippingFee } from '~/modules/shipping/rules';
import type { ShopPreset } from '~/shops/preset';
import type { ListedOffer } from './read-offers';

const FIELDS = [
  'id',
  'title',
  'price_pc',
  'normal_price',
  'link',
  'image_link',
  'category_name1',
  'brand',
  'shipping',
] as const;
const TITLE_MAX = 100;

export const NAVER_HEAD = `${FIELDS.join('\t')}\n`;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** One variant: prices in won, `shipping` what its delivery costs bought alone (0 is free). */
export function naverLine(offer: ListedOffer, { shipping }: ShopPreset): string {
  const values: Record<(typeof FIELDS)[number], string | number> = {
    id: offer.id,
    title: oneLine(`${offer.brand} ${offer.title}`).slice(0, TITLE_MAX),
    price_pc: offer.price,
    normal_price: offer.listPrice ?? offer.price,
    link: offer.link,
    image_link: offer.picture,
    category_name1: oneLine(offer.category),
    brand: oneLine(offer.brand),
    shipping: shippingFee(offer.price, shipping),
  };
  return `${FIELDS.map((field) => values[field]).join('\t')}\n`;
}
