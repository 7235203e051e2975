import { describe, expect, it } from 'vitest';
import { countQueries } from '~/server/query-count';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenCategory, givenProduct, givenTag } from '~/testing/factories/catalog';
import { EVERYTHING, type ListInput } from '../input';
import { GOAL_SLUGS, PAGE_SIZE } from '../rules';
import { goalScore } from '../rules/goal-score';
import { listProducts } from './list-products';

const ctx = () => systemCtx({ db: testDb() });
const list = (input: Partial<ListInput>) => listProducts(ctx(), { ...EVERYTHING, ...input });
const names = async (input: Partial<ListInput>) => (await list(input)).items.map(({ slug }) => slug);

describe('listProducts', () => {
  it('asks at most four questions, whatever is filtered', async () => {
    const { slug: category } = await givenCategory();
    const { slug: tag } = await givenTag();
    const input = {
      ...EVERYTHING,
      q: '셰이크',
      category,
      tags: [tag, 'goal-light', 'protein-20'],
      min: 1,
      max: 9,
      page: 2,
    };
    const { queries } = await countQueries(() => listProducts(ctx(), input));
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  it('finds words of name and brand in both languages, whatever the spaces and the order', async () => {
    const brand = { nameKo: '러닝메이트', nameEn: 'RUNNING MATE' };
    const shake = await givenProduct({ nameKo: '프로틴 셰이크', nameEn: 'Protein shake', brand });
    await givenProduct({ nameKo: '프로틴 음료', nameEn: 'Protein drink' });
    for (const q of ['프로틴셰이크', '셰이크  프로틴', 'protein SHAKE', '러닝메이트 셰이크', 'runningmate shake']) {
      expect(await names({ q }), q).toEqual([shake.slug]);
    }
  });

  it('takes percent, underscore and backslash in a search as they are', async () => {
    const pure = await givenProduct({ nameKo: '카카오 100%', nameEn: 'Cacao 100%' });
    expect(await names({ q: '100%' })).toEqual([pure.slug]);
    expect(await names({ q: '100_' })).toEqual([]);
    expect(await names({ q: '\\' })).toEqual([]);
  });

  it('narrows by category, by every tag at once, and by the price shown', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    const [one, two] = [await givenTag(), await givenTag()];
    const both = await givenProduct({ categoryId, tagIds: [one.id, two.id], variants: [{ price: 3000 }] });
    const single = await givenProduct({ categoryId, tagIds: [one.id], variants: [{ price: 5000 }] });
    expect((await names({ category })).toSorted()).toEqual([both.slug, single.slug].toSorted());
    expect(await names({ category, tags: [one.slug, two.slug] })).toEqual([both.slug]);
    expect(await names({ category, min: 3001 })).toEqual([single.slug]);
    expect(await names({ category, max: 3000 })).toEqual([both.slug]);
    expect(await names({ category: 'no-such-category' })).toEqual([]);
  });

  it('puts what is sold out last, however it is sorted, and shows a product by what can be bought', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    const gone = await givenProduct({ categoryId, popularity: 900, variants: [{ price: 100, stock: 0 }] });
    const partly = await givenProduct({
      categoryId,
      variants: [
        { price: 500, stock: 0 },
        { price: 900, stock: 3 },
      ],
    });
    for (const sort of ['recommended', 'price-asc', 'protein'] as const) {
      expect(await names({ category, sort }), sort).toEqual([partly.slug, gone.slug]);
    }
    const { items } = await list({ category });
    expect(items.map(({ price, soldOut }) => [price, soldOut])).toEqual([
      [900, false],
      [100, true],
    ]);
  });

  it('knows whether another option of a product can be bought', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    const given = (...stocks: number[]) =>
      givenProduct({ categoryId, variants: stocks.map((stock, index) => ({ price: 100 + index, stock })) });
    const [two, one, none] = [await given(3, 3), await given(0, 3), await given(0, 0)];
    const { items } = await list({ category });
    const othersOf = (slug: string) => items.find((item) => item.slug === slug)?.others;
    expect([two, one, none].map(({ slug }) => othersOf(slug))).toEqual([true, false, false]);
  });

  it('leaves out drafts, hidden products and products without a variant on sale', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    await givenProduct({ categoryId, status: 'DRAFT' });
    await givenProduct({ categoryId, status: 'HIDDEN' });
    await givenProduct({ categoryId, variants: [{ active: false }] });
    expect((await list({ category })).total).toBe(0);
  });

  it('counts for every facet what choosing it would show', async () => {
    const [here, there] = [await givenCategory(), await givenCategory()];
    const tag = await givenTag();
    await givenProduct({ categoryId: here.id, tagIds: [tag.id], variants: [{ price: 800, listPrice: 1000 }] });
    await givenProduct({ categoryId: here.id });
    await givenProduct({ categoryId: there.id, tagIds: [tag.id] });
    const shown = await list({ category: here.slug, tags: [tag.slug] });
    const count = (facets: readonly { slug: string; count: number }[], slug: string) =>
      facets.find((facet) => facet.slug === slug)?.count;
    expect(shown.total).toBe(1);
    expect([count(shown.categories, here.slug), count(shown.categories, there.slug)]).toEqual([1, 1]);
    expect(count((await list({ category: here.slug })).tags, tag.slug)).toBe(1);
    expect((await list({ category: here.slug })).priceDown).toBe(1);
    for (const { slug, count: promised } of (await list({ category: here.slug })).goals) {
      expect((await list({ category: here.slug, tags: [slug] })).total, slug).toBe(promised);
    }
  });

  it('reads a number in the address as labels print it', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    const almost = await givenProduct({ categoryId, facts: { proteinG: 19.6, energyKcal: 250.4 } });
    await givenProduct({ categoryId, facts: { proteinG: 19.4, energyKcal: 250.6 } });
    expect(await names({ category, tags: ['protein-20'] })).toEqual([almost.slug]);
    expect(await names({ category, tags: ['kcal-250'] })).toEqual([almost.slug]);
  });

  it('turns pages without repeating or losing a product', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    for (let index = 0; index < PAGE_SIZE + 3; index += 1) await givenProduct({ categoryId });
    const [first, second, third] = [
      await list({ category }),
      await list({ category, page: 2 }),
      await list({ category, page: 3 }),
    ];
    const slugs = [...first.items, ...second.items].map(({ slug }) => slug);
    expect([first.pages, first.items.length, second.items.length, third.items.length]).toEqual([2, PAGE_SIZE, 3, 0]);
    expect(new Set(slugs).size).toBe(PAGE_SIZE + 3);
    expect(third.total).toBe(PAGE_SIZE + 3);
  });

  it('shows under a goal exactly the foods that score 100 in it', async () => {
    const { id: categoryId, slug: category } = await givenCategory();
    const onTheLimits = [
      { proteinG: 20, carbohydrateG: 30, fatG: 0, energyKcal: 200, sugarsG: 5 },
      { proteinG: 20, carbohydrateG: 30.1, fatG: 0, energyKcal: 200.1, sugarsG: 5 },
      { proteinG: 35, carbohydrateG: 65, fatG: 0, energyKcal: 400, sugarsG: 5.01 },
      { proteinG: 10, carbohydrateG: 30, fatG: 40 / 9, energyKcal: 200, sugarsG: 1 },
      { proteinG: 25, carbohydrateG: 50, fatG: 100 / 9, energyKcal: 400, sugarsG: 1 },
      { proteinG: 0, carbohydrateG: 0, fatG: 0, energyKcal: 0, sugarsG: 0 },
    ];
    for (const facts of onTheLimits) await givenProduct({ categoryId, facts });
    const all = (await list({ category })).items;
    expect(all).toHaveLength(onTheLimits.length);
    for (const goal of GOAL_SLUGS) {
      const full = all.filter(({ facts }) => goalScore(facts, goal).score === 100).map(({ slug }) => slug);
      expect((await names({ category, tags: [goal] })).toSorted(), goal).toEqual(full.toSorted());
      expect(full.length, goal).toBeGreaterThan(0);
    }
  });
});
