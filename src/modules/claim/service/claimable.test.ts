import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { orders } from '~/modules/order/tables';
import { testDb } from '~/testing/db';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { givenCustomer } from '~/testing/factories/order';
import { givenWindow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { claimable } from './claimable';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

const NONE = { CANCEL: 'NOT_PAID', RETURN: 'NOT_PAID', EXCHANGE: 'NOT_PAID' };

describe('what a buyer may ask', () => {
  it('is nothing about an order that is not paid, and about somebody else’s', async () => {
    const { ctx, orderId } = await givenWindow();
    expect((await claimable(ctx, orderId)).kinds).toEqual(NONE);
    const other = await givenCustomer();
    await expect(claimable(other.ctx, orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is a cancel while it is being prepared', async () => {
    const { ctx, orderId } = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'PREPARING' });
    const asked = await claimable(ctx, orderId);
    expect(asked).toMatchObject({
      kinds: { CANCEL: null, RETURN: 'NOT_DELIVERED', EXCHANGE: 'NOT_DELIVERED' },
      refundAccountNeeded: false,
      returnsFee: 3_000,
      shippingLeft: 3_000,
      moneyLeft: 13_000,
      openClaimId: null,
    });
    expect(asked.lines[0]).toMatchObject({ left: 1, deliveredAt: null, changeOfMindUntil: null });
  });

  it('is a return of what arrived, line by line', async () => {
    const wanted = [{ quantity: 2 }, { quantity: 1, fresh: true }];
    const { ctx, orderId } = await givenPaidOrder(toss, wanted, { until: 'DELIVERED' });
    const { kinds, lines } = await claimable(ctx, orderId);
    expect(kinds).toEqual({ CANCEL: 'ALREADY_SENT', RETURN: null, EXCHANGE: null });
    expect(lines.map(({ refusals }) => refusals)).toEqual([
      { BUYER: null, SHOP: null },
      { BUYER: 'FRESH_FOOD', SHOP: null },
    ]);
    const [line] = lines;
    expect(line?.changeOfMindUntil?.getTime()).toBeGreaterThan(Date.now() + 5 * 86_400_000);
  });

  it.each([
    ['DELIVERED', 9, { BUYER: 'TOO_LATE', SHOP: null }, null],
    ['COMPLETED', 1, { BUYER: 'CONFIRMED', SHOP: null }, null],
    ['COMPLETED', 95, { BUYER: 'CONFIRMED', SHOP: 'TOO_LATE' }, 'TOO_LATE'],
  ] as const)('ends with time: %s, %i days ago', async (until, daysAgo, refusals, kind) => {
    const { ctx, orderId } = await givenPaidOrder(toss, [{ quantity: 1 }], { until, daysAgo });
    const asked = await claimable(ctx, orderId);
    expect(asked.lines[0]?.refusals).toEqual(refusals);
    expect(asked.kinds).toMatchObject({ RETURN: kind, EXCHANGE: kind });
  });

  it('waits for the request that is open, and for money on its way back', async () => {
    const given = await givenPaidOrder(toss, [{ quantity: 3 }], { until: 'DELIVERED' });
    const { id } = await ask(given, 'RETURN', 'FAULTY', [2]);
    const asked = await claimable(given.ctx, given.orderId);
    expect(asked).toMatchObject({ openClaimId: id, kinds: { RETURN: 'CLAIM_OPEN', EXCHANGE: 'CLAIM_OPEN' } });
    expect(asked.lines[0]).toMatchObject({ left: 1, refusals: { BUYER: 'CLAIM_OPEN', SHOP: 'CLAIM_OPEN' } });
    const other = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
    await testDb().update(orders).set({ cancelingAt: new Date() }).where(eq(orders.id, other.orderId));
    expect((await claimable(other.ctx, other.orderId)).kinds).toMatchObject({ RETURN: 'REFUNDING' });
  });
});
