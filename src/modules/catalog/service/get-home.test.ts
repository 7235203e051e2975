import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenCategory, givenProduct } from '~/testing/factories/catalog';
import { EVERYTHING } from '../input';
import { AXES, GOALS } from '../rules';
import { searchDocuments } from '../tables';
import { getHome, type Home } from './get-home';
import { listProducts } from './list-products';

const ctx = () => systemCtx({ db: testDb() });
let home: Home;

beforeAll(async () => {
  const { id: categoryId } = await givenCategory({ nameKo: '닭가슴살', nameEn: 'Chicken' });
  const lean = { proteinG: 22.6, carbohydrateG: 1, fatG: 2, energyKcal: 112, sugarsG: 0 };
  const rice = { proteinG: 12, carbohydrateG: 60, fatG: 12, energyKcal: 420, sugarsG: 6.04 };
  await givenProduct({ categoryId, popularity: 10, facts: lean, variants: [{ price: 2000, listPrice: 4000 }] });
  await givenProduct({ categoryId, popularity: 30, facts: rice, variants: [{ price: 5000, listPrice: 5500 }] });
  await givenProduct({
    categoryId,
    popularity: 20,
    facts: { ...lean, proteinG: 70 },
    variants: [{ stock: 0, listPrice: 2000 }],
  });
  home = await getHome(ctx());
});

describe('getHome', () => {
  it('counts on every axis and goal what the list behind the link shows', async () => {
    for (const { axis, counts } of home.ruler) {
      const { start, step, side } = AXES[axis];
      const fits = counts.filter((_, index) => (side === 'min' ? index * step >= start : index * step <= start));
      const { total } = await listProducts(ctx(), { ...EVERYTHING, tags: [`${axis}-${start}`] });
      expect(
        fits.reduce((sum, count) => sum + count, 0),
        axis,
      ).toBe(total);
    }
    for (const { slug, count } of home.goals) {
      expect((await listProducts(ctx(), { ...EVERYTHING, tags: [slug] })).total, slug).toBe(count);
      expect(GOALS).toHaveProperty(slug);
    }
  });

  it('marks the ruler with what can be bought, by the number its label prints', () => {
    const protein = home.ruler.find(({ axis }) => axis === 'protein');
    expect(protein?.marks.map(({ at }) => at)).toEqual([12, 23]);
    expect(protein?.counts.at(-1)).toBe(1);
  });

  it('recommends as long as orders are too few for a row of best sellers', async () => {
    expect(home.bestIsSold).toBe(false);
    const some = await Promise.all([1, 2, 3, 4].map((popularity) => givenProduct({ popularity })));
    const first = await givenProduct({ popularity: 0 });
    const sell = (id: string, sold: number) =>
      testDb()
        .update(searchDocuments)
        .set({ sold })
        .where(sql`${searchDocuments.productId} = ${id}`);
    for (const { id } of some) await sell(id, 2);
    expect((await getHome(ctx())).bestIsSold).toBe(false);
    await sell(first.id, 3);
    const { best, bestIsSold } = await getHome(ctx());
    expect([bestIsSold, best.length, best[0]?.slug]).toEqual([true, 5, first.slug]);
    await testDb().update(searchDocuments).set({ sold: 0 });
  });

  it('orders best sellers by popularity with sold-out last, and price cuts by depth without repeating', () => {
    expect(home.best.map(({ soldOut }) => soldOut)).toEqual([false, false, true]);
    expect(home.priceDown.total).toBe(3);
    expect(home.priceDown.items).toEqual([]);
    expect(home.categories.map(({ name }) => name)).toEqual(['닭가슴살']);
  });
});
