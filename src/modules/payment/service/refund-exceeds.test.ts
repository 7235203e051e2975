import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import { alarmsAbout, attemptRow, givenPaid, orderRow } from '~/testing/factories/payment';
import { askRefund, refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refunds } from '../tables';
import { gatewayOf } from './gateway-of';
import { refundTag } from './refund-at-provider';
import { look } from './resolve';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

/** Of 45,000 won 20,000 went back by hand; of the 25,000 left a refund got no answer, and then the office gave 10,000 back. */
async function givenOfficeWasFirst() {
  const paid = await givenPaid(toss, { quantity: 3, stock: 5 });
  const { orderId, paymentKey, providerOrderId } = paid;
  await askRefund(orderId, { free: 20_000, manualReference: '이체 1' });
  await toss.fault({ cancel: 'reset-before', paymentKey });
  expect(await askRefund(orderId, { free: 25_000 })).toMatchObject({ state: 'REFUNDING' });
  await toss.post('/toss/sim/cancel', { paymentKey, amount: 10_000 });
  const refund = (await refundsOf(orderId)).at(-1)!;
  return { ...paid, refund, attempt: (await attemptRow(providerOrderId))! };
}

describe('a refund of more than is left since the provider’s office gave some back', () => {
  it.each([
    ['tried before', 1],
    ['whose first try never began', 0],
  ])('is not asked for, and a person is told: %s', async (_, attempts) => {
    const { orderId, providerOrderId, refund, attempt } = await givenOfficeWasFirst();
    await testDb().update(refunds).set({ attempts }).where(eq(refunds.id, refund.id));
    await look(anyCtx(), attempt.id);
    await tryRefundsAgain(orderId);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 45_000, refunded: 10_000 });
    expect((await refundsOf(orderId)).map(({ state, amount }) => [state, amount])).toEqual([
      ['DONE', 20_000],
      ['FAILED', 25_000],
      ['DONE', 10_000],
    ]);
    expect(await alarmsAbout(refund.id)).toMatchObject([
      { kind: 'REFUND_REFUSED', details: { providerCode: 'REFUND_EXCEEDS' } },
    ]);
    expect(await orderRow(orderId)).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refundedTotal: 30_000,
      cancelingAt: null,
    });
    expect(await askRefund(orderId, { free: 15_000 })).toMatchObject({ state: 'REFUNDED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
  });

  it('that the provider carried out late all the same is booked as far as the order has money', async () => {
    const { orderId, paymentKey, refund, attempt } = await givenOfficeWasFirst();
    const late = await gatewayOf('toss').cancel({
      paymentKey,
      amount: 25_000,
      balance: 35_000,
      reason: refundTag(refund),
      account: null,
      idempotencyKey: 'arrived-late',
    });
    expect(late.ok).toBe(true);
    await tryRefundsAgain(orderId);
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: 45_000, cancelingAt: null });
    expect((await refundsOf(orderId)).map(({ state }) => state).toSorted()).toEqual(['DONE', 'DONE', 'DONE', 'FAILED']);
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'REFUNDED_AT_PROVIDER', count: 2 }]);
    expect(await alarmsAbout(attempt.id)).toEqual([]);
  });
});
