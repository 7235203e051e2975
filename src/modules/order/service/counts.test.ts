import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { newId } from '~/lib/ids';
import { sellers } from '~/modules/seller/tables';
import { testDb } from '~/testing/db';
import { givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { UNDER_WAY, type FulfilmentState } from '../rules';
import { fulfilments, orders } from '../tables';
import { countMyOrders, listMyOrders } from './read';

it('counts one’s own paid orders by the parcel that is least far, and nobody else’s', async () => {
  const { ctx } = await givenCustomer();
  const other = await givenCustomer();
  const { variantId } = await givenVariant({ stock: 100 });
  const paid = async (who: typeof ctx, state: FulfilmentState) => {
    const { id } = await givenOrder(who, [{ variantId, quantity: 1 }]);
    await testDb().update(orders).set({ state: 'PAID', paidAt: new Date() }).where(eq(orders.id, id));
    await testDb().update(fulfilments).set({ state }).where(eq(fulfilments.orderId, id));
    return id;
  };
  const secondParcel = async (orderId: Id<'ord'>, state: FulfilmentState) => {
    const sellerId = newId('sel');
    await testDb().insert(sellers).values({ id: sellerId, slug: sellerId, nameKo: '예시', nameEn: 'Example' });
    await testDb()
      .insert(fulfilments)
      .values({ id: newId('ful'), orderId, sellerId, state });
  };
  await paid(ctx, 'NONE');
  await paid(ctx, 'SHIPPED');
  await secondParcel(await paid(ctx, 'DELIVERED'), 'SHIPPED');
  await secondParcel(await paid(ctx, 'COMPLETED'), 'DELIVERED');
  await paid(ctx, 'COMPLETED');
  await paid(other.ctx, 'PREPARING');
  // Not paid yet: it is no order one waits for.
  const { id: chosen } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  expect((await countMyOrders(ctx)).AWAITING_DEPOSIT).toBe(0);
  await testDb().update(orders).set({ state: 'AWAITING_DEPOSIT' }).where(eq(orders.id, chosen));
  expect(await countMyOrders(ctx)).toEqual({ AWAITING_DEPOSIT: 1, PAID: 1, PREPARING: 0, SHIPPED: 2, DELIVERED: 1 });
  expect(await countMyOrders(other.ctx)).toEqual({
    ...{ AWAITING_DEPOSIT: 0, PAID: 0, PREPARING: 1, SHIPPED: 0, DELIVERED: 0 },
  });
  // A counter leads to exactly the orders it counts.
  const counts = await countMyOrders(ctx);
  for (const status of UNDER_WAY) {
    const { items, total } = await listMyOrders(ctx, { page: 1, status });
    expect([total, new Set(items.map((item) => item.status))]).toEqual([
      counts[status],
      new Set(counts[status] ? [status] : []),
    ]);
  }
});
