import { describe, expect, it } from 'vitest';
import { countQueries } from '~/server/query-count';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenProduct } from '~/testing/factories/catalog';
import { FILL_FOODS_MOST } from '../rules';
import { fillFoods } from './fill-foods';

const ctx = () => systemCtx({ db: testDb() });
const found = async (slug: string) => (await fillFoods(ctx())).find((food) => food.slug === slug);

describe('fillFoods', () => {
  it('is one statement, and no more foods than a browser can go through', async () => {
    const { queries, result } = await countQueries(() => fillFoods(ctx()));
    expect(queries).toHaveLength(1);
    expect(result.length).toBeLessThanOrEqual(FILL_FOODS_MOST);
  });

  it('offers the smallest pack that can be bought, with the macros of the whole of it', async () => {
    const { slug, variants } = await givenProduct({
      popularity: 5000,
      maxPerOrder: 6,
      allergens: ['MILK'],
      facts: { servingSize: 50, energyKcal: 400, proteinG: 20, carbohydrateG: 40, fatG: 10 },
      variants: [
        { packCount: 10, price: 9000 },
        { packCount: 1, price: 1000, stock: 0 },
        { packCount: 3, price: 3000, stock: 4, flavourKo: '카카오', flavourEn: 'Cacao' },
        { packCount: 2, price: 2000, active: false },
      ],
    });
    expect(await found(slug)).toMatchObject({
      variantId: variants[2]?.id,
      price: 3000,
      option: '카카오 · 3개',
      most: 4,
      allergens: ['MILK'],
      macros: { energyKcal: 600, proteinG: 30, carbohydrateG: 60, fatG: 15 },
    });
  });

  it('counts a variant by its own nutrition', async () => {
    const own = await givenProduct({ popularity: 5000, facts: { proteinG: 10 } });
    const { nutritionId } = await givenProduct({ facts: { proteinG: 30 } });
    const { slug } = await givenProduct({ popularity: 5000, variants: [{ nutritionId }] });
    expect((await found(own.slug))?.macros.proteinG).toBe(10);
    expect((await found(slug))?.macros.proteinG).toBe(30);
  });

  it('offers nothing that is sold out, hidden or a draft, and never more than one order may have', async () => {
    const out = await givenProduct({ popularity: 5000, variants: [{ stock: 0 }] });
    const hidden = await givenProduct({ popularity: 5000, status: 'HIDDEN' });
    const draft = await givenProduct({ popularity: 5000, status: 'DRAFT' });
    for (const { slug } of [out, hidden, draft]) expect(await found(slug)).toBeUndefined();
    const many = await givenProduct({ popularity: 5000, maxPerOrder: 2, variants: [{ stock: 50 }] });
    expect((await found(many.slug))?.most).toBe(2);
  });
});
