import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { stockHolds } from '~/modules/inventory/tables';
import { orders } from '~/modules/order/tables';
import { placeOrder } from '~/modules/order/service/place-order';
import { releaseReservations } from '~/modules/order/service/sweep';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant, orderInput } from '~/testing/factories/order';
import { orderRow, timeIsUp } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

/** An order whose window was not opened yet, with so many seconds left by the database clock. */
async function givenLeft(seconds: number, stock = 1) {
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant({ stock, price: 15_000 });
  const { id } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  await leave(id, seconds);
  return { ctx, id, variantId, open: () => openPayment(ctx, { orderId: id, method: 'CARD' }) };
}

async function leave(id: Id<'ord'>, seconds: number): Promise<void> {
  const end = sql`now() + make_interval(secs => ${seconds})`;
  await testDb().update(orders).set({ expiresAt: end }).where(eq(orders.id, id));
  await testDb().update(stockHolds).set({ expiresAt: end }).where(eq(stockHolds.orderId, id));
}

/** How long the order and its units are kept yet, in seconds of the database clock. */
async function leftOf(id: Id<'ord'>) {
  const [row] = await testDb().execute<{ order: number; units: number }>(sql`
    SELECT extract(epoch FROM o.expires_at - now())::float AS order, extract(epoch FROM h.expires_at - now())::float AS units
    FROM orders o JOIN stock_holds h ON h.order_id = o.id AND h.state = 'ACTIVE' WHERE o.id = ${id}`);
  if (!row) throw new Error('nothing is held');
  return row;
}

describe('opening the payment window', () => {
  it('keeps order and units for ten minutes from then, where less was left, and says until when', async () => {
    const { id, open } = await givenLeft(60);
    const { expiresAt } = await open();
    const left = await leftOf(id);
    expect(left.order).toBeGreaterThan(9 * 60);
    expect(left.order).toBeLessThanOrEqual(10 * 60);
    expect(left.units).toBe(left.order);
    expect((await orderRow(id))?.expiresAt).toEqual(expiresAt);
  });

  it('takes nothing away where more was left', async () => {
    const { id, open } = await givenLeft(14 * 60);
    await open();
    expect((await leftOf(id)).order).toBeGreaterThan(13 * 60);
  });

  it('does so once: opened again it pauses and extends nothing', async () => {
    const { id, open } = await givenLeft(60);
    await open();
    await leave(id, 60);
    const before = await orderRow(id);
    expect((await open()).expiresAt).toEqual(before?.expiresAt);
    expect((await leftOf(id)).units).toBeLessThanOrEqual(60);
  });

  it('does so once, also by ten tabs at the same moment, and tells all of them the same end', async () => {
    const { id, open } = await givenLeft(60);
    const windows = await Promise.all(Array.from({ length: 10 }, open));
    const ends = new Set(windows.map(({ expiresAt }) => expiresAt.getTime()));
    expect([...ends]).toEqual([(await orderRow(id))?.expiresAt.getTime()]);
    expect((await leftOf(id)).order).toBeLessThanOrEqual(10 * 60);
  });

  it('keeps the last unit from others for as long, and not a moment longer', async () => {
    const { id, variantId, open } = await givenLeft(1);
    await open();
    const rival = (await givenCustomer()).ctx;
    const order = () => orderInput(rival, [{ variantId, quantity: 1 }], { expectedTotal: 18_000 });
    await expect(placeOrder(rival, await order())).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    await timeIsUp(id);
    // What was sold out is answered from memory for a moment.
    await expect.poll(async () => placeOrder(rival, await order())).toMatchObject({ total: 18_000 });
  });

  it('comes too late at zero, however many try, and no sweep takes what was opened in time', async () => {
    const [late, early] = [await givenLeft(-1), await givenLeft(30)];
    const all = await Promise.allSettled([
      late.open(),
      early.open(),
      releaseReservations(anyCtx()),
      late.open(),
      releaseReservations(anyCtx()),
      early.open(),
    ]);
    for (const answer of [all[0], all[3]])
      expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'ORDER_EXPIRED' } });
    for (const answer of [all[1], all[5]]) expect(answer).toMatchObject({ status: 'fulfilled' });
    // A sweep passes by what somebody sits on.
    await releaseReservations(anyCtx());
    expect(await orderRow(late.id)).toMatchObject({ state: 'EXPIRED', holdExtended: false });
    expect(await orderRow(early.id)).toMatchObject({ state: 'PENDING', holdExtended: true });
    expect((await leftOf(early.id)).units).toBeGreaterThan(9 * 60);
  });
});
