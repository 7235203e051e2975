import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { systemCtx } from '~/server/context';
import { countQueries } from '~/server/query-count';
import { testDb } from '~/testing/db';
import { givenCategory, givenProduct, givenTag } from '~/testing/factories/catalog';
import { EVERYTHING, type ListInput } from '../input';
import { steadyRating } from '../rules';
import { RANGED, RANGES } from '../rules/nutrient-range';
import { searchDocuments } from '../tables';
import { listProducts } from './list-products';

const ctx = () => systemCtx({ db: testDb() });
const list = (input: Partial<ListInput>) => listProducts(ctx(), { ...EVERYTHING, ...input });
const names = async (input: Partial<ListInput>) => (await list(input)).items.map(({ slug }) => slug);
const totalOf = async (input: Partial<ListInput>) => (await list(input)).total;

let tag: string;
let category: string;
const slugs: Record<'shake' | 'nuts' | 'meal' | 'drink' | 'gone', string> = {
  shake: '',
  nuts: '',
  meal: '',
  drink: '',
  gone: '',
};

beforeAll(async () => {
  const here = await givenCategory();
  const stored = await givenTag();
  [category, tag] = [here.slug, stored.slug];
  const given = (own: Parameters<typeof givenProduct>[0]) => givenProduct({ categoryId: here.id, ...own });
  const made = {
    shake: await given({
      allergens: ['MILK', 'SOY'],
      tagIds: [stored.id],
      facts: { servingSize: 50, proteinG: 46, sugarsG: 4, energyKcal: 370, sodiumMg: 240, carbohydrateG: 30, fatG: 4 },
      variants: [{ price: 2_500, listPrice: 3_300 }],
    }),
    nuts: await given({
      allergens: ['PEANUT', 'PINE_NUT'],
      facts: { servingSize: 30, proteinG: 25, sugarsG: 5, energyKcal: 600, sodiumMg: 4, carbohydrateG: 20, fatG: 50 },
      variants: [{ price: 42_000 }],
    }),
    meal: await given({
      allergens: [],
      facts: { servingSize: 300, proteinG: 9, sugarsG: 2, energyKcal: 150, sodiumMg: 310, carbohydrateG: 20, fatG: 3 },
      variants: [{ price: 7_900 }],
    }),
    drink: await given({
      allergens: ['MILK'],
      facts: { basis: '100ml', servingSize: 340, proteinG: 7.35, sugarsG: 2.45, energyKcal: 42, sodiumMg: 40, fatG: 1 },
      variants: [{ price: 40_000 }],
    }),
    gone: await given({
      allergens: ['EGG'],
      facts: { proteinG: 1, sugarsG: 40, energyKcal: 800, sodiumMg: 900 },
      variants: [{ price: 900, stock: 0 }],
    }),
  };
  for (const key of ['shake', 'nuts', 'meal', 'drink', 'gone'] as const) slugs[key] = made[key].slug;
  await givenProduct({ allergens: ['MILK'], facts: { proteinG: 40 } });
});

const of = (...keys: (keyof typeof slugs)[]) => keys.map((key) => slugs[key]).toSorted();

describe('the filters of a list', () => {
  it.each<[string, Partial<ListInput>, (keyof typeof slugs)[]]>([
    ['protein per serving', { protein: 23 }, ['shake', 'meal', 'drink']],
    ['protein per 100 g', { protein: 25, per: '100' }, ['shake', 'nuts']],
    ['sugar per serving, as printed', { sugar: 2 }, ['shake', 'nuts']],
    ['sugar per 100 ml, as printed', { sugar: 2, per: '100' }, ['meal']],
    ['energy per serving', { kcal: 185 }, ['shake', 'nuts', 'drink']],
    ['energy per 100 g', { kcal: 150, per: '100' }, ['meal', 'drink']],
    ['sodium per serving', { sodium: 1 }, ['nuts']],
    ['sodium per 100 g', { sodium: 40, per: '100' }, ['nuts', 'drink']],
    ['one allergen', { without: ['MILK'] }, ['nuts', 'meal', 'gone']],
    ['two allergens', { without: ['MILK', 'PINE_NUT'] }, ['meal', 'gone']],
    ['stock', { stock: true }, ['shake', 'nuts', 'meal', 'drink']],
    ['free delivery', { free: true }, ['nuts', 'drink']],
    ['a price cut', { tags: ['price-down'] }, ['shake']],
    ['a claim of solids and liquids', { tags: ['claim-high-protein'] }, ['shake', 'nuts', 'drink']],
    ['a claim liquids cannot earn', { tags: ['claim-low-sodium'] }, ['nuts']],
    ['several at once', { protein: 20, without: ['SOY'], stock: true, kcal: 450 }, ['meal', 'drink']],
  ])('%s', async (_, asked, expected) => {
    expect((await names({ category, ...asked })).toSorted()).toEqual(of(...expected));
  });
});

describe('what a facet counts', () => {
  const INPUTS: Partial<ListInput>[] = [
    {},
    { protein: 20 },
    { protein: 20, per: '100', without: ['SOY'] },
    { kcal: 450, sodium: 500, stock: true, tags: ['claim-high-protein'] },
    { min: 2_000, max: 41_000, sugar: 9 },
  ];

  it.each(INPUTS)('is what choosing it then shows: %j', async (input) => {
    const chosen = { ...EVERYTHING, category, ...input };
    const shown = await list(chosen);
    for (const { slug, count } of shown.categories)
      expect(await totalOf({ ...chosen, category: slug }), slug).toBe(count);
    const tagged = [...shown.tags, ...shown.claims, ...shown.goals, { slug: 'price-down', count: shown.priceDown }];
    expect(tagged.map(({ slug }) => slug)).toContain(tag);
    for (const { slug, count } of tagged) {
      expect(await totalOf({ ...chosen, tags: [...chosen.tags, slug] }), slug).toBe(count);
    }
    for (const { allergen, count } of shown.without) {
      expect(await totalOf({ ...chosen, without: [...chosen.without, allergen] }), allergen).toBe(count);
    }
    expect(await totalOf({ ...chosen, stock: true })).toBe(shown.inStock);
    expect(await totalOf({ ...chosen, free: true })).toBe(shown.free.count);
  });

  it.each(INPUTS)('is what each limit of a nutrient then shows: %j', async (input) => {
    const chosen = { ...EVERYTHING, category, ...input };
    const { ranges } = await list(chosen);
    for (const nutrient of RANGED) {
      const limits = RANGES[nutrient].limits[chosen.per];
      for (const [index, limit] of limits.entries()) {
        expect(await totalOf({ ...chosen, [nutrient]: limit }), `${nutrient} ${limit}`).toBe(ranges[nutrient][index]);
      }
    }
  });

  it('comes with the page in two statements, whatever is asked', async () => {
    const input = {
      ...EVERYTHING,
      q: '셰이크',
      category,
      tags: [tag, 'goal-light', 'claim-low-fat'],
      protein: 5,
      per: '100' as const,
      without: ['MILK' as const],
      stock: true,
      free: true,
      min: 1,
      max: 9,
      page: 2,
    };
    expect((await countQueries(() => listProducts(ctx(), { ...EVERYTHING, category }))).queries).toHaveLength(2);
    expect((await countQueries(() => listProducts(ctx(), input))).queries.length).toBeLessThanOrEqual(3);
  });
});

describe('a list that nothing fits', () => {
  it('says what there would be without one of its filters', async () => {
    const { dropped } = await list({ category, protein: 23, kcal: 180, without: ['MILK'] });
    const said = dropped.map(({ filter, count }) => [filter.kind === 'range' ? filter.nutrient : filter.kind, count]);
    expect(said).toEqual([
      ['protein', 1],
      ['kcal', 1],
      ['without', 1],
    ]);
    for (const { filter, count } of dropped) {
      const input = { category, protein: 23, kcal: 180, without: ['MILK' as const] };
      expect(await totalOf({ ...input, ...filter.change })).toBe(count);
    }
  });

  it('says nothing where no single filter is to blame', async () => {
    expect((await list({ category, protein: 900, kcal: 0 })).dropped).toEqual([]);
    expect((await list({ category })).dropped).toEqual([]);
  });
});

describe('the sorts of a list', () => {
  it('puts what real orders bought most first, and what nobody bought in the recommended order', async () => {
    const { id: categoryId, slug } = await givenCategory();
    const known = await givenProduct({ categoryId, popularity: 900 });
    const unknown = await givenProduct({ categoryId, popularity: 10 });
    const bought = await givenProduct({ categoryId, popularity: 1 });
    await testDb()
      .update(searchDocuments)
      .set({ sold: 3 })
      .where(sql`${searchDocuments.productId} = ${bought.id}`);
    expect(await names({ category: slug, sort: 'best' })).toEqual([bought.slug, known.slug, unknown.slug]);
  });

  it('does not let one review of five stars stand above many good ones', async () => {
    const { id: categoryId, slug } = await givenCategory();
    const rated = (reviewCount: number, stars: number) =>
      givenProduct({ categoryId, reviewCount, ratingHalves: reviewCount * stars * 2 });
    const [none, single, many, poor] = [
      await rated(0, 0),
      await rated(1, 5),
      await rated(100, 4.5),
      await rated(50, 2),
    ];
    expect(await names({ category: slug, sort: 'rating' })).toEqual([many.slug, single.slug, poor.slug, none.slug]);
    const mean = (10 + 900 + 200) / 151;
    expect(steadyRating(900, 100, mean)).toBeGreaterThan(steadyRating(10, 1, mean));
    expect(steadyRating(10, 1, mean)).toBeGreaterThan(steadyRating(200, 50, mean));
  });

  it('sorts by protein of the chosen quantity', async () => {
    const sorted = async (per: ListInput['per']) => (await names({ category, sort: 'protein', per, stock: true }))[0];
    expect([await sorted('serving'), await sorted('100')]).toEqual([slugs.meal, slugs.shake]);
  });
});
