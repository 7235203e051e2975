import { eq, inArray, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import type { Part } from '~/lib/korean/highlight';
import { systemCtx } from '~/server/context';
import { countQueries } from '~/server/query-count';
import { testDb } from '~/testing/db';
import { clientAddress } from '~/server/client-address';
import { takeLimit } from '~/server/rate-limit';
import { edgeCtx } from '~/testing/factories/account';
import { givenCategory, givenProduct, unique } from '~/testing/factories/catalog';
import { orderLines, orders } from '~/modules/order/tables';
import { givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { EVERYTHING } from '../input';
import { repairOf } from '../queries/search';
import { synonymRow } from '../queries/synonyms';
import { FOUND_MOST } from '../rules';
import { brands, products, searchCounts, searchDocuments, searchSynonyms, variants } from '../tables';
import { listProducts } from './list-products';
import { countSearch, popularSearches, rankSearch, suggest } from './search';

const ctx = () => systemCtx({ db: testDb(), locale: 'ko' });
const found = async (q: string) => (await listProducts(ctx(), { ...EVERYTHING, q })).items.map(({ slug }) => slug);

/** So many products like this one, each with its variant, of which there is nothing. */
async function givenCopies(of: Id<'prd'>, count: number): Promise<Id<'prd'>[]> {
  const [original] = await testDb().select().from(products).where(eq(products.id, of));
  const [variant] = await testDb().select().from(variants).where(eq(variants.productId, of));
  if (!original || !variant) throw new Error('nothing to copy');
  const copies = Array.from({ length: count }, () => ({ ...original, id: newId('prd'), slug: unique('copy') }));
  const options = copies.map(({ id }) => ({ ...variant, id: newId('var'), productId: id, sku: unique('sku') }));
  for (let from = 0; from < count; from += 100) {
    await testDb()
      .insert(products)
      .values(copies.slice(from, from + 100));
    await testDb()
      .insert(variants)
      .values(options.slice(from, from + 100));
  }
  return copies.map(({ id }) => id);
}

describe('searching', () => {
  it('finds a product however its name is typed', async () => {
    const { slug } = await givenProduct({ nameKo: '수비드 닭가슴살', nameEn: 'Sous-vide chicken breast' });
    await givenProduct({ nameKo: '김치 볶음밥', nameEn: 'Fried rice' });
    const typed = [
      '닭 가슴살',
      '닭가슴살을',
      '가슴',
      'ㄷㄱㅅㅅ',
      'ekfrrktmatkf',
      'ekfrrktmftkf',
      '닥까슴쌀',
      'dakgaseumsal',
      'chicken breasts',
    ];
    for (const q of typed) expect(await found(q), q).toEqual([slug]);
    for (const q of ['kimchi', 'gimchi', '김치를', 'rlacl']) expect(await found(q), q).not.toContain(slug);
    expect(await found('kimchi')).toHaveLength(1);
  });

  it('says what it searched for where nothing answers what was typed', async () => {
    await givenProduct({ nameKo: '누룽지 크런치' });
    const typed = await listProducts(ctx(), { ...EVERYTHING, q: '누룬지' });
    expect([typed.total, typed.instead]).toEqual([1, '누룽지']);
    expect((await listProducts(ctx(), { ...EVERYTHING, q: '누룽지' })).instead).toBeNull();
  });

  it('counts a thousand of what it finds and no more, and says so', async () => {
    const word = '몽글두부';
    const { id } = await givenProduct({ nameKo: word });
    const copies = await givenCopies(id, FOUND_MOST - 1);
    const all = await listProducts(ctx(), { ...EVERYTHING, q: word });
    expect([all.total, all.more, all.pages]).toEqual([1000, false, 42]);
    copies.push(...(await givenCopies(id, 30)));
    const many = await listProducts(ctx(), { ...EVERYTHING, q: word });
    expect([many.total, many.more, many.pages]).toEqual([1000, true, 42]);
    expect(many.items).toHaveLength(24);
    const narrowed = await listProducts(ctx(), { ...EVERYTHING, q: word, min: 100_000_000 });
    expect([narrowed.total, narrowed.more]).toEqual([0, true]);
    await testDb().delete(variants).where(inArray(variants.productId, copies));
    await testDb().delete(products).where(inArray(products.id, copies));
    const few = await listProducts(ctx(), { ...EVERYTHING, q: word });
    expect([few.total, few.more]).toEqual([1, false]);
  }, 60_000);

  it.each([
    ['one word of eighty letters', '닭고기'.repeat(27).slice(0, 80)],
    ['as many words as fit', '밥솥 '.repeat(27).slice(0, 80)],
    ['words that could be cut at every place', `${'차'.repeat(38)} ${'차'.repeat(38)}`],
  ])('looks a bounded number of times, whatever was typed: %s', async (_, q) => {
    await givenProduct({ nameKo: '닭고기 차차차' });
    const looks = await testDb().transaction(async (tx) => {
      await tx.execute(sql`SET LOCAL track_functions = 'pl'`);
      await repairOf(tx, q);
      const [row] = await tx.execute<{ calls: number }>(
        sql`SELECT calls::integer AS calls FROM pg_stat_xact_user_functions WHERE funcname = 'search_within'`,
      );
      return row?.calls ?? 0;
    });
    expect(looks).toBeGreaterThan(0);
    expect(looks).toBeLessThanOrEqual(12 + 24 + 1);
  });

  it('follows a product off sale, a new name and a new name of its brand', async () => {
    const product = await givenProduct({ nameKo: '옛이름과자' });
    await testDb().update(products).set({ nameKo: '새이름과자' }).where(eq(products.id, product.id));
    expect([await found('옛이름과자'), await found('새이름과자')]).toEqual([[], [product.slug]]);
    await testDb().update(brands).set({ nameKo: '달빛부엌' }).where(eq(brands.id, product.brandId));
    expect(await found('달빛부엌')).toEqual([product.slug]);
    await testDb().update(products).set({ status: 'HIDDEN' }).where(eq(products.id, product.id));
    expect(await found('달빛부엌')).toEqual([]);
  });

  it('takes words that mean the same for each other, both ways', async () => {
    const { slug } = await givenProduct({ nameKo: '부드러운 달걀찜' });
    expect(await found('계란찜')).toEqual([]);
    await testDb()
      .insert(searchSynonyms)
      .values({ id: newId('syn'), ...synonymRow('달걀', '계란') });
    expect(await found('계란찜')).toEqual([slug]);
  });

  it('puts the whole name first, then what is bought most', async () => {
    const more = await givenProduct({ nameKo: '호박죽 세트', popularity: 900 });
    const whole = await givenProduct({ nameKo: '호박죽', popularity: 0 });
    const less = await givenProduct({ nameKo: '호박죽 묶음', popularity: 100 });
    expect(await found('호박죽')).toEqual([whole.slug, more.slug, less.slug]);
  });

  it('keeps its place when sales are counted anew, and a second count moves nothing', async () => {
    await givenProduct({ nameKo: '세어 볼 상품' });
    await testDb().execute(sql`UPDATE search_documents SET tier = 2 WHERE name = search_key('세어 볼 상품')`);
    expect(await rankSearch(ctx())).toBeGreaterThan(0);
    expect(await rankSearch(ctx())).toBe(0);
    expect(await found('세어볼상품')).toHaveLength(1);
  });
});

describe('sales', () => {
  it('are the units that were kept: what was cancelled or given back counts for nothing', async () => {
    const { ctx: buyer } = await givenCustomer();
    const { variantId, productId } = await givenVariant();
    const { id } = await givenOrder(buyer, [{ variantId, quantity: 3 }]);
    const soldOf = async () => {
      await rankSearch(ctx());
      const [row] = await testDb()
        .select({ sold: searchDocuments.sold })
        .from(searchDocuments)
        .where(eq(searchDocuments.productId, productId));
      return row?.sold;
    };
    expect(await soldOf()).toBe(0);
    await testDb().update(orders).set({ paidAt: new Date() }).where(eq(orders.id, id));
    expect(await soldOf()).toBe(3);
    for (const canceledQuantity of [1, 3]) {
      await testDb().update(orderLines).set({ canceledQuantity }).where(eq(orderLines.orderId, id));
      expect(await soldOf()).toBe(3 - canceledQuantity);
    }
  });
});

describe('suggestions', () => {
  const hitsOf = (parts: readonly Part[]) => parts.filter(({ hit }) => hit).map(({ text }) => text);

  it('are names the letters so far may become, cut where they answer', async () => {
    const { slug, nameKo } = await givenProduct({ nameKo: '꾸덕 요거트볼' });
    const [first] = await suggest(ctx(), '요거ㅌ');
    expect(first).toMatchObject({ kind: 'product', slug, name: nameKo });
    expect(hitsOf(first?.parts ?? [])).toEqual(['요거']);
    expect(await suggest(ctx(), '')).toEqual([]);
  });

  it('are categories first, then names, and never what merely lies in the category', async () => {
    const { id: categoryId, slug } = await givenCategory({ nameKo: '두툼 어묵' });
    await givenProduct({ categoryId, nameKo: '파삭 칩', popularity: 900 });
    const named = await givenProduct({ nameKo: '두툼 만두', popularity: 1 });
    const { queries, result } = await countQueries(() => suggest(ctx(), '두툼'));
    expect(result.map((one) => [one.kind, one.slug])).toEqual([
      ['category', slug],
      ['product', named.slug],
    ]);
    expect(result.map(({ parts }) => hitsOf(parts))).toEqual([['두툼'], ['두툼']]);
    expect(queries.length).toBe(1);
    expect((await suggest(ctx(), '두툼 어묵')).map(({ kind }) => kind)).toEqual(['category']);
  });

  it('show the brand where that is the reason, the word that was meant, and the one that means the same', async () => {
    const { slug } = await givenProduct({ nameKo: '매콤 떡볶이', brand: { nameKo: '별빛주방', nameEn: 'Starlit' } });
    const [byBrand] = await suggest(ctx(), '별빛');
    expect([byBrand?.slug, hitsOf(byBrand?.brand ?? [])]).toEqual([slug, ['별빛']]);
    const [mended] = await suggest(ctx(), '떡볶잉');
    expect([mended?.slug, hitsOf(mended?.parts ?? []).length]).toEqual([slug, 1]);
    await testDb()
      .insert(searchSynonyms)
      .values({ id: newId('syn'), ...synonymRow('떡볶이', '분식면') });
    const [alike] = await suggest(ctx(), '분식면');
    expect([alike?.slug, hitsOf(alike?.parts ?? [])]).toEqual([slug, ['떡볶이']]);
  });
});

describe('popular searches', () => {
  it('are made by nobody alone: sixty in ten minutes from one address', async () => {
    const visitor = edgeCtx();
    for (let times = 0; times < 60; times += 1) await takeLimit('search.address', clientAddress(visitor.reqHeaders));
    await expect(countSearch(visitor, '크래커')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('count the same words of one address once a day', async () => {
    await givenProduct({ nameKo: '보리 누룽지' });
    const visitor = edgeCtx();
    for (let times = 0; times < 4; times += 1) await countSearch(visitor, '보리');
    await countSearch(visitor, '누룽지');
    const counted = testDb().select({ times: searchCounts.times, query: searchCounts.query }).from(searchCounts);
    expect(await counted.where(inArray(searchCounts.query, ['보리', '누룽지'])).orderBy(searchCounts.query)).toEqual([
      { query: '누룽지', times: 1 },
      { query: '보리', times: 1 },
    ]);
    expect(await popularSearches(ctx())).not.toContain('보리');
  });

  it('count only what products answer, and show what more than a few searched for', async () => {
    await givenProduct({ nameKo: '통밀 크래커' });
    for (let times = 0; times < 3; times += 1) await countSearch(edgeCtx(), ' 통밀  크래커 ');
    await countSearch(edgeCtx(), '크래커');
    await countSearch(edgeCtx(), '010-1234-5678 김예시');
    expect(await popularSearches(ctx())).toEqual(['통밀 크래커']);
    const asked = ['크래커', '통밀 크래커', '010-1234-5678 김예시'];
    const counted = testDb().select({ query: searchCounts.query }).from(searchCounts);
    expect((await counted.where(inArray(searchCounts.query, asked))).map(({ query }) => query).toSorted()).toEqual([
      '크래커',
      '통밀 크래커',
    ]);
  });
});
