import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { getMyOrder } from '~/modules/order/service/read';
import { fulfilments, orderEvents, orderLines, orders } from '~/modules/order/tables';
import { testDb } from '~/testing/db';
import { edgeCtx, givenGuest } from '~/testing/factories/account';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { givenGuestOrder } from '~/testing/factories/guest';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { claimable } from './claimable';
import { completeDelivered, confirmPurchase } from './order-steps';
import { withdrawClaim } from './withdraw-claim';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

const delivered = (daysAgo: number) => givenPaidOrder(toss, [{ quantity: 2 }], { until: 'DELIVERED', daysAgo });
const parcel = async (orderId: Id<'ord'>) =>
  (await testDb().select().from(fulfilments).where(eq(fulfilments.orderId, orderId)))[0];
const lastEvent = async (orderId: Id<'ord'>) =>
  (await testDb().select().from(orderEvents).where(eq(orderEvents.orderId, orderId)).orderBy(orderEvents.id)).at(-1);

describe('confirming a purchase', () => {
  it('is the buyer’s, once the parcel is there, and ends returns after a change of mind', async () => {
    const { ctx, userId, orderId } = await delivered(1);
    const { ctx: stranger } = await givenCustomer();
    await expect(confirmPurchase(stranger, orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await confirmPurchase(ctx, orderId);
    expect((await getMyOrder(ctx, orderId)).status).toBe('COMPLETED');
    expect(await lastEvent(orderId)).toMatchObject({ kind: 'COMPLETED', actor: 'SHOPPER', actorId: userId });
    expect((await claimable(ctx, orderId)).lines[0]?.refusals).toEqual({ BUYER: 'CONFIRMED', SHOP: null });
    await expect(confirmPurchase(ctx, orderId)).rejects.toMatchObject({ code: 'ORDER_STATE' });
    const shipped = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'SHIPPED' });
    await expect(confirmPurchase(shipped.ctx, shipped.orderId)).rejects.toMatchObject({ code: 'ORDER_STATE' });
  });

  it('is not for whoever knows number and telephone: it would end somebody’s right to change their mind', async () => {
    const { ctx, order } = await givenGuestOrder();
    const pass = { orderId: order.id, guestId: ctx.guest?.id ?? newId('gst') };
    await expect(confirmPurchase({ ...edgeCtx(), pass }, order.id)).rejects.toMatchObject({ code: 'BUYER_ONLY' });
    // Its own browser may, and is told that nothing has arrived yet.
    await expect(confirmPurchase(ctx, order.id)).rejects.toMatchObject({ code: 'ORDER_STATE' });
  });

  it('nor is taking a request back: they may want no return of what somebody else has bought', async () => {
    const given = await delivered(1);
    const { id } = await ask(given, 'RETURN', 'FAULTY', [1]);
    const guest = (await givenGuest()).ctx.guest ?? { id: newId('gst') };
    const input = { orderId: given.orderId, claimId: id };
    await testDb().update(orders).set({ userId: null, guestId: guest.id }).where(eq(orders.id, given.orderId));
    const pass = { orderId: given.orderId, guestId: guest.id };
    await expect(withdrawClaim({ ...edgeCtx(), pass }, input)).rejects.toMatchObject({ code: 'BUYER_ONLY' });
    expect(await withdrawClaim({ ...edgeCtx(), guest }, input)).toEqual({ id, state: 'WITHDRAWN' });
  });

  it('waits for an open request', async () => {
    const given = await delivered(1);
    const { id } = await ask(given, 'RETURN', 'FAULTY', [1]);
    await expect(confirmPurchase(given.ctx, given.orderId)).rejects.toMatchObject({ code: 'CLAIM_OPEN' });
    await withdrawClaim(given.ctx, { orderId: given.orderId, claimId: id });
    await confirmPurchase(given.ctx, given.orderId);
  });

  it('and asking for a return at the same moment do not both happen', async () => {
    for (let round = 0; round < 10; round += 1) {
      const given = await delivered(1);
      const both = [ask(given, 'RETURN', 'CHANGED_MIND', [2]), confirmPurchase(given.ctx, given.orderId)];
      const results = await Promise.allSettled(round % 2 ? both : both.toReversed());
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });
});

describe('a purchase nobody confirms', () => {
  it('counts as confirmed eight days after it arrived, by the database clock, but not while a request is open', async () => {
    const [early, due, asked] = [await delivered(7), await delivered(8), await delivered(9)];
    const { id } = await ask(asked, 'RETURN', 'FAULTY', [1]);
    // The clock of this process is years off: it decides nothing.
    const ctx = { ...anyCtx(), now: new Date('2040-01-01T00:00:00Z') };
    expect(await completeDelivered(ctx)).toBe(1);
    expect(await completeDelivered(ctx)).toBe(0);
    const states = [early, due, asked].map(async ({ orderId }) => (await parcel(orderId))?.state);
    expect(await Promise.all(states)).toEqual(['DELIVERED', 'COMPLETED', 'DELIVERED']);
    expect(await lastEvent(due.orderId)).toMatchObject({ kind: 'COMPLETED', actor: 'CRON' });
    await withdrawClaim(asked.ctx, { orderId: asked.orderId, claimId: id });
    expect(await completeDelivered(ctx)).toBe(1);
  });

  it('is not one of which nothing was kept', async () => {
    const { orderId } = await delivered(9);
    const line = testDb().update(orderLines);
    await line.set({ canceledQuantity: sql`${orderLines.quantity}` }).where(eq(orderLines.orderId, orderId));
    expect(await completeDelivered(anyCtx())).toBe(0);
  });

  it('is confirmed once, by however many runs at once', async () => {
    const given = await Promise.all([delivered(9), delivered(9), delivered(9)]);
    const runs = await Promise.all(Array.from({ length: 8 }, () => completeDelivered(anyCtx())));
    expect(runs.reduce((sum, count) => sum + count, 0)).toBe(3);
    for (const { orderId } of given) {
      const events = await testDb().select().from(orderEvents).where(eq(orderEvents.orderId, orderId));
      expect(events.filter(({ kind }) => kind === 'COMPLETED')).toHaveLength(1);
    }
  });
});
