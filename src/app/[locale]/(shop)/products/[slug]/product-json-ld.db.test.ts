import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getProduct } from '~/modules/catalog/service/get-product';
import { products } from '~/modules/catalog/tables';
import { systemCtx } from '~/server/context';
import type { Locale } from '~/shops/preset';
import { shopPreset, SHOP_IDS } from '~/shops/registry';
import { testDb } from '~/testing/db';
import { seed } from '../../../../../../scripts/seed';
import { shopThings } from '../../shop-json-ld';
import { productThings } from './product-json-ld';

const SITE = 'https://shop.example';
const [SHOP = ''] = SHOP_IDS;
const WORDS = { home: 'Home', nutrition: 'Nutrition' };

const placeOf = (locale: Locale) => ({
  siteUrl: SITE,
  locale,
  to: (href: string) => (locale === 'ko' ? href : `/en${href}`),
});

const words = z.string().trim().min(1);
const address = z.url({ protocol: /^https$/, hostname: /^shop\.example$/ });
const amount = (unit: string) => z.string().regex(new RegExp(`^\\d+(\\.\\d+)? ${unit}$`));
const price = z.string().regex(/^\d+(\.\d{2})?$/);

const offer = z.strictObject({
  '@type': z.literal('Offer'),
  sku: words,
  name: words,
  url: address,
  price,
  priceCurrency: z.literal('KRW'),
  priceSpecification: z
    .strictObject({
      '@type': z.literal('UnitPriceSpecification'),
      priceType: z.literal('https://schema.org/StrikethroughPrice'),
      price,
      priceCurrency: z.literal('KRW'),
    })
    .optional(),
  itemCondition: z.literal('https://schema.org/NewCondition'),
  availability: z.enum(['https://schema.org/InStock', 'https://schema.org/OutOfStock']),
  seller: z.strictObject({ '@type': z.literal('Organization'), name: words }),
});

const product = z.strictObject({
  '@type': z.literal('Product'),
  '@id': address,
  name: words.max(150),
  description: words.max(5000),
  brand: z.strictObject({ '@type': z.literal('Brand'), name: words }),
  category: words,
  image: z.array(address).min(1),
  url: address,
  aggregateRating: z
    .strictObject({
      '@type': z.literal('AggregateRating'),
      ratingValue: z.string().regex(/^[0-5]\.\d\d$/),
      reviewCount: z.int().positive(),
      bestRating: z.literal(5),
      worstRating: z.literal(0.5),
    })
    .optional(),
  offers: z.array(offer).min(1),
  additionalProperty: z
    .array(
      z.strictObject({
        '@type': z.literal('PropertyValue'),
        name: words,
        valueReference: z.strictObject({ '@id': address }),
      }),
    )
    .min(1),
});

const nutrition = z.strictObject({
  '@type': z.literal('NutritionInformation'),
  '@id': address,
  servingSize: words,
  calories: amount('calories'),
  proteinContent: amount('g'),
  carbohydrateContent: amount('g'),
  sugarContent: amount('g').optional(),
  fiberContent: amount('g').optional(),
  fatContent: amount('g'),
  saturatedFatContent: amount('g').optional(),
  transFatContent: amount('g').optional(),
  cholesterolContent: amount('mg').optional(),
  sodiumContent: amount('mg').optional(),
});

const trail = z.strictObject({
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z
    .array(z.strictObject({ '@type': z.literal('ListItem'), position: z.int().positive(), name: words, item: address }))
    .length(3),
});

const ofProduct = z.array(z.discriminatedUnion('@type', [product, nutrition, trail])).min(3);
const written = (things: unknown): unknown => JSON.parse(JSON.stringify(things));

describe('what pages tell search engines', () => {
  beforeAll(() => seed(testDb(), SHOP, 'test'), 120_000);

  it(
    'has the shape of schema.org for every product of the catalogue, in both languages',
    { timeout: 120_000 },
    async () => {
      const all = await testDb().select({ slug: products.slug }).from(products).orderBy(asc(products.slug));
      expect(all.length).toBeGreaterThanOrEqual(150);
      for (const locale of ['ko', 'en'] as const) {
        for (const { slug } of all) {
          const detail = await getProduct({ ...systemCtx({ db: testDb() }), locale }, slug);
          const things = ofProduct.parse(written(productThings(detail, placeOf(locale), WORDS)), { error: () => slug });
          const [item, ...others] = things;
          if (item?.['@type'] !== 'Product') throw new Error(`${slug} does not begin with the product`);
          const there = others.flatMap((thing) => (thing['@type'] === 'NutritionInformation' ? [thing['@id']] : []));
          expect(item.additionalProperty.map(({ valueReference }) => valueReference['@id'])).toEqual(there);
          expect(item.offers.map(({ price: paid }) => paid)).toEqual(detail.variants.map((one) => String(one.price)));
          const struck = item.offers.map((one) => one.priceSpecification?.price ?? null);
          expect(struck).toEqual(
            detail.variants.map(({ listPrice }) => (listPrice === null ? null : String(listPrice))),
          );
          expect(item.aggregateRating).toBeUndefined();
        }
      }
    },
  );

  it('has a rating only where there are reviews, and theirs', async () => {
    const [{ slug } = { slug: '' }] = await testDb().select({ slug: products.slug }).from(products).limit(1);
    await testDb().update(products).set({ reviewCount: 3, ratingHalves: 26 }).where(eq(products.slug, slug));
    const detail = await getProduct(systemCtx({ db: testDb() }), slug);
    const [item] = ofProduct.parse(written(productThings(detail, placeOf('ko'), WORDS)));
    expect(item).toMatchObject({ aggregateRating: { ratingValue: '4.33', reviewCount: 3 } });
  });

  it.each(['ko', 'en'] as const)('says who runs the shop and how it is searched (%s)', (locale) => {
    const [organization, site] = shopThings(shopPreset(SHOP), placeOf(locale));
    z.strictObject({
      '@type': z.literal('Organization'),
      '@id': address,
      name: words,
      legalName: words,
      url: address,
      logo: address,
      email: z.email(),
      telephone: words,
      address: words,
      taxID: words,
    }).parse(organization);
    const { potentialAction } = z
      .strictObject({
        '@type': z.literal('WebSite'),
        '@id': address,
        name: words,
        description: words,
        url: address,
        inLanguage: z.literal(locale),
        publisher: z.strictObject({ '@id': address }),
        potentialAction: z.strictObject({
          '@type': z.literal('SearchAction'),
          target: z.strictObject({ '@type': z.literal('EntryPoint'), urlTemplate: words }),
          'query-input': z.literal('required name=search_term_string'),
        }),
      })
      .parse(site);
    expect(potentialAction.target.urlTemplate.replace('{search_term_string}', 'a')).toMatch(
      locale === 'ko' ? `${SITE}/products?q=a` : `${SITE}/en/products?q=a`,
    );
  });
});
