import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { products } from '~/modules/catalog/tables';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { TOGETHER_BUYERS } from '../rules';
import { orderLines, orders } from '../tables';
import { boughtTogether } from './bought-together';

type Variant = Awaited<ReturnType<typeof givenVariant>>;

/** A paid order of these, by somebody new unless said whose. */
async function bought(goods: readonly Variant[], ctx?: Awaited<ReturnType<typeof givenCustomer>>['ctx']) {
  const buyer = ctx ?? (await givenCustomer()).ctx;
  const { id } = await givenOrder(
    buyer,
    goods.map(({ variantId }) => ({ variantId, quantity: 1 })),
  );
  await testDb().update(orders).set({ state: 'PAID' }).where(eq(orders.id, id));
  return id;
}
const beside = async ({ slug }: Variant): Promise<Id<'prd'>[]> =>
  (await boughtTogether(anyCtx(), slug)).map(({ productId }) => productId);

describe('what was bought together', () => {
  it('is named once enough people bought both, the most often bought first', async () => {
    const [shown, often, seldom] = [await givenVariant(), await givenVariant(), await givenVariant()];
    for (let people = 0; people < TOGETHER_BUYERS; people += 1) await bought([shown, often, seldom]);
    await bought([shown, often]);
    expect(await beside(shown)).toEqual([often.productId, seldom.productId]);
    expect(await beside(seldom)).toContain(shown.productId);
  });

  it('is not named for fewer, nor for one person who did it often', async () => {
    const [shown, other] = [await givenVariant(), await givenVariant()];
    const { ctx } = await givenCustomer();
    for (let times = 0; times < TOGETHER_BUYERS; times += 1) await bought([shown, other], ctx);
    for (let people = 2; people < TOGETHER_BUYERS; people += 1) await bought([shown, other]);
    expect(await beside(shown)).toEqual([]);
    await bought([shown, other]);
    expect(await beside(shown)).toEqual([other.productId]);
  });

  it('leaves out what was given back, was never paid, or is off sale', async () => {
    const [shown, back, unpaid, hidden] = await Promise.all([1, 2, 3, 4].map(() => givenVariant()));
    for (let people = 0; people < TOGETHER_BUYERS; people += 1) {
      const id = await bought([shown!, back!, hidden!]);
      await testDb().update(orderLines).set({ canceledQuantity: 1 }).where(eq(orderLines.productId, back!.productId));
      expect(id).toBeDefined();
      const open = await bought([shown!, unpaid!]);
      await testDb().update(orders).set({ state: 'EXPIRED' }).where(eq(orders.id, open));
    }
    expect(await beside(shown!)).toEqual([hidden!.productId]);
    await testDb().update(products).set({ status: 'HIDDEN' }).where(eq(products.id, hidden!.productId));
    expect(await beside(shown!)).toEqual([]);
  });
});
