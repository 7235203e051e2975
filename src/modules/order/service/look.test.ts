import { expect, it } from 'vitest';
import { takeLimit } from '~/server/rate-limit';
import { givenCustomer, givenOrder, givenStaff, givenVariant } from '~/testing/factories/order';
import { call } from '~/testing/procedures';

const AREAS = ['orders', 'members', 'products'] as const;

it('of orders and of what members bought, one of the staff sees enough for work, and too few to copy them all', async () => {
  const { ctx, userId } = await givenCustomer();
  const { variantId } = await givenVariant();
  const { id: orderId } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  const looks = [
    [{ path: 'admin.orders.list', type: 'query' }, {}],
    [{ path: 'admin.stock.holds', type: 'query' }, {}],
    [{ path: 'admin.orders.byId', type: 'query' }, { orderId }],
    [{ path: 'admin.members.orders', type: 'query' }, { userId }],
  ] as const;
  const [busy, other] = [await givenStaff(AREAS), await givenStaff(AREAS)];
  for (let looked = 0; looked < 1200 - looks.length; looked += 1) await takeLimit('order.look', busy.userId);
  for (const [procedure, input] of looks)
    expect(JSON.stringify(await call(busy.ctx, procedure, input))).toContain(orderId);
  for (const [procedure, input] of looks) {
    await expect(call(busy.ctx, procedure, input)).rejects.toMatchObject({ cause: { code: 'RATE_LIMITED' } });
    expect(JSON.stringify(await call(other.ctx, procedure, input))).toContain(orderId);
  }
});
