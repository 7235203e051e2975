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

describe('what the stock answer says of the arrival', () => {
  const at = (seoul: string) => ({ ...anyCtx(), now: new Date(`${seoul}+09:00`) });
  const told = async (seoul: string, variantId: Id<'var'>, locale: 'ko' | 'en') =>
    (await listStock(at(seoul), { variantIds: [variantId], locale }))[0]?.arrival;

  it.each([
    ['ROOM', '2026-12-01T22:59:59', ['내일(수) 아침 7시 전', '오늘 23:00까지 결제하면 받을 수 있어요.']],
    ['ROOM', '2026-12-01T23:00:00', ['12월 3일(목) 아침 7시 전', '내일 23:00까지 결제하면 받을 수 있어요.']],
    ['ROOM', '2026-12-04T10:00:00', ['12월 7일(월) 아침 7시 전', '오늘 23:00까지 결제하면 받을 수 있어요.']],
    ['FROZEN', '2026-12-04T10:00:00', ['12월 8일(화) 아침 7시 전', '월요일 23:00까지 결제하면 받을 수 있어요.']],
  ] as const)('of something %s at %s', async (storage, now, words) => {
    const { variantId, productId } = await givenVariant();
    await testDb().update(products).set({ storage }).where(eq(products.id, productId));
    expect(await told(now, variantId, 'ko')).toEqual(words);
  });

  it('is told in the language asked for, of what is there, and only as long as the day is known', async () => {
    const { variantId } = await givenVariant();
    const english = ['Tomorrow (Wed) before 7 am', 'If you pay by 23:00 today.'];
    expect(await told('2026-12-01T10:00:00', variantId, 'en')).toEqual(english);
    expect((await told('2026-12-05T10:00:00', variantId, 'en'))?.[1]).toBe('If you pay by 23:00 on Monday.');
    expect(await told('2029-03-05T10:00:00', variantId, 'ko')).toBeUndefined();
    const { variantId: gone } = await givenVariant({ stock: 0 });
    expect(await told('2026-12-01T10:00:00', gone, 'ko')).toBeUndefined();
  });
});
