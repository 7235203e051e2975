import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { outbox } from '~/modules/notification/tables';
import { inTx } from '~/server/context';
import { testDb } from '~/testing/db';
import { anyCtx, givenVariant } from '~/testing/factories/order';
import { adminListInput, priceInput } from '../admin-input';
import { products, variants } from '../tables';
import { changePrice, changeStatus } from './admin-edit';
import { getProductForAdmin, listProductsForAdmin, runningOut } from './admin-products';

async function pricesOf(variantId: Awaited<ReturnType<typeof givenVariant>>['variantId']) {
  const [row] = await testDb()
    .select({ price: variants.price, listPrice: variants.listPrice })
    .from(variants)
    .where(eq(variants.id, variantId));
  return row;
}

async function droppedPages(slug: string) {
  const rows = await testDb().select().from(outbox).where(eq(outbox.topic, 'page-tags'));
  return rows.filter(({ payload }) => payload.topic === 'page-tags' && payload.tags.includes(`product:${slug}`));
}

describe('changing a price', () => {
  it('writes both prices and asks once, two seconds later, to forget the pages', async () => {
    const { variantId, slug } = await givenVariant({ price: 2500 });
    await changePrice(anyCtx(), { variantId, price: 2200, listPrice: 2500, seen: { price: 2500, listPrice: null } });
    expect(await pricesOf(variantId)).toEqual({ price: 2200, listPrice: 2500 });
    const rows = await droppedPages(slug);
    expect(rows.map(({ payload }) => payload)).toEqual([{ topic: 'page-tags', tags: [`product:${slug}`, 'catalog'] }]);
    const [row] = rows;
    expect(row && row.dueAt.getTime() - row.createdAt.getTime()).toBe(2000);
  });

  it('refuses an edit of a price somebody else changed meanwhile, and says which it is now', async () => {
    const { variantId, slug } = await givenVariant({ price: 2500, listPrice: 3000 });
    const seen = { price: 2500, listPrice: 3000 };
    await changePrice(anyCtx(), { variantId, price: 2400, listPrice: null, seen });
    await expect(changePrice(anyCtx(), { variantId, price: 2600, listPrice: 3000, seen })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { price: 2400, listPrice: 0 },
    });
    expect(await pricesOf(variantId)).toEqual({ price: 2400, listPrice: null });
    expect(await droppedPages(slug)).toHaveLength(1);
  });

  it('lets one of two editors at the same moment win', async () => {
    const { variantId } = await givenVariant({ price: 2500 });
    const edit = (price: number) =>
      changePrice(anyCtx(), { variantId, price, listPrice: null, seen: { price: 2500, listPrice: null } });
    const results = await Promise.allSettled([edit(2600), edit(2700)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('forgets no page when the change is rolled back', async () => {
    const { variantId, slug } = await givenVariant({ price: 2500 });
    const undone = inTx(anyCtx(), async (tx) => {
      await changePrice(tx, { variantId, price: 2600, listPrice: null, seen: { price: 2500, listPrice: null } });
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await pricesOf(variantId)).toMatchObject({ price: 2500 });
    expect(await droppedPages(slug)).toEqual([]);
  });

  it('does not know an option that is not there', async () => {
    const gone = { variantId: newId('var'), price: 1, listPrice: null, seen: { price: 1, listPrice: null } };
    await expect(changePrice(anyCtx(), gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes whole amounts only, and a price before that is higher', () => {
    const input = { variantId: newId('var'), price: 2500, listPrice: null, seen: { price: 2000, listPrice: null } };
    const messages = (change: object) =>
      priceInput.safeParse({ ...input, ...change }).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(messages({})).toBeUndefined();
    expect(messages({ listPrice: 2501 })).toBeUndefined();
    expect(messages({ listPrice: 2500 })).toEqual([['listPrice', 'LIST_PRICE_LOW']]);
    expect(messages({ price: 12.5 })).toEqual([['price', 'AMOUNT_INVALID']]);
    expect(messages({ price: Number.NaN })).toEqual([['price', 'AMOUNT_INVALID']]);
    expect(messages({ price: 0 })).toEqual([['price', 'PRICE_LOW']]);
    expect(messages({ active: false })).toBeDefined();
  });
});

describe('changing what is on sale', () => {
  it('hides a product, forgets its pages, and refuses an editor who saw another status', async () => {
    const { productId, slug } = await givenVariant();
    await changeStatus(anyCtx(), { productId, status: 'HIDDEN', seen: 'ACTIVE' });
    expect(await droppedPages(slug)).toHaveLength(1);
    await expect(changeStatus(anyCtx(), { productId, status: 'DRAFT', seen: 'ACTIVE' })).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: { status: 'HIDDEN' },
    });
    expect(await getProductForAdmin(anyCtx(), productId)).toMatchObject({ status: 'HIDDEN' });
  });

  it('makes a product new when it goes on sale for the first time, and only then', async () => {
    const { productId } = await givenVariant();
    const long = new Date('2020-01-01T00:00:00Z');
    await testDb().update(products).set({ status: 'DRAFT', publishedAt: long }).where(eq(products.id, productId));
    await changeStatus(anyCtx(), { productId, status: 'HIDDEN', seen: 'DRAFT' });
    expect((await getProductForAdmin(anyCtx(), productId)).publishedAt).toEqual(long);
    await changeStatus(anyCtx(), { productId, status: 'DRAFT', seen: 'HIDDEN' });
    await changeStatus(anyCtx(), { productId, status: 'ACTIVE', seen: 'DRAFT' });
    expect((await getProductForAdmin(anyCtx(), productId)).publishedAt.getTime()).toBeGreaterThan(long.getTime());
  });
});

describe('the list of products', () => {
  it('finds by code whatever the status, counts stock, and filters what is sold out', async () => {
    const { productId, variantId } = await givenVariant({ stock: 0 });
    await givenVariant({ stock: 3 });
    await testDb().update(products).set({ status: 'HIDDEN' }).where(eq(products.id, productId));
    const [{ sku } = { sku: '' }] = await testDb()
      .select({ sku: variants.sku })
      .from(variants)
      .where(eq(variants.id, variantId));
    const find = (change: object) => listProductsForAdmin(anyCtx(), adminListInput.parse(change));
    expect((await find({ q: sku })).items).toMatchObject([{ id: productId, stock: 0, outCount: 1, status: 'HIDDEN' }]);
    expect((await find({ q: sku, stock: 'low' })).total).toBe(0);
    expect((await find({ stock: 'out', status: 'HIDDEN' })).items.map(({ id }) => id)).toContain(productId);
    for (const sort of ['popular', 'new', 'name', 'stock', 'price'])
      expect((await find({ sort })).total).toBeGreaterThan(1);
  });

  it('warns of what is on sale and running out, not of what is hidden', async () => {
    const hidden = await givenVariant({ stock: 0 });
    await testDb().update(products).set({ status: 'HIDDEN' }).where(eq(products.id, hidden.productId));
    const low = await givenVariant({ stock: 1 });
    const { items } = await runningOut(anyCtx());
    expect(items.map(({ variantId }) => variantId)).toContain(low.variantId);
    expect(items.map(({ variantId }) => variantId)).not.toContain(hidden.variantId);
  });
});
