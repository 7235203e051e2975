import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { getMyOrder } from '~/modules/order/service/read';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { givenCustomer } from '~/testing/factories/order';
import { attemptRow, givenAuthenticated, givenWindow, orderRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { confirmPayment } from './confirm';
import { noteDecline } from './note-decline';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const CODE = 'REJECT_CARD_COMPANY';

describe('a try that its window refused', () => {
  it('has failed, and the story says why, once however often it is told', async () => {
    const { ctx, orderId, providerOrderId } = await givenWindow();
    for (let times = 0; times < 3; times += 1) await noteDecline(ctx, { orderId, providerOrderId, code: CODE });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: CODE });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
    const { events } = await getMyOrder(ctx, orderId);
    expect(events.filter(({ kind }) => kind === 'DECLINED')).toMatchObject([
      { actor: 'SHOPPER', data: { code: CODE } },
    ]);
  });

  it('is never charged afterwards; the next try is', async () => {
    const { ctx, orderId, providerOrderId, pay, amount } = await givenAuthenticated(toss);
    await noteDecline(ctx, { orderId, providerOrderId, code: CODE });
    expect(await pay()).toEqual({ state: 'DECLINED', code: CODE });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });

    const next = await openPayment(ctx, { orderId, method: 'CARD' });
    const paymentKey = await toss.authenticate(next.providerOrderId, amount);
    const returned = { orderId, paymentKey, providerOrderId: next.providerOrderId, amount };
    expect(await confirmPayment(ctx, returned)).toEqual({ state: 'PAID' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: CODE });
  });

  it('changes nothing of a payment that was made, nor of an order that was paid another way', async () => {
    const { ctx, orderId, providerOrderId, pay } = await givenAuthenticated(toss);
    const other = await openPayment(ctx, { orderId, method: 'CARD' });
    expect(await pay()).toEqual({ state: 'PAID' });
    for (const tried of [providerOrderId, other.providerOrderId])
      await noteDecline(ctx, { orderId, providerOrderId: tried, code: CODE });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'DONE', failureCode: null });
    expect(await attemptRow(other.providerOrderId)).toMatchObject({ state: 'READY', failureCode: null });
    expect((await getMyOrder(ctx, orderId)).events.map(({ kind }) => kind)).not.toContain('DECLINED');
  });

  it('is told at the same time as it is confirmed: either it is paid or it has failed, and the books hold', async () => {
    const tries = await Promise.all(Array.from({ length: 6 }, () => givenAuthenticated(toss)));
    for (const { ctx, orderId, providerOrderId, pay, amount } of tries) {
      const [confirmed] = await Promise.allSettled([pay(), noteDecline(ctx, { orderId, providerOrderId, code: CODE })]);
      const attempt = await attemptRow(providerOrderId);
      const paid = confirmed.status === 'fulfilled' && confirmed.value.state === 'PAID';
      expect(attempt?.state).toBe(paid ? 'DONE' : 'FAILED');
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: paid ? amount : 0 });
    }
  });

  it('is nobody else’s to tell', async () => {
    const { orderId, providerOrderId } = await givenWindow();
    const stranger = (await givenCustomer()).ctx;
    await expect(noteDecline(stranger, { orderId, providerOrderId, code: CODE })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'READY' });
  });
});
