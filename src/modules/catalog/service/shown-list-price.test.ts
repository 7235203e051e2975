import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { quote } from '~/modules/order/service/quote';
import { testDb } from '~/testing/db';
import type { PriceBefore } from '~/testing/factories/catalog';
import { anyCtx, givenVariant } from '~/testing/factories/order';
import { priceHistory, variants } from '../tables';
import { changePrice } from './admin-edit';
import { getProductForAdmin } from './admin-products';
import { getProduct } from './get-product';

/** A price of the past by the clock of Seoul. */
const at = (since: string, price: number, listPrice?: number): PriceBefore => ({
  since: new Date(`${since}+09:00`),
  price,
  listPrice,
});
const BEGAN = '2026-06-21T09:00:00';
const discount = at(BEGAN, 2500, 3000);

/** Which struck price is shown of a variant at 2500 that claims to have cost 3000. */
async function shownAfter(...pricesBefore: PriceBefore[]): Promise<number | null | undefined> {
  const { variantId } = await givenVariant({ price: 2500, listPrice: 3000, pricesBefore });
  return shownOf(variantId);
}

async function shownOf(variantId: Id<'var'>): Promise<number | null | undefined> {
  const [row] = await testDb()
    .select({ shown: variants.shownListPrice })
    .from(variants)
    .where(eq(variants.id, variantId));
  return row?.shown;
}

const historyOf = (variantId: Id<'var'>) =>
  testDb()
    .select({ price: priceHistory.price, listPrice: priceHistory.listPrice })
    .from(priceHistory)
    .where(eq(priceHistory.variantId, variantId))
    .orderBy(priceHistory.since, priceHistory.id);

describe('the struck price', () => {
  it('is shown where it is what the goods cost in the twenty days before, or less', async () => {
    expect(await shownAfter(at('2026-01-01T00:00:00', 3000), discount)).toBe(3000);
    expect(await shownAfter(at('2026-01-01T00:00:00', 3300), discount)).toBe(3000);
    expect(await shownAfter(at('2026-01-01T00:00:00', 2999), discount)).toBeNull();
  });

  it('is held against the lowest of these prices, however short it was asked', async () => {
    const raised = [at('2026-01-01T00:00:00', 3000), at('2026-06-20T10:00:00', 2400), at('2026-06-20T10:01:00', 3000)];
    expect(await shownAfter(...raised, discount)).toBeNull();
    expect(await shownAfter(at('2026-01-01T00:00:00', 2400), at('2026-06-20T10:00:00', 3000), discount)).toBeNull();
  });

  it('forgets a lower price that ended when the twentieth day before began in Seoul, and none later', async () => {
    const lowUntil = (end: string) => [at('2026-01-01T00:00:00', 2400), at(end, 3000), discount];
    expect(await shownAfter(...lowUntil('2026-06-01T00:00:00'))).toBe(3000);
    expect(await shownAfter(...lowUntil('2026-06-01T00:00:01'))).toBeNull();
    const midnight = at('2026-06-21T00:00:00', 2500, 3000);
    const minuteBefore = at('2026-06-20T23:59:00', 2500, 3000);
    const low = [at('2026-01-01T00:00:00', 2400), at('2026-05-31T12:00:00', 3000)];
    expect(await shownAfter(...low, midnight)).toBe(3000);
    expect(await shownAfter(...low, minuteBefore)).toBeNull();
  });

  it('is not shown of what was not yet sold on the twentieth day before', async () => {
    expect(await shownAfter(at('2026-06-01T23:59:59', 3000), discount)).toBe(3000);
    expect(await shownAfter(at('2026-06-02T00:00:00', 3000), discount)).toBeNull();
    expect(await shownAfter()).toBeNull();
  });

  it('stays through a discount that goes deeper, and begins anew after a break', async () => {
    const long = at('2026-01-01T00:00:00', 3000);
    expect(await shownAfter(long, at('2026-06-10T00:00:00', 2200, 3000), discount)).toBe(3000);
    const broken = [at('2026-06-10T00:00:00', 2200, 3000), at('2026-06-15T00:00:00', 3000)];
    expect(await shownAfter(long, ...broken, discount)).toBeNull();
  });

  it('cannot be raised while the discount runs', async () => {
    const pricesBefore = [at('2026-01-01T00:00:00', 3000), discount];
    const { variantId } = await givenVariant({ price: 2500, listPrice: 3000, pricesBefore });
    const seen = { price: 2500, listPrice: 3000 };
    await changePrice(anyCtx(), { variantId, price: 2500, listPrice: 3500, seen });
    expect(await shownOf(variantId)).toBeNull();
    await changePrice(anyCtx(), { variantId, price: 2400, listPrice: 3000, seen: { price: 2500, listPrice: 3500 } });
    expect(await shownOf(variantId)).toBe(3000);
  });

  it('is left out of pages and sums where it may not be shown, and the admin reads up to where it may', async () => {
    const { variantId, productId, slug } = await givenVariant({
      price: 2500,
      listPrice: 3000,
      pricesBefore: [at('2026-01-01T00:00:00', 2800), discount],
    });
    const { variants: onPage } = await getProduct(anyCtx(), slug);
    expect(onPage.map(({ price, listPrice }) => [price, listPrice])).toEqual([[2500, null]]);
    expect((await quote(anyCtx(), [{ variantId, quantity: 2 }])).totals).toMatchObject({ itemsTotal: 5000 });
    const { variants: atDesk } = await getProductForAdmin(anyCtx(), productId);
    expect(atDesk).toMatchObject([{ listPrice: 3000, shownListPrice: null, lowestBefore: 2800 }]);
  });
});

describe('the history of prices', () => {
  it('holds a row for every change, whoever makes it, and none for what leaves the prices as they are', async () => {
    const { variantId } = await givenVariant({ price: 2500 });
    await testDb().update(variants).set({ price: 2600 }).where(eq(variants.id, variantId));
    await testDb().update(variants).set({ price: 2600, position: 2 }).where(eq(variants.id, variantId));
    await testDb().update(variants).set({ listPrice: 2900 }).where(eq(variants.id, variantId));
    expect(await historyOf(variantId)).toEqual([
      { price: 2500, listPrice: null },
      { price: 2600, listPrice: null },
      { price: 2600, listPrice: 2900 },
    ]);
  });

  it('can be changed by nobody', async () => {
    const { variantId } = await givenVariant({ price: 2500 });
    const refusal = { cause: { message: 'price_history is append-only' } };
    await expect(testDb().update(priceHistory).set({ price: 1 })).rejects.toMatchObject(refusal);
    await expect(testDb().delete(priceHistory)).rejects.toMatchObject(refusal);
    expect(await historyOf(variantId)).toHaveLength(1);
  });
});
