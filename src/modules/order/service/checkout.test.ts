import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addToCart } from '~/modules/cart/service/add';
import { products, variants } from '~/modules/catalog/tables';
import { testDb } from '~/testing/db';
import { givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { readCheckout, resumePath } from './checkout';
import { listMyOrders } from './read';

async function withCart(stock = 5) {
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant({ stock, price: 2400, listPrice: 3100 });
  await addToCart({ ...ctx, reqHeaders: new Headers(), resHeaders: null }, { variantId, quantity: 2 });
  return { ctx, variantId };
}

describe('what the checkout shows', () => {
  it('takes the ticked lines of the cart, or the one variant asked for', async () => {
    const { ctx, variantId } = await withCart();
    const other = await givenVariant();
    expect((await readCheckout(ctx, null))?.lines).toMatchObject([{ variantId, quantity: 2, problem: null }]);
    const bought = await readCheckout(ctx, { variantId: other.variantId, quantity: 3 });
    expect(bought?.lines).toMatchObject([{ variantId: other.variantId, quantity: 3, amount: 7500 }]);
    expect(bought?.totals.total).toBe(7500 + 3000);
  });

  it('is nothing for an empty cart', async () => {
    const { ctx } = await givenCustomer();
    expect(await readCheckout(ctx, null)).toBeNull();
  });

  it('finds the own unpaid order again, with all that was typed, and its hold does not block', async () => {
    const { ctx, variantId } = await withCart(2);
    const order = await givenOrder(ctx, [{ variantId, quantity: 2 }]);
    const view = await readCheckout(ctx, { variantId, quantity: 2 });
    expect(view?.open?.id).toBe(order.id);
    expect(view?.recipient).toMatchObject({ name: '김예시', address2: '101호' });
    expect(view?.lines).toMatchObject([{ problem: null, available: 2 }]);
    expect((await readCheckout(ctx, { variantId, quantity: 1 }))?.open).toBeNull();
  });

  it('leaves what somebody else holds out of the sum and says how many are left', async () => {
    const { ctx, variantId } = await withCart(2);
    const { ctx: other } = await givenCustomer();
    await givenOrder(other, [{ variantId, quantity: 1 }]);
    const view = await readCheckout(ctx, { variantId, quantity: 2 });
    expect(view?.lines).toMatchObject([{ problem: 'OUT_OF_STOCK', available: 1 }]);
    expect(view?.totals.total).toBe(0);
  });

  it('names what is no longer sold', async () => {
    const { ctx, variantId } = await withCart();
    await testDb().update(variants).set({ active: false }).where(eq(variants.id, variantId));
    expect((await readCheckout(ctx, { variantId, quantity: 1 }))?.lines).toMatchObject([{ problem: 'NOT_FOR_SALE' }]);
  });

  it('names no draft, whoever knows the id of its variant', async () => {
    const { ctx } = await givenCustomer();
    const { variantId, productId } = await givenVariant();
    await testDb().update(products).set({ status: 'DRAFT' }).where(eq(products.id, productId));
    expect(await readCheckout(ctx, { variantId, quantity: 1 })).toBeNull();
  });
});

describe('where paying goes on', () => {
  it('is the cart while its line is ticked there, else the one variant', async () => {
    const { ctx, variantId } = await withCart();
    const inCart = await givenOrder(ctx, [{ variantId, quantity: 2 }]);
    expect(await resumePath(ctx, inCart.id)).toBe('/checkout');
    const other = await givenVariant();
    const direct = await givenOrder(ctx, [{ variantId: other.variantId, quantity: 3 }]);
    expect(await resumePath(ctx, direct.id)).toBe(`/checkout?variant=${other.variantId}&quantity=3`);
  });

  it("tells nothing of somebody else's order", async () => {
    const { ctx } = await givenCustomer();
    const { ctx: other, variantId } = await withCart();
    const order = await givenOrder(other, [{ variantId, quantity: 1 }]);
    expect(await resumePath(ctx, order.id)).toBe('/checkout');
  });
});

describe('the list of orders', () => {
  it('shows each order with its first line, its pictures and its status', async () => {
    const { ctx, variantId } = await withCart();
    const order = await givenOrder(ctx, [{ variantId, quantity: 2 }]);
    const { items, total } = await listMyOrders(ctx, { page: 1 });
    expect(total).toBe(1);
    expect(items).toMatchObject([
      {
        id: order.id,
        firstNameKo: '프로틴 셰이크',
        lineCount: 1,
        lines: [{ image: '/a.webp' }],
        parcels: ['NONE'],
        status: 'PENDING',
      },
    ]);
    expect((await listMyOrders((await givenCustomer()).ctx, { page: 1 })).items).toEqual([]);
  });
});
