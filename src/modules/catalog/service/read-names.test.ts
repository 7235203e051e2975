import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { stockHolds } from '~/modules/inventory/tables';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { products } from '../tables';
import { listStock } from './read-names';

async function givenHeld(stock: number, quantity: number) {
  const goods = await givenVariant({ stock });
  await givenOrder((await givenCustomer()).ctx, [{ variantId: goods.variantId, quantity }]);
  return goods;
}
const stockOf = async (variantId: Id<'var'>) => (await listStock(anyCtx(), { variantIds: [variantId] }))[0];
const endOf = (variantId: Id<'var'>, expiresAt: ReturnType<typeof sql>) =>
  testDb().update(stockHolds).set({ expiresAt }).where(eq(stockHolds.variantId, variantId));

describe('what the stock answer says of units that unpaid orders keep', () => {
  it('is how many, and when the first of them may be free, where nothing is left', async () => {
    const { variantId } = await givenHeld(3, 2);
    expect(await stockOf(variantId)).toEqual({ variantId, available: 1 });
    await givenOrder((await givenCustomer()).ctx, [{ variantId, quantity: 1 }]);
    const ends = await testDb()
      .select({ at: stockHolds.expiresAt })
      .from(stockHolds)
      .where(eq(stockHolds.variantId, variantId));
    expect(await stockOf(variantId)).toEqual({
      variantId,
      available: 0,
      held: { units: 3, until: Math.min(...ends.map(({ at }) => at.getTime())) },
    });
  });

  it('is nothing of a hold whose time is up: those units can be bought', async () => {
    const { variantId } = await givenHeld(1, 1);
    await endOf(variantId, sql`now()`);
    expect(await stockOf(variantId)).toEqual({ variantId, available: 1 });
  });

  it('is nothing of a hold without an end, of what was sold, and of what is off sale', async () => {
    const endless = await givenHeld(1, 1);
    await endOf(endless.variantId, sql`'9999-12-31'`);
    const sold = await givenVariant({ stock: 0 });
    const hidden = await givenHeld(1, 1);
    await testDb().update(products).set({ status: 'HIDDEN' }).where(eq(products.slug, hidden.slug));
    for (const { variantId } of [endless, sold, hidden])
      expect(await stockOf(variantId)).toEqual({ variantId, available: 0 });
  });
});
