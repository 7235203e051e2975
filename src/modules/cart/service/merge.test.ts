import { describe, expect, test } from 'vitest';
import type { Id } from '~/lib/ids';
import { inTx } from '~/server/context';
import { givenGuest, givenUser, userCtx } from '~/testing/factories/account';
import { givenLine, linesOf } from '~/testing/factories/cart';
import { givenVariant } from '~/testing/factories/order';
import { addToCart } from './add';
import { mergeGuestCart } from './merge';
import { removePurchased } from './purchased';

async function givenBoth() {
  const guest = await givenGuest();
  const user = await givenUser();
  return { guest, userId: user.id, guestId: guest.id, mine: userCtx(user.id) };
}

describe('at login the guest’s cart', () => {
  test('becomes the customer’s: quantities are summed up to the limit', async () => {
    const { guest, userId, guestId, mine } = await givenBoth();
    const both = await givenLine(mine, 3, { maxPerOrder: 5 });
    await addToCart(guest.ctx, { variantId: both, quantity: 4 });
    const sum = await givenLine(mine, 1);
    await addToCart(guest.ctx, { variantId: sum, quantity: 2 });
    const own = await givenLine(mine, 2);
    const fresh = await givenLine(guest.ctx, 1);
    await mergeGuestCart(mine, { guestId, userId });
    expect(new Map(await linesOf(mine))).toEqual(
      new Map<Id<'var'>, number>([
        [both, 5],
        [sum, 3],
        [own, 2],
        [fresh, 1],
      ]),
    );
    expect(await linesOf(guest.ctx)).toEqual([]);
  });

  test('is merged once, also by ten logins at the same moment', async () => {
    const { guest, userId, guestId, mine } = await givenBoth();
    const variantId = await givenLine(guest.ctx, 2);
    await Promise.all(Array.from({ length: 10 }, () => mergeGuestCart(mine, { guestId, userId })));
    await mergeGuestCart(mine, { guestId, userId });
    expect(await linesOf(mine)).toEqual([[variantId, 2]]);
  });

  test('stays whole when the login fails half-way', async () => {
    const { guest, userId, guestId, mine } = await givenBoth();
    const variantId = await givenLine(guest.ctx, 2);
    const login = inTx(mine, async (tx) => {
      await mergeGuestCart(tx, { guestId, userId });
      throw new Error('half-way');
    });
    await expect(login).rejects.toThrow('half-way');
    expect(await linesOf(guest.ctx)).toEqual([[variantId, 2]]);
    expect(await linesOf(mine)).toEqual([]);
  });

  test('brings no more lines than a cart may have, the customer’s own first', async () => {
    const { guest, userId, guestId, mine } = await givenBoth();
    const own = await givenLine(mine, 1);
    const first = await givenLine(guest.ctx, 1);
    await givenLine(guest.ctx, 1);
    const small = { ...mine, shop: { ...mine.shop, order: { ...mine.shop.order, maxLines: 2 } } };
    await mergeGuestCart(small, { guestId, userId });
    expect(new Map(await linesOf(mine))).toEqual(
      new Map([
        [own, 1],
        [first, 1],
      ]),
    );
  });
});

describe('after a payment', () => {
  test('what was bought leaves the cart, what came in since stays', async () => {
    const { userId, mine } = await givenBoth();
    const all = await givenLine(mine, 2);
    const some = await givenLine(mine, 5);
    const other = await givenLine(mine, 1);
    const { variantId: never } = await givenVariant();
    await removePurchased(mine, { userId, guestId: null }, [
      { variantId: all, quantity: 2 },
      { variantId: some, quantity: 3 },
      { variantId: never, quantity: 1 },
    ]);
    expect(new Map(await linesOf(mine))).toEqual(
      new Map([
        [some, 2],
        [other, 1],
      ]),
    );
  });

  test('nobody else’s cart changes', async () => {
    const { guest, userId, mine } = await givenBoth();
    const variantId = await givenLine(guest.ctx, 1);
    await addToCart(mine, { variantId, quantity: 1 });
    await removePurchased(mine, { userId, guestId: null }, [{ variantId, quantity: 1 }]);
    expect(await linesOf(guest.ctx)).toEqual([[variantId, 1]]);
    await removePurchased(mine, { userId: null, guestId: null }, [{ variantId, quantity: 1 }]);
    expect(await linesOf(guest.ctx)).toEqual([[variantId, 1]]);
  });
});
