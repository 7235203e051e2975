import { beforeAll, describe, expect, it } from 'vitest';
import { countQueries } from '~/server/query-count';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenCategory, givenProduct } from '~/testing/factories/catalog';
import { chosenOf, EVERYTHING, listHref, type ListInput } from '../input';
import { listProducts } from './list-products';
import { understood } from './understood';

const ctx = () => systemCtx({ db: testDb() });
const list = (input: Partial<ListInput>) => listProducts(ctx(), { ...EVERYTHING, ...input });
const shown = async (input: Partial<ListInput>) => (await list(input)).items.map(({ slug }) => slug);

let category: string;
let choco: string;
let sweet: string;
let shrimp: string;

beforeAll(async () => {
  const { id: categoryId, slug } = await givenCategory();
  category = slug;
  const made = async (own: Parameters<typeof givenProduct>[0]) => (await givenProduct({ categoryId, ...own })).slug;
  choco = await made({ nameKo: '진한 초코볼', facts: { proteinG: 30, sugarsG: 2, servingSize: 100, energyKcal: 300 } });
  sweet = await made({ nameKo: '달달 초코볼', facts: { proteinG: 5, sugarsG: 40, servingSize: 100, energyKcal: 500 } });
  shrimp = await made({ nameKo: '통새우 볼', allergens: ['SHRIMP'], facts: { proteinG: 15, sugarsG: 20 } });
});

describe('a search with conditions', () => {
  it('that only names a claim shows what the claim’s filter shows, in the same order', async () => {
    for (const [q, tag] of [
      ['고단백', 'claim-high-protein'],
      ['저당', 'claim-low-sugar'],
      ['가볍게', 'goal-light'],
    ] as const) {
      const [searched, filtered] = [await list({ q, category }), await list({ tags: [tag], category })];
      expect(searched, q).toEqual(filtered);
      expect(searched.instead, q).toBeNull();
    }
    expect((await shown({ q: '고단백', category })).toSorted()).toEqual([choco, shrimp].toSorted());
  });

  it('looks for the rest of the words among what fits', async () => {
    expect((await shown({ q: '초코볼', category })).toSorted()).toEqual([choco, sweet].toSorted());
    for (const q of ['저당 초코볼', '초코볼 저당', '저당초코볼'])
      expect(await shown({ q, category }), q).toEqual([choco]);
    expect(await shown({ q: '단백질 20g 이상', category })).toEqual([choco]);
    expect(await shown({ q: '초코볼 400kcal 이하', category })).toEqual([choco]);
  });

  it('shows nothing that declares what must not be in it', async () => {
    expect(await shown({ q: '새우', category })).toEqual([shrimp]);
    for (const q of ['새우 없는', '새우 제외', '새우 빼고', '새우없는 상품'])
      expect((await shown({ q, category })).toSorted(), q).toEqual([choco, sweet].toSorted());
  });

  it('says what it understood as chosen filters, each of which can be taken away', async () => {
    const { input } = await list({ q: '우유 없는 저당 초코볼' });
    expect(chosenOf(input).map(({ kind }) => kind)).toEqual(['q', 'tag', 'without']);
    expect(chosenOf(input).map(({ change }) => listHref(input, change))).toEqual([
      '/products?tag=claim-low-sugar&without=milk',
      `/products?q=${encodeURIComponent('초코볼')}&without=milk`,
      `/products?q=${encodeURIComponent('초코볼')}&tag=claim-low-sugar`,
    ]);
  });

  it('keeps what was chosen beside it, the stricter of two limits, and asks no more of the database', async () => {
    const asked = { ...EVERYTHING, q: '단백질 20g 초코볼', protein: 30, tags: ['claim-low-sugar'] };
    const read = (input: ListInput) => understood(input, ctx().shop.currency);
    expect(read(asked)).toEqual({ ...asked, q: '초코볼' });
    expect(read(read(asked))).toEqual(read(asked));
    expect(read({ ...asked, q: '3천원 이하', max: 2_000, min: 500 })).toMatchObject({ q: '', max: 2_000, min: 500 });
    expect(read({ ...asked, q: '3천원 이하', max: 5_000 })).toMatchObject({ q: '', max: 3_000, min: null });
    const { queries } = await countQueries(() => list({ q: '저당 초코볼' }));
    const { queries: plain } = await countQueries(() => list({ q: '초코볼' }));
    expect(queries.length).toBe(plain.length);
  });
});
