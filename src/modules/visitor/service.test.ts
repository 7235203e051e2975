import { describe, expect, it } from 'vitest';
import { addToCart } from '~/modules/cart/service/add';
import { addNotice } from '~/modules/notice/service/notices';
import { setWished } from '~/modules/wish/service/wish';
import { countQueries } from '~/server/query-count';
import { edgeCtx, givenGuest } from '~/testing/factories/account';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { whoIsHere } from './service';

describe('who is here', () => {
  it('is told a member in four statements: name, cart, wishes, what is unread, and whether a day is kept', async () => {
    const { ctx, userId } = await givenCustomer();
    const signed = { ...edgeCtx(), ...ctx, user: ctx.user! };
    const { variantId, productId } = await givenVariant();
    await addToCart(signed, { variantId, quantity: 2 });
    await setWished(signed, { productId, wished: true });
    const { id, number } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    const { unread: before } = await whoIsHere(ctx);
    await addNotice(ctx, { userId, kind: 'SHIPPED', orderId: id, orderNumber: number });
    const { result, queries } = await countQueries(() => whoIsHere(ctx));
    expect(result).toMatchObject({ wishes: [productId], unread: before + 1, day: false });
    expect(result.name).not.toBeNull();
    expect(queries).toHaveLength(4);
  });

  it('costs a guest one statement and anybody else none', async () => {
    const { ctx } = await givenGuest();
    const guest = await countQueries(() => whoIsHere(ctx));
    expect(guest.queries).toHaveLength(1);
    expect(guest.result).toEqual({ name: null, count: 0, wishes: [], unread: 0, day: false });
    const nobody = await countQueries(() => whoIsHere({ ...anyCtx(), user: null, guest: null }));
    expect(nobody.queries).toHaveLength(0);
    expect(nobody.result).toEqual({ name: null, count: 0, wishes: [], unread: 0, day: false });
  });
});
