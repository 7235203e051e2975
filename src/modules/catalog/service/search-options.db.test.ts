import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { systemCtx } from '~/server/context';
import { countQueries } from '~/server/query-count';
import { testDb } from '~/testing/db';
import { givenCategory, givenNutrition, givenProduct } from '~/testing/factories/catalog';
import { variantStock } from '~/modules/inventory/tables';
import { EVERYTHING, type ListInput } from '../input';
import { synonymRow } from '../queries/synonyms';
import { products, searchSynonyms } from '../tables';
import { listProducts } from './list-products';
import { suggest } from './search';

const ctx = () => systemCtx({ db: testDb(), locale: 'ko' });
const found = (q: string, input: Partial<ListInput> = {}) => listProducts(ctx(), { ...EVERYTHING, ...input, q });
const names = async (q: string) => (await found(q)).items.map(({ name }) => name);

const flavour = (ko: string, en: string) => ({ flavourKo: ko, flavourEn: en });
const PLAIN = flavour('플레인', 'Plain');
const GARLIC = flavour('갈릭허브', 'Garlic herb');

beforeEach(() => testDb().update(products).set({ status: 'HIDDEN' }));

describe('a search that names an option', () => {
  const givenChicken = async () =>
    givenProduct({
      nameKo: '수비드 닭가슴살',
      nameEn: 'Sous-vide chicken breast',
      variants: [
        PLAIN,
        { ...GARLIC, price: 2400, image: '/garlic.webp', nutritionId: await givenNutrition({ proteinG: 31 }) },
        { ...GARLIC, packCount: 10, price: 21_600 },
        flavour('블랙페퍼', 'Black pepper'),
      ],
    });

  it('shows that option with everything that is its own, and opens it', async () => {
    const { variants } = await givenChicken();
    for (const q of ['갈릭허브', '갈릭 허브', '닭가슴살 갈릭허브', 'garlic herb', 'ㄱㄹㅎㅂ', 'rkfflrgjqm']) {
      const [card] = (await found(q)).items;
      expect(card, q).toMatchObject({
        variantId: variants[1]?.id,
        option: variants[1]?.id,
        name: '수비드 닭가슴살 갈릭허브 100g',
        image: '/garlic.webp',
        price: 2400,
        facts: { proteinG: 31 },
        soldOut: false,
      });
    }
    const { queries } = await countQueries(() => found('갈릭허브'));
    expect(queries.length).toBe(2);
  });

  it('filters and sorts by the option it shows', async () => {
    await givenChicken();
    expect((await found('갈릭허브', { protein: 30 })).total).toBe(1);
    expect((await found('플레인', { protein: 30 })).total).toBe(0);
    expect((await found('갈릭허브', { min: 2400, max: 2400 })).total).toBe(1);
  });

  it('shows the option that is shown anyway where that answers too, and where none is named', async () => {
    const { variants } = await givenChicken();
    expect((await found('플레인')).items[0]?.variantId).toBe(variants[0]?.id);
    const [card] = (await found('닭가슴살')).items;
    expect([card?.variantId, card?.option]).toEqual([variants[0]?.id, undefined]);
  });

  it('shows the first of several that can be bought, and one that is gone only where it alone is named', async () => {
    const { variants } = await givenChicken();
    const [, single, ten] = variants.map(({ id }) => id);
    const gone = (id = single) =>
      testDb()
        .update(variantStock)
        .set({ stock: 0 })
        .where(eq(variantStock.variantId, id ?? newId('var')));
    await gone(single);
    expect((await found('갈릭허브')).items[0]).toMatchObject({ variantId: ten, soldOut: false });
    await gone(ten);
    expect((await found('갈릭허브')).items[0]).toMatchObject({ variantId: single, soldOut: true, others: true });
  });

  it('follows words that mean the same', async () => {
    await givenChicken();
    await testDb()
      .insert(searchSynonyms)
      .values({ id: newId('syn'), ...synonymRow('블랙페퍼', '통후추') });
    expect(await names('통후추')).toEqual(['수비드 닭가슴살 블랙페퍼 100g']);
  });

  it('takes no word of the name for an option, and no letter in the middle of one', async () => {
    const { id: categoryId } = await givenCategory({ nameKo: '쿠키와 바' });
    await givenProduct({ nameKo: '초코 과자', categoryId, variants: [PLAIN, flavour('바나나초코', 'Banana choco')] });
    expect(await names('초코')).toEqual(['초코 과자 플레인 100g']);
    expect(await names('과자 바')).toEqual(['초코 과자 플레인 100g']);
    expect(await names('바나나 과자')).toEqual(['초코 과자 바나나초코 100g']);
  });

  it('proposes that option while it is typed, and opens it', async () => {
    const { slug, variants } = await givenChicken();
    const { queries, result } = await countQueries(() => suggest(ctx(), '갈릭허'));
    expect(result).toMatchObject([
      { kind: 'product', slug, option: variants[1]?.id, name: '수비드 닭가슴살 갈릭허브' },
    ]);
    expect(result[0]?.parts.filter(({ hit }) => hit)).toEqual([{ text: '갈릭허', hit: true }]);
    expect(queries.length).toBe(1);
    expect(await suggest(ctx(), '닭가슴')).toMatchObject([{ option: null, name: '수비드 닭가슴살' }]);
  });
});

describe('a search with an amount', () => {
  it('finds a product by what its card prints, and puts it first', async () => {
    const size = (servingSize: number) => ({ servingSize });
    await givenProduct({ nameKo: '구운 쌀과자', facts: size(90), popularity: 900 });
    await givenProduct({ nameKo: '구운 쌀과자', facts: size(110), variants: [PLAIN, { ...GARLIC, packCount: 10 }] });
    await givenProduct({ nameKo: '갈릭허브 구운 쌀과자 모음', facts: size(40), popularity: 900 });
    const printed = [
      '구운 쌀과자 90g',
      '구운 쌀과자 플레인 110g',
      '구운 쌀과자 갈릭허브 110g × 10',
      '갈릭허브 구운 쌀과자 모음 40g',
    ];
    for (const name of printed) {
      const { items, instead } = await found(name);
      expect([items[0]?.name, instead]).toEqual([name, null]);
    }
    expect((await found('쌀과자 갈릭허브 1킬로')).instead).toBeNull();
  });

  it('shows the pack of so many where it can be bought', async () => {
    const { variants } = await givenProduct({
      nameKo: '보리 국수',
      variants: [{}, { packCount: 5 }, { packCount: 10, stock: 0 }],
    });
    expect((await found('보리 국수 5개')).items[0]).toMatchObject({
      variantId: variants[1]?.id,
      option: variants[1]?.id,
    });
    expect((await found('보리 국수 10개')).items[0]?.variantId).toBe(variants[0]?.id);
  });

  it.each(['1.5개', '99,999,999개', '× 999', '99,999,999kg', '0g'])(
    'is found whatever the number: %s',
    async (amount) => {
      const { slug } = await givenProduct({ nameKo: '두툼 어포' });
      expect((await found(`두툼 어포 ${amount}`)).items.map((one) => one.slug)).toEqual([slug]);
      expect((await suggest(ctx(), `두툼 어포 ${amount}`)).map((one) => one.slug)).toEqual([slug]);
    },
  );

  it('says what was meant by the words beside it', async () => {
    await givenProduct({ nameKo: '누룽지 크런치' });
    expect((await found('100g 누룬지')).instead).toBe('누룽지');
  });
});

describe('first consonants', () => {
  it('answer within a name, at every word of it and of an option', async () => {
    await givenProduct({ nameKo: '닭가슴살', popularity: 9 });
    await givenProduct({ nameKo: '한입 닭가슴살 큐브', popularity: 8 });
    await givenProduct({
      nameKo: '한손 도시락',
      popularity: 7,
      variants: [PLAIN, flavour('매콤 닭가슴살', 'Hot chicken')],
    });
    const names = ['닭가슴살', '한입 닭가슴살 큐브', '한손 도시락 매콤 닭가슴살'];
    const { items } = await found('ㄷㄱㅅㅅ');
    expect(items.map(({ name }) => name)).toEqual(names.map((name) => `${name} 100g`));
    expect((await suggest(ctx(), 'ㄷㄱㅅㅅ')).map(({ name }) => name)).toEqual(names);
  });
});
