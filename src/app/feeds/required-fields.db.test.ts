import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listFeedOffers } from '~/modules/catalog/service/feeds';
import { systemCtx } from '~/server/context';
import { SHOP_IDS, shopPreset } from '~/shops/registry';
import { testDb } from '~/testing/db';
import { seed } from '../../../scripts/seed';
import { googleItem } from './google-item';
import { NAVER_HEAD, naverLine } from './naver-line';
import type { ListedOffer } from './read-offers';

const [SHOP = ''] = SHOP_IDS;
const shop = shopPreset(SHOP);
const SITE = 'https://shop.example';

const words = (most: number) => z.string().trim().min(1).max(most);
const whole = z.string().regex(/^\d+$/);
const won = z.string().regex(/^\d+ KRW$/);

/** What Naver's «EP» 3.0 asks of every line. */
const naverRow = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,50}$/),
  title: words(100),
  price_pc: whole,
  normal_price: whole,
  link: z.url().max(255),
  image_link: z.url().max(255),
  category_name1: words(50),
  brand: words(60),
  shipping: whole,
});

/** What Google Merchant Center asks of every item that is food without a code of its maker. */
const googleRow = z.object({
  'g:id': words(50),
  'g:item_group_id': words(50),
  'g:title': words(150),
  'g:description': words(5000),
  'g:link': z.url(),
  'g:image_link': z.url(),
  'g:availability': z.enum(['in_stock', 'out_of_stock']),
  'g:price': won,
  'g:sale_price': won.optional(),
  'g:brand': words(70),
  'g:identifier_exists': z.literal('no'),
  'g:condition': z.literal('new'),
  'g:google_product_category': whole,
  'g:product_type': words(750),
  'g:unit_pricing_measure': z.string().regex(/^\d+(\.\d+)? (g|ml)$/),
  'g:unit_pricing_base_measure': z.string().regex(/^100 (g|ml)$/),
  'g:shipping': z.string().regex(/^<g:country>[A-Z]{2}<\/g:country><g:price>\d+ KRW<\/g:price>$/),
});

const naverFields = (line: string) => {
  const values = line.trimEnd().split('\t');
  return Object.fromEntries(
    NAVER_HEAD.trimEnd()
      .split('\t')
      .map((name, index) => [name, values[index]]),
  );
};
const googleFields = (item: string) =>
  Object.fromEntries([...item.matchAll(/<(g:[a-z_]+)>(.*?)<\/\1>/g)].map(([, name = '', text]) => [name, text]));

describe('the feeds of the whole catalogue', () => {
  const offers: ListedOffer[] = [];

  beforeAll(async () => {
    await seed(testDb(), SHOP, 'test');
    let after: Parameters<typeof listFeedOffers>[1]['after'] | null = '';
    while (after !== null) {
      const read: Awaited<ReturnType<typeof listFeedOffers>> = await listFeedOffers(systemCtx({ db: testDb() }), {
        after,
      });
      for (const offer of read.offers)
        offers.push({ ...offer, link: `${SITE}/products/${offer.slug}`, picture: `${SITE}${offer.image}` });
      after = read.next;
    }
    expect(offers.length).toBeGreaterThanOrEqual(350);
  }, 120_000);

  it('gives Naver every field it asks for, an id never twice, and no struck price below the price', () => {
    const rows = offers.map((offer) =>
      naverRow.parse(naverFields(naverLine(offer, shop)), { error: () => offer.slug }),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter((row) => Number(row.normal_price) < Number(row.price_pc))).toEqual([]);
  });

  it('gives Google every field it asks for, an id never twice, and no sale that saves nothing', () => {
    const rows = offers.map((offer) =>
      googleRow.parse(googleFields(googleItem(offer, shop)), { error: () => offer.slug }),
    );
    expect(new Set(rows.map((row) => row['g:id'])).size).toBe(rows.length);
    const sales = rows.flatMap((row) => (row['g:sale_price'] ? [[row['g:sale_price'], row['g:price']]] : []));
    expect(sales.length).toBeGreaterThan(50);
    expect(sales.filter(([paid = '', before = '']) => parseInt(paid) >= parseInt(before))).toEqual([]);
  });
});
