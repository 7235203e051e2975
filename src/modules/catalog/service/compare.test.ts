import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { countQueries } from '~/server/query-count';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenProduct } from '~/testing/factories/catalog';
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
