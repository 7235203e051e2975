import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenInvariants } from '~/testing/books';
import { anyCtx } from '~/testing/factories/order';
import { givenAuthenticated, orderRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { receiveWebhook } from './receive-webhook';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

describe('webhooks', () => {
  const event = (data: Record<string, unknown>) => ({
    eventType: 'PAYMENT_STATUS_CHANGED',
    createdAt: '2026-11-21T19:00:40.1',
    data,
  });

  it('are hints: a forged «done» changes nothing', async () => {
    const { orderId, paymentKey, providerOrderId } = await givenAuthenticated(toss);
    await receiveWebhook(anyCtx(), 'toss', 'forged-1', event({ paymentKey, orderId: providerOrderId, status: 'DONE' }));
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
  });

  it('settle a payment whose answer was lost, once, however often they come', async () => {
    const { pay, orderId, paymentKey, providerOrderId, amount } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await pay();
    const body = event({ paymentKey, orderId: providerOrderId, status: 'ABORTED' });
    expect(await receiveWebhook(anyCtx(), 'toss', `hook-${orderId}`, body)).toBe('settled');
    expect(await receiveWebhook(anyCtx(), 'toss', `hook-${orderId}`, body)).toBe('duplicate');
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount });
    const secret = event({ paymentKey, orderId: providerOrderId, status: 'CANCELED', secret: 'ps_wrong' });
    expect(await receiveWebhook(anyCtx(), 'toss', `hook2-${orderId}`, secret)).toBe('forged');
  });

  it('of unknown payments and other kinds are stored and left', async () => {
    expect(await receiveWebhook(anyCtx(), 'toss', 'odd-1', event({ paymentKey: 'nobody' }))).toBe('unknown-payment');
    expect(await receiveWebhook(anyCtx(), 'toss', 'odd-2', { eventType: 'payout.changed' })).toBe('ignored');
  });
});
