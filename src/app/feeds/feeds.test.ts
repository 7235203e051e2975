import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { shopPreset } from '~/shops/registry';
import { GOOGLE_END, googleHead, googleItem } from './google-item';
import { NAVER_HEAD, naverLine } from './naver-line';
import type { ListedOffer } from './read-offers';

const shop = shopPreset('energy-factory');
const SITE = 'https://shop.example';
const offer: ListedOffer = {
  id: newId('var'),
  group: newId('prd'),
  slug: 'plain-yogurt',
  title: '그릭 요거트\t플레인 100g × 5',
  summary: 'Thick & plain, <no> sugar',
  brand: '예시\n브랜드',
  category: '유제품',
  price: 12_900,
  listPrice: 15_000,
  currency: 'KRW',
  image: '/products/plain-yogurt/pack.webp',
  content: { amount: 500, unit: 'g' },
  soldOut: false,
  link: `${SITE}/products/plain-yogurt`,
  picture: `${SITE}/products/plain-yogurt/pack.webp`,
};

describe('the feed for Naver', () => {
  const fields = (line: string) => {
    const values = line.trimEnd().split('\t');
    return Object.fromEntries(
      NAVER_HEAD.trimEnd()
        .split('\t')
        .map((name, index) => [name, values[index]]),
    );
  };

  it('has one line of as many fields as its head, whatever the texts hold', () => {
    const line = naverLine(offer, shop);
    expect(line.split('\n')).toHaveLength(2);
    expect(line.split('\t')).toHaveLength(NAVER_HEAD.split('\t').length);
    expect(fields(line)).toEqual({
      id: offer.id,
      title: '예시 브랜드 그릭 요거트 플레인 100g × 5',
      price_pc: '12900',
      normal_price: '15000',
      link: `${SITE}/products/plain-yogurt`,
      image_link: `${SITE}/products/plain-yogurt/pack.webp`,
      category_name1: '유제품',
      brand: '예시 브랜드',
      shipping: String(shop.shipping.fee),
    });
  });

  it('says what delivery costs when nothing else is bought, and no more than a title holds', () => {
    expect(fields(naverLine({ ...offer, price: shop.shipping.freeFrom, listPrice: null }, shop))).toMatchObject({
      shipping: '0',
      normal_price: String(shop.shipping.freeFrom),
    });
    expect(fields(naverLine({ ...offer, title: '가'.repeat(200) }, shop)).title).toHaveLength(100);
  });
});

describe('the feed for Google', () => {
  const of = (name: string, item: string) => new RegExp(`<${name}>(.*?)</${name}>`).exec(item)?.[1];

  it('gives the struck price as the price and what is paid as the sale price, with what the pack holds', () => {
    const item = googleItem(offer, shop);
    expect(of('g:price', item)).toBe('15000 KRW');
    expect(of('g:sale_price', item)).toBe('12900 KRW');
    expect(of('g:unit_pricing_measure', item)).toBe('500 g');
    expect(of('g:availability', item)).toBe('in_stock');
    expect(of('g:shipping', item)).toBe(`<g:country>KR</g:country><g:price>${shop.shipping.fee} KRW</g:price>`);
    expect(of('g:description', item)).toBe('Thick &amp; plain, &lt;no&gt; sugar');
  });

  it('has no sale price where there is no sale, and lists what is sold out as such', () => {
    const item = googleItem({ ...offer, listPrice: null, soldOut: true }, shop);
    expect(of('g:price', item)).toBe('12900 KRW');
    expect(item).not.toContain('sale_price');
    expect(of('g:availability', item)).toBe('out_of_stock');
  });

  it('opens and closes one document', () => {
    const text = `${googleHead(SITE, shop)}${googleItem(offer, shop)}${GOOGLE_END}`;
    expect(text.startsWith('<?xml')).toBe(true);
    const opened = [...text.matchAll(/<([a-z:_0-9]+)(?:\s[^>]*)?>/g)].map(([, name]) => name);
    const closed = [...text.matchAll(/<\/([a-z:_0-9]+)>/g)].map(([, name]) => name);
    expect(opened.toSorted()).toEqual(closed.toSorted());
  });
});
