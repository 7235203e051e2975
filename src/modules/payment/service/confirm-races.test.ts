import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { givenCustomer } from '~/testing/factories/order';
import { givenAuthenticated, orderRow, returnedTo } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import type { ConfirmPaymentInput } from '../input';
import { confirmPayment } from './confirm';
import { openPayment } from './open-window';
import { checkPayment } from './reconcile';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

/** How often the provider was asked for anything. */
async function callsDuring(work: () => Promise<unknown>): Promise<number> {
  let asked = 0;
  const count = () => (asked += 1);
  subscribe('http.client.request.start', count);
  await work();
  unsubscribe('http.client.request.start', count);
  return asked;
}

describe('one order, many tries', () => {
  it('is charged once for fifty confirms at once, three tabs and ten reloads', async () => {
    const { ctx, orderId, pay, providerOrderId, amount } = await givenAuthenticated(toss);
    const tabs = [];
    for (const method of ['CARD', 'TRANSFER', 'CARD'] as const) {
      const tab = await openPayment(ctx, { orderId, method });
      const paymentKey = await toss.authenticate(tab.providerOrderId, tab.amount);
      tabs.push(returnedTo(orderId, tab, paymentKey));
    }
    const answers = await Promise.allSettled([
      ...Array.from({ length: 50 }, () => pay()),
      ...tabs.map((tab) => confirmPayment(ctx, tab)),
    ]);
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'ORDER_STATE' });
      else expect(answer.value.state).not.toBe('DECLINED');
    }
    for (let reload = 0; reload < 10; reload += 1) {
      expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
      for (const tab of tabs) await confirmPayment(ctx, tab).catch(() => undefined);
    }
    const [number = ''] = providerOrderId.split('_');
    expect(await toss.ledger(number)).toMatchObject({ charged: amount, entries: { length: 1 } });
  });
});

describe('what the browser brings back', () => {
  it.each([-1, 1, -14_999, 1_000_000])('with an amount off by %d reaches nobody', async (off) => {
    const { ctx, input, orderId, pay } = await givenAuthenticated(toss);
    const calls = await callsDuring(() =>
      expect(confirmPayment(ctx, { ...input, amount: input.amount + off })).rejects.toMatchObject({
        code: 'AMOUNT_MISMATCH',
      }),
    );
    expect(calls).toBe(0);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
    expect(await callsDuring(pay)).toBe(1);
  });

  it('swapped among four orders of two buyers pays none of them, and their own pays each', async () => {
    const { ctx: a } = await givenCustomer();
    const { ctx: b } = await givenCustomer();
    const orders = [];
    for (const ctx of [a, a, b, b]) orders.push(await givenAuthenticated(toss, undefined, { ctx }));
    for (const mine of orders) {
      for (const other of orders.filter((candidate) => candidate !== mine)) {
        const swaps: ConfirmPaymentInput[] = [
          { ...mine.input, paymentKey: other.paymentKey },
          { ...mine.input, providerOrderId: other.providerOrderId },
          { ...mine.input, providerOrderId: other.providerOrderId, paymentKey: other.paymentKey },
          { ...other.input, orderId: mine.orderId, paymentKey: mine.paymentKey },
        ];
        for (const swap of swaps) {
          const answer = await confirmPayment(mine.ctx, swap).catch((error: unknown) => error);
          expect(answer).not.toMatchObject({ state: 'PAID' });
        }
      }
    }
    for (const { orderId, providerOrderId } of orders) {
      expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
    }
    // A swapped key used an attempt up; the next window pays.
    for (const { ctx, orderId } of orders) {
      const window = await openPayment(ctx, { orderId, method: 'CARD' });
      const paymentKey = await toss.authenticate(window.providerOrderId, window.amount);
      expect(await confirmPayment(ctx, returnedTo(orderId, window, paymentKey))).toEqual({ state: 'PAID' });
    }
  });
});
