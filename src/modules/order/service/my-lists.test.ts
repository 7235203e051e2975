import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { variants } from '~/modules/catalog/tables';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { fulfilments } from '../tables';
import { listMyNotices } from './notices';
import { listMyOrders } from './read';
import { recordEvent } from './record-event';

it('says of each order which option and how many were bought, at what price then and now, and its parcel', async () => {
  const { ctx } = await givenCustomer();
  const [first, second] = [await givenVariant({ price: 2500 }), await givenVariant({ price: 4000 })];
  const order = await givenOrder(ctx, [
    { variantId: first.variantId, quantity: 2 },
    { variantId: second.variantId, quantity: 3 },
  ]);
  await givenOrder(ctx, [{ variantId: second.variantId, quantity: 1 }]);
  await testDb().update(variants).set({ price: 2600 }).where(eq(variants.id, first.variantId));
  const { items } = await listMyOrders(ctx, { page: 1 });
  expect(items.map(({ lines }) => lines.length)).toEqual([1, 2]);
  expect(items[1]).toMatchObject({
    id: order.id,
    parcel: null,
    lines: [
      { variantId: first.variantId, optionKo: '1포', quantity: 2, unitPrice: 2500, priceNow: 2600 },
      { variantId: second.variantId, optionKo: '1포', quantity: 3, unitPrice: 4000, priceNow: 4000 },
    ],
  });
  const parcel = { carrier: 'example-parcel', trackingNumber: '0000-1234' };
  const [sent] = await testDb().select().from(fulfilments).where(eq(fulfilments.orderId, order.id)).limit(1);
  await testDb().update(fulfilments).set(parcel).where(eq(fulfilments.id, sent!.id));
  expect((await listMyOrders(ctx, { page: 1 })).items[1]?.parcel).toMatchObject(parcel);
});

it('says of each notification what was bought', async () => {
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant();
  const { id } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  await recordEvent(anyCtx(), id, 'DELIVERED', { kind: 'ADMIN' });
  const { items } = await listMyNotices({ ...ctx, user: ctx.user! }, { page: 1 });
  expect(items).toMatchObject([{ kind: 'DELIVERED', orderId: id, lines: [{ nameKo: '프로틴 셰이크' }] }]);
});
