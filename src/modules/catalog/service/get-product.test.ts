import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isAppError } from '~/lib/errors';
import { variantStock } from '~/modules/inventory/tables';
import { countQueries } from '~/server/query-count';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenNutrition, givenProduct } from '~/testing/factories/catalog';
import { STOCK_SHOWN_MAX } from '../rules';
import { variants } from '../tables';
import { getProduct } from './get-product';
import { listStock } from './read-names';

const ctx = () => systemCtx({ db: testDb() });

describe('getProduct', () => {
  it('gives every variant its own nutrition or the product’s, in at most four questions', async () => {
    const own = await givenNutrition({ proteinG: 33 });
    const { slug } = await givenProduct({ facts: { proteinG: 11 }, variants: [{}, { nutritionId: own }, {}] });
    const { result, queries } = await countQueries(() => getProduct(ctx(), slug));
    const proteinOf = (id: string) => result.nutritions.find((nutrition) => nutrition.id === id)?.facts.proteinG;
    expect(result.variants.map(({ nutritionId }) => proteinOf(nutritionId))).toEqual([11, 33, 11]);
    expect(result.nutritions).toHaveLength(2);
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  it('says who made it and where it is from, where that is somebody else and elsewhere', async () => {
    const own = await givenProduct();
    expect(await getProduct(ctx(), own.slug)).toMatchObject({ maker: null, origin: null, geneticallyModified: false });
    const { slug } = await givenProduct({
      ...{ makerKo: '예시식품 / 부산', makerEn: 'Example Foods / Busan', originKo: '호주', originEn: 'Australia' },
      ...{ importerKo: '예시수입', importerEn: 'Example Imports' },
      geneticallyModified: true,
    });
    expect(await getProduct({ ...ctx(), locale: 'en' }, slug)).toMatchObject({
      ...{
        maker: 'Example Foods / Busan',
        origin: 'Australia',
        importer: 'Example Imports',
        geneticallyModified: true,
      },
    });
  });

  it('speaks the language of the page', async () => {
    const { slug } = await givenProduct({
      nameKo: '셰이크',
      nameEn: 'Shake',
      variants: [{ flavourKo: '카카오', flavourEn: 'Cacao' }],
    });
    expect((await getProduct({ ...ctx(), locale: 'ko' }, slug)).variants[0]?.title).toBe('셰이크 카카오 100g');
    expect((await getProduct({ ...ctx(), locale: 'en' }, slug)).variants[0]?.title).toBe('Shake Cacao 100g');
  });

  it('says whether there are any, never how many: the page is stored', async () => {
    const { slug } = await givenProduct({ variants: [{ stock: 500 }, { stock: 3 }, { stock: 0 }] });
    const { variants: shown } = await getProduct(ctx(), slug);
    expect(shown.map(({ available }) => available)).toEqual([STOCK_SHOWN_MAX, STOCK_SHOWN_MAX, 0]);
  });

  it('does not find drafts, hidden products, products without a variant, unknown slugs and the list’s second address', async () => {
    const unfindable = [
      await givenProduct({ status: 'DRAFT' }),
      await givenProduct({ status: 'HIDDEN' }),
      await givenProduct({ variants: [{ active: false }] }),
      await givenProduct({ slug: 'find' }),
      { slug: 'no-such-product' },
    ];
    for (const { slug } of unfindable) {
      await expect(getProduct(ctx(), slug), slug).rejects.toSatisfy((error) => isAppError(error, 'NOT_FOUND'));
    }
  });
});

describe('listStock', () => {
  it('says what can be bought now, never more than 99, and nothing of what is not on sale', async () => {
    const { variants: rows } = await givenProduct({
      variants: [{ stock: 500 }, { stock: 7 }, { stock: 4 }, { stock: 0 }],
    });
    const [many, held, off, none] = rows.map(({ id }) => id);
    await testDb().update(variantStock).set({ reservedStock: 5 }).where(eq(variantStock.variantId, held!));
    await testDb().update(variants).set({ active: false }).where(eq(variants.id, off!));
    const shown = await listStock(ctx(), { variantIds: rows.map(({ id }) => id) });
    const of = (id: string | undefined) => shown.find(({ variantId }) => variantId === id)?.available;
    expect([of(many), of(held), of(off), of(none)]).toEqual([99, 2, 0, 0]);
  });
});
