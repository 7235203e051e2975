import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFacts } from '~/modules/claim/queries/facts';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import { alarmsAbout, attemptRow, givenPaid, orderRow } from '~/testing/factories/payment';
import { askRefund, refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { retryRefunds } from './refund';
import { look } from './resolve';

const PRICE = 15_000;

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

describe('when the answer to a partial refund is lost', () => {
  it.each([
    ['reset-after', {}],
    ['500-after', { keepError: true }],
    ['already-processed', {}],
  ])('finds it among the cancels and repeats nothing: %s', async (cancel, more) => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
    await toss.fault({ cancel, paymentKey, ...more });
    expect(await askRefund(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: PRICE });
  });

  it('finds it later, beside another of the same amount that came before', async () => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
    await askRefund(orderId, { units: 1 });
    await toss.fault({ cancel: 'reset-after', paymentKey });
    await toss.fault({ get: '500-before', paymentKey });
    expect(await askRefund(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDING' });
    await expect(askRefund(orderId, { units: 1 })).rejects.toMatchObject({ code: 'REFUND_UNDER_WAY' });
    await tryRefundsAgain(orderId);
    expect((await refundsOf(orderId)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 2 * PRICE });
  });

  it.each(['reset-before', '500-before', '502', '409'])(
    'does it once when it had not been done: %s',
    async (cancel) => {
      const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
      await toss.fault({ cancel, paymentKey });
      expect(await askRefund(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDING' });
      await expect(advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' })).rejects.toMatchObject({
        code: 'ORDER_STATE',
      });
      await tryRefundsAgain(orderId);
      expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', cancelingAt: null });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: PRICE });
    },
  );

  it('holds the parcel and its units until it is decided, also where the office gave some back meanwhile', async () => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
    await toss.fault({ cancel: 'reset-before', paymentKey });
    expect(await askRefund(orderId, { units: 2 })).toMatchObject({ state: 'REFUNDING' });
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 1000 });
    await look(anyCtx(), (await attemptRow(providerOrderId))!.id);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 1000 });
    await expect(advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    expect((await findFacts(testDb(), orderId))?.lines).toMatchObject([{ quantity: 3, left: 1 }]);
    await tryRefundsAgain(orderId);
    expect(await orderRow(orderId)).toMatchObject({ refundedTotal: 1000 + 2 * PRICE, cancelingAt: null });
    expect((await findFacts(testDb(), orderId))?.lines).toMatchObject([{ quantity: 3, left: 1 }]);
    await advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' });
  });

  it.each([
    ['FORBIDDEN_CONSECUTIVE_REQUEST', 180],
    ['NOT_AVAILABLE_BANK', 900],
  ])('waits for minutes where the provider asks for patience: %s', async (code, seconds) => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code, paymentKey });
    expect(await askRefund(orderId, { free: 100 })).toMatchObject({ state: 'REFUNDING' });
    const [refund] = await refundsOf(orderId);
    const wait = ((refund?.nextTryAt.getTime() ?? 0) - Date.now()) / 1000;
    expect(wait).toBeGreaterThan(seconds - 60);
    expect(wait).toBeLessThan(seconds + 60);
    expect(await retryRefunds(anyCtx())).toBe(0);
    await tryRefundsAgain(orderId);
    expect((await refundsOf(orderId))[0]).toMatchObject({ state: 'DONE' });
  });

  it('tells a person when it never gets through', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code: 'PROVIDER_ERROR', paymentKey, times: 5 });
    await askRefund(orderId, { free: 100 });
    for (let turn = 0; turn < 4; turn += 1) await tryRefundsAgain(orderId);
    const [refund] = await refundsOf(orderId);
    expect(await alarmsAbout(refund?.id ?? '')).toMatchObject([{ kind: 'REFUND_STUCK', details: { attempts: 5 } }]);
    await tryRefundsAgain(orderId);
    expect((await refundsOf(orderId))[0]).toMatchObject({ state: 'DONE' });
  });
});
