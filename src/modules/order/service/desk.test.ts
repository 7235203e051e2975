import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { inTx } from '~/server/context';
import { testDb } from '~/testing/db';
import { adminCtx, anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { ORDER_DESKS, type OrderDesk } from '../rules';
import { orders } from '../tables';
import { deskCounts, listDesk, releaseNow, today } from './desk';
import { cancelUnpaid } from './end-unpaid';
import { advanceFulfilment } from './fulfil';
import { listHolds } from './read';
import { markPaid, startCanceling, startConfirming } from './settle';

const admin = { kind: 'ADMIN' } as const;
const shopper = { kind: 'SHOPPER' } as const;
const provider = { kind: 'PROVIDER' } as const;

async function givenPlaced() {
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant();
  const order = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  return { ctx, order };
}

async function givenPaid() {
  const { ctx, order } = await givenPlaced();
  await inTx(ctx, async (tx) => {
    await startConfirming(tx, order.id, shopper);
    await markPaid(tx, order.id, { amount: order.total, method: 'CARD' }, provider, 'CONFIRMING');
  });
  return order;
}

const desksOf = async (orderId: Id<'ord'>) => {
  const found: OrderDesk[] = [];
  for (const desk of ORDER_DESKS) {
    const { items } = await listDesk(adminCtx(), { page: 1, desk });
    if (items.some(({ id }) => id === orderId)) found.push(desk);
  }
  return found;
};
const countOf = async (desk: OrderDesk) => (await deskCounts(anyCtx())).find((row) => row.desk === desk)?.count;
const parcel = { carrier: 'example-parcel', trackingNumber: '612345678901' };

describe('desks', () => {
  it('hold an order on exactly one, whatever happens to it', async () => {
    const { order: unpaid } = await givenPlaced();
    expect(await desksOf(unpaid.id)).toEqual(['UNPAID']);
    await inTx(anyCtx(), (tx) => cancelUnpaid(tx, unpaid.id, admin));
    expect(await desksOf(unpaid.id)).toEqual(['CANCELED']);

    const { id } = await givenPaid();
    expect(await desksOf(id)).toEqual(['PAID']);
    await advanceFulfilment(anyCtx(), id, 'PREPARING', admin);
    expect(await desksOf(id)).toEqual(['PREPARING']);
    await advanceFulfilment(anyCtx(), id, 'SHIPPED', admin, parcel);
    expect(await desksOf(id)).toEqual(['SHIPPED']);
    await advanceFulfilment(anyCtx(), id, 'DELIVERED', admin);
    expect(await desksOf(id)).toEqual(['DELIVERED']);

    const refunding = await givenPaid();
    await inTx(anyCtx(), (tx) => startCanceling(tx, refunding.id, admin, 'OTHER'));
    expect(await desksOf(refunding.id)).toEqual(['REFUNDING']);
  });

  it('count what waits and since when', async () => {
    const before = (await countOf('PAID')) ?? 0;
    await givenPaid();
    expect(await countOf('PAID')).toBe(before + 1);
    const oldest = (await deskCounts(anyCtx())).find(({ desk }) => desk === 'PAID')?.oldest;
    expect(oldest).toBeInstanceOf(Date);
  });
});

describe('a step of the parcel', () => {
  it('is refused when somebody was faster, and for a carrier the shop does not use', async () => {
    const { id } = await givenPaid();
    const both = await Promise.allSettled([1, 2].map(() => advanceFulfilment(anyCtx(), id, 'PREPARING', admin)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(advanceFulfilment(anyCtx(), id, 'PREPARING', admin)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    await expect(
      advanceFulfilment(anyCtx(), id, 'SHIPPED', admin, { ...parcel, carrier: 'another' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('held stock', () => {
  it('shows who holds, marks what is past its time, and lets it go on demand', async () => {
    const { order } = await givenPlaced();
    const mine = async () => (await listHolds(anyCtx(), 1)).items.filter(({ orderId }) => orderId === order.id);
    expect(await mine()).toMatchObject([{ quantity: 1, expired: false, orderState: 'PENDING' }]);
    const past = sql`now() - interval '1 second'`;
    await testDb().update(orders).set({ expiresAt: past }).where(eq(orders.id, order.id));
    await testDb().execute(sql`UPDATE stock_holds SET expires_at = ${past} WHERE order_id = ${order.id}`);
    expect(await mine()).toMatchObject([{ expired: true }]);
    expect((await today(anyCtx())).held.expired).toBeGreaterThan(0);
    expect((await releaseNow(anyCtx())).released).toBeGreaterThan(0);
    expect(await mine()).toEqual([]);
    expect(await desksOf(order.id)).toEqual(['EXPIRED']);
  });

  it('adds up what was paid since midnight', async () => {
    const before = await today(anyCtx());
    const { total } = await givenPaid();
    const after = await today(anyCtx());
    expect(after.paid).toEqual({ orders: before.paid.orders + 1, amount: before.paid.amount + total });
  });
});
