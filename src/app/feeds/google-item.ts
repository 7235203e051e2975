import { decimalAmount } from '~/lib/money';
import { xmlElement } from '~/lib/xml';
import { shippingFee } from '~/modules/shipping/rules';
import type { ShopPreset } from '~/shops/preset';
import type { ListedOffer } from './read-offers';

/** Food, beverages & tobacco > food items, in Google's list of categories. */
const FOOD = '422';

export function googleHead(siteUrl: string, { name, tagline, defaultLocale }: ShopPreset): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>',
    xmlElement('title', name[defaultLocale]),
    xmlElement('link', siteUrl),
    xmlElement('description', tagline[defaultLocale]),
    '',
  ].join('\n');
}

export const GOOGLE_END = '</channel></rss>\n';

/** One variant; those of one product share `item_group_id`. The price is the struck one where there is one. */
export function googleItem(offer: ListedOffer, { feeds, shipping }: ShopPreset): string {
  const { price, listPrice, currency, content } = offer;
  const amount = (minor: number) => `${decimalAmount({ amount: minor, currency })} ${currency}`;
  const delivery = [
    xmlElement('g:country', feeds.country),
    xmlElement('g:price', amount(shippingFee(price, shipping))),
  ].join('');
  return [
    '<item>',
    xmlElement('g:id', offer.id),
    xmlElement('g:item_group_id', offer.group),
    xmlElement('g:title', offer.title),
    xmlElement('g:description', offer.summary),
    xmlElement('g:link', offer.link),
    xmlElement('g:image_link', offer.picture),
    xmlElement('g:availability', offer.soldOut ? 'out_of_stock' : 'in_stock'),
    xmlElement('g:price', amount(listPrice ?? price)),
    listPrice === null ? '' : xmlElement('g:sale_price', amount(price)),
    xmlElement('g:brand', offer.brand),
    xmlElement('g:identifier_exists', 'no'),
    xmlElement('g:condition', 'new'),
    xmlElement('g:google_product_category', FOOD),
    xmlElement('g:product_type', offer.category),
    xmlElement('g:unit_pricing_measure', `${content.amount} ${content.unit}`),
    xmlElement('g:unit_pricing_base_measure', `100 ${content.unit}`),
    `<g:shipping>${delivery}</g:shipping>`,
    '</item>\n',
  ].join('');
}
