import { describe, expect, test } from 'vitest';
import { newId } from '~/lib/ids';
import { isAppError } from '~/lib/errors';
import { findGuestByCookie } from '~/modules/account/service/guests';
import { countQueries } from '~/server/query-count';
import { GUEST_COOKIE } from '~/server/session';
import { edgeCtx, givenGuest, givenUser, userCtx } from '~/testing/factories/account';
import { linesOf } from '~/testing/factories/cart';
import { givenVariant } from '~/testing/factories/order';
import { testDb } from '~/testing/db';
import { addToCart } from './add';
import { cartSummary, readCart } from './read';

async function settled(attempts: readonly Promise<unknown>[]) {
  const codes: string[] = [];
  for (const result of await Promise.allSettled(attempts)) {
    if (result.status === 'rejected') codes.push(isAppError(result.reason) ? result.reason.code : 'another error');
  }
  return { done: attempts.length - codes.length, codes };
}

describe('putting into the cart', () => {
  test('makes a guest of a stranger, with a cookie scripts cannot read', async () => {
    const { variantId } = await givenVariant();
    const ctx = edgeCtx();
    expect(await addToCart(ctx, { variantId, quantity: 2 })).toEqual({ name: null, count: 1 });
    const [cookie = ''] = ctx.resHeaders.getSetCookie();
    expect(cookie).toMatch(/^shop\.guest=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/);
    const guest = await findGuestByCookie({ db: testDb() }, /=([\w-]+);/.exec(cookie)?.[1] ?? '');
    expect(await linesOf(edgeCtx({ guest }))).toEqual([[variantId, 2]]);
    expect(GUEST_COOKIE).toBe('shop.guest');
  });

  test('adds to what is there, and says name and number of lines', async () => {
    const { id } = await givenUser();
    const { variantId } = await givenVariant();
    await addToCart(userCtx(id), { variantId, quantity: 1 });
    expect(await addToCart(userCtx(id), { variantId, quantity: 2 })).toEqual({ name: '김예시', count: 1 });
    expect(await linesOf(userCtx(id))).toEqual([[variantId, 3]]);
    expect(await cartSummary(userCtx(id))).toEqual({ name: '김예시', count: 1 });
  });

  test('twenty times at once gives exactly what the limit allows', async () => {
    const { ctx } = await givenGuest();
    const { variantId } = await givenVariant({ stock: 50, maxPerOrder: 12 });
    const { done, codes } = await settled(Array.from({ length: 20 }, () => addToCart(ctx, { variantId, quantity: 1 })));
    expect(done).toBe(12);
    expect(new Set(codes)).toEqual(new Set(['QUANTITY_LIMIT']));
    expect(await linesOf(ctx)).toEqual([[variantId, 12]]);
  });

  test('twenty different things at once are twenty lines of one cart', async () => {
    const { id } = await givenUser();
    const products = await Promise.all(Array.from({ length: 20 }, () => givenVariant()));
    const { done } = await settled(products.map(({ variantId }) => addToCart(userCtx(id), { variantId, quantity: 1 })));
    expect(done).toBe(20);
    expect(await cartSummary(userCtx(id))).toMatchObject({ count: 20 });
  });

  test('stops at the stock and says how much is left', async () => {
    const { ctx } = await givenGuest();
    const { variantId } = await givenVariant({ stock: 3 });
    await expect(addToCart(ctx, { variantId, quantity: 4 })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { available: 3 },
    });
    await addToCart(ctx, { variantId, quantity: 3 });
    await expect(addToCart(ctx, { variantId, quantity: 1 })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { available: 3 },
    });
  });

  test('of something unknown or sold out makes nobody a guest', async () => {
    const ctx = edgeCtx();
    await expect(addToCart(ctx, { variantId: newId('var'), quantity: 1 })).rejects.toMatchObject({
      code: 'NOT_FOR_SALE',
    });
    const { variantId } = await givenVariant({ stock: 0 });
    await expect(addToCart(ctx, { variantId, quantity: 1 })).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { available: 0 },
    });
    expect(ctx.resHeaders.getSetCookie()).toEqual([]);
  });

  test('ends at the number of lines a cart may have', async () => {
    const { ctx } = await givenGuest();
    const small = { ...ctx, shop: { ...ctx.shop, order: { ...ctx.shop.order, maxLines: 2 } } };
    const products = await Promise.all(Array.from({ length: 5 }, () => givenVariant()));
    const { done, codes } = await settled(
      products.map(({ variantId }) => addToCart(small, { variantId, quantity: 1 })),
    );
    expect(done).toBe(2);
    expect(new Set(codes)).toEqual(new Set(['CART_FULL']));
  });
});

test('the cart page needs two statements, its header one, whatever is in the cart', async () => {
  const { ctx } = await givenGuest();
  for (let i = 0; i < 6; i += 1) {
    const { variantId } = await givenVariant();
    await addToCart(ctx, { variantId, quantity: 1 });
  }
  const { queries } = await countQueries(() => Promise.all([readCart(ctx), cartSummary(ctx)]));
  expect(queries).toHaveLength(3);
});
