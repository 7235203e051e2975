import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { getMyOrder } from '~/modules/order/service/read';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { givenAuthenticated, givenWindow, orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refunds } from '../tables';
import { cancelAnyOrder, cancelMyOrder } from './cancel-order';
import { retryRefunds } from './refund';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

describe('cancelling', () => {
  it('gives all the money and every unit back while nothing is being prepared', async () => {
    const { pay, ctx, orderId, variantId, providerOrderId, amount } = await givenAuthenticated(toss);
    await pay();
    expect(await cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).toEqual({ state: 'REFUNDED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: amount });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).rejects.toMatchObject({
      code: 'NOT_CANCELABLE',
    });
  });

  it('refunds once for ten cancels at the same time', async () => {
    const { pay, ctx, orderId, providerOrderId, amount } = await givenAuthenticated(toss);
    await pay();
    await Promise.allSettled(Array.from({ length: 10 }, () => cancelMyOrder(ctx, { orderId, reason: 'OTHER' })));
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
    expect(await testDb().select().from(refunds).where(eq(refunds.orderId, orderId))).toHaveLength(1);
  });

  it.each([
    ['reset-after', {}],
    ['500-after', {}],
    ['500-after', { keepError: true }],
    ['already-processed', {}],
  ])('knows that the money went back although the answer said otherwise: %s %o', async (cancel, more) => {
    const { pay, ctx, orderId, providerOrderId, paymentKey, amount } = await givenAuthenticated(toss);
    await pay();
    await toss.fault({ cancel, paymentKey, ...more });
    expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it.each([
    ['reset-before', {}],
    ['502', {}],
    ['429', {}],
    ['500-before', { keepError: true }],
    ['refuse', { code: 'PROVIDER_ERROR' }],
    ['refuse', { code: 'FORBIDDEN_CONSECUTIVE_REQUEST' }],
  ])('tries again until the money is back, and prepares nothing meanwhile: %s %o', async (cancel, more) => {
    const { pay, ctx, orderId, providerOrderId, paymentKey, amount } = await givenAuthenticated(toss);
    await pay();
    await toss.fault({ cancel, paymentKey, ...more });
    expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'REFUNDING' });
    await expect(advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    await testDb()
      .update(refunds)
      .set({ nextTryAt: sql`now() - interval '1 second'` })
      .where(eq(refunds.orderId, orderId));
    await retryRefunds(anyCtx());
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('says so and lets the order go on when the provider will never pay it back', async () => {
    const { pay, ctx, orderId, paymentKey } = await givenAuthenticated(toss);
    await pay();
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', paymentKey });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', cancelingAt: null });
  });

  it('is over for the shopper once it is being prepared, and for the admin once it has left', async () => {
    const { pay, ctx, orderId } = await givenAuthenticated(toss);
    const admin = await givenCustomer('ADMIN');
    await pay();
    await advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN', id: admin.userId });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({ code: 'NOT_CANCELABLE' });
    await advanceFulfilment(
      anyCtx(),
      orderId,
      'SHIPPED',
      { kind: 'ADMIN', id: admin.userId },
      { carrier: 'example-parcel', trackingNumber: '000000000000' },
    );
    await expect(cancelAnyOrder(anyCtx(), { orderId, reason: 'OTHER' }, admin.userId)).rejects.toMatchObject({
      code: 'NOT_CANCELABLE',
    });
    await advanceFulfilment(anyCtx(), orderId, 'DELIVERED', { kind: 'ADMIN', id: admin.userId });
    expect((await getMyOrder(ctx, orderId)).status).toBe('DELIVERED');
  });

  it('of an unpaid order charges and refunds nothing and gives the stock back', async () => {
    const { ctx, orderId, variantId, providerOrderId } = await givenWindow();
    expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'CANCELED' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0, refunded: 0 });
  });
});
