import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { countQueries } from '~/server/query-count';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenProduct } from '~/testing/factories/catalog';
import { namedCards } from './cards-of';
import { compareProducts } from './compare';

const ctx = () => systemCtx({ db: testDb() });

describe('compareProducts', () => {
  it('gives the products in the order they were named, in one statement', async () => {
    const [one, two] = [await givenProduct({ allergens: ['SOY'], storage: 'FROZEN' }), await givenProduct()];
    const { result, queries } = await countQueries(() => compareProducts(ctx(), { ids: [two.id, one.id] }));
    expect(queries).toHaveLength(1);
    expect(result.map(({ slug }) => slug)).toEqual([two.slug, one.slug]);
    expect(result[1]).toMatchObject({ allergens: ['SOY'], storage: 'FROZEN', soldOut: false });
  });

  it('leaves out what is not on sale, and still shows what is sold out', async () => {
    const out = await givenProduct({ variants: [{ stock: 0 }] });
    const hidden = await givenProduct({ status: 'HIDDEN' });
    const ids = [newId('prd'), hidden.id, out.id];
    const result = await compareProducts(ctx(), { ids });
    expect(result.map(({ slug, soldOut }) => [slug, soldOut])).toEqual([[out.slug, true]]);
  });
});

describe('namedCards', () => {
  it('gives the cards in the order they were named, in the language that was asked for, in one statement', async () => {
    const one = await givenProduct({ nameKo: '두유', nameEn: 'Soy milk' });
    const out = await givenProduct({ variants: [{ stock: 0 }] });
    const hidden = await givenProduct({ status: 'HIDDEN' });
    const ids = [out.id, hidden.id, one.id, newId('prd')];
    const { result, queries } = await countQueries(() => namedCards(ctx(), { ids, locale: 'en' }));
    expect(queries).toHaveLength(1);
    expect(result.map(({ slug, soldOut }) => [slug, soldOut])).toEqual([
      [out.slug, true],
      [one.slug, false],
    ]);
    expect(result[1]?.name).toContain('Soy milk');
    expect((await namedCards(ctx(), { ids: [one.id], locale: 'ko' }))[0]?.name).toContain('두유');
  });
});
