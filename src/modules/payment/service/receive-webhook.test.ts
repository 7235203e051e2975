import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import {
  attemptRow,
  givenAuthenticated,
  givenDepositChosen,
  makeChecksDue,
  orderRow,
  stockRow,
} from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { webhookInbox } from '../tables';
import { receiveWebhook } from './receive-webhook';
import { reconcilePayments } from './reconcile';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

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

  it('that prove nothing and bring nothing new are known as such, so that they count against their sender', async () => {
    const { pay, deposit, paymentKey, providerOrderId, orderId } = await givenDepositChosen(toss);
    await pay();
    const tell = (n: number, secret?: string) =>
      receiveWebhook(
        anyCtx(),
        'toss',
        `idle-${n}-${orderId}`,
        event({ paymentKey, orderId: providerOrderId, status: 'DONE', ...(secret && { secret }) }),
      );
    expect([await tell(1), await tell(2)]).toEqual(['unchanged', 'unchanged']);
    const known = (await attemptRow(providerOrderId))?.secret ?? '';
    expect(await tell(3, known)).toBe('looked');
    await deposit();
    expect(await tell(4)).toBe('settled');
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
  });

  it('of unknown payments and other kinds are stored and left', async () => {
    expect(await receiveWebhook(anyCtx(), 'toss', 'odd-1', event({ paymentKey: 'nobody' }))).toBe('unknown-payment');
    expect(await receiveWebhook(anyCtx(), 'toss', 'odd-2', { eventType: 'payout.changed' })).toBe('ignored');
  });

  it('tell of money paid back in the provider’s own office: the order ends refunded and is not sent', async () => {
    const { pay, orderId, variantId, paymentKey, providerOrderId } = await givenAuthenticated(toss);
    await pay();
    await toss.post('/toss/sim/cancel', { paymentKey });
    const body = event({ paymentKey, orderId: providerOrderId, status: 'CANCELED' });
    expect(await receiveWebhook(anyCtx(), 'toss', `office-${orderId}`, body)).toBe('refunded-at-provider');
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
  });

  it('are not forgotten where the look at the provider got no answer', async () => {
    const { pay, orderId, paymentKey, providerOrderId } = await givenAuthenticated(toss);
    await pay();
    await toss.post('/toss/sim/cancel', { paymentKey });
    await toss.fault({ get: '502', paymentKey });
    const body = event({ paymentKey, orderId: providerOrderId, status: 'CANCELED' });
    await receiveWebhook(anyCtx(), 'toss', `unanswered-${orderId}`, body);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    await makeChecksDue();
    await reconcilePayments(anyCtx());
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
  });

  it('keep nothing of a person, whatever is sent', async () => {
    const odd = { eventType: 'X'.repeat(9000), createdAt: '김예시 010-0000-0000'.repeat(900), data: { card: 'x' } };
    await receiveWebhook(anyCtx(), 'toss', 'odd-3', odd);
    const [row] = await testDb().select().from(webhookInbox).where(eq(webhookInbox.transmissionId, 'odd-3'));
    expect(JSON.stringify(row?.body).length).toBeLessThan(600);
    expect(row?.body.data).toEqual({});
  });
});
