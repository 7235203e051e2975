import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { alarmsAbout, givenPaid, orderRow } from '~/testing/factories/payment';
import { askRefund, refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refunds } from '../tables';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const firstOf = async (orderId: Id<'ord'>) => (await refundsOf(orderId))[0];
const grownOld = (orderId: Id<'ord'>) =>
  testDb()
    .update(refunds)
    .set({ createdAt: sql`now() - interval '21 minutes'` })
    .where(eq(refunds.orderId, orderId));

describe('an answer that says never', () => {
  it('ends a refund of more than the provider has, once looking tells nothing new', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_AMOUNT', paymentKey });
    await expect(askRefund(orderId, { free: 100 })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect(await firstOf(orderId)).toMatchObject({ state: 'FAILED', failureCode: 'NOT_CANCELABLE_AMOUNT' });
    expect(await alarmsAbout((await firstOf(orderId))?.id ?? '')).toMatchObject([{ kind: 'REFUND_REFUSED' }]);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', cancelingAt: null });
  });

  it('tries again where looking told something new', async () => {
    const { orderId, paymentKey, providerOrderId } = await givenPaid(toss);
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 5000 });
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_AMOUNT', paymentKey });
    expect(await askRefund(orderId, { free: 100 })).toMatchObject({ state: 'REFUNDING' });
    await tryRefundsAgain(orderId);
    expect(await firstOf(orderId)).toMatchObject({ state: 'DONE' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 5100 });
  });

  it('ends a refund of a payment the provider has not known for twenty minutes', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code: 'NOT_FOUND_PAYMENT', paymentKey, times: 2 });
    await toss.fault({ get: '404', paymentKey, times: 2 });
    expect(await askRefund(orderId, { free: 100 })).toMatchObject({ state: 'REFUNDING' });
    await grownOld(orderId);
    await tryRefundsAgain(orderId);
    expect(await firstOf(orderId)).toMatchObject({ state: 'FAILED', failureCode: 'NOT_FOUND_PAYMENT' });
  });

  it('is none where only the look said so', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'reset-before', paymentKey });
    expect(await askRefund(orderId, { free: 100 })).toMatchObject({ state: 'REFUNDING' });
    await toss.fault({ get: '404', paymentKey });
    await tryRefundsAgain(orderId);
    expect(await firstOf(orderId)).toMatchObject({ state: 'REQUESTED', failureCode: 'NOT_FOUND_PAYMENT' });
    await tryRefundsAgain(orderId);
    expect(await firstOf(orderId)).toMatchObject({ state: 'DONE' });
  });
});

it('a look that failed is no answer: the key of the call stays', async () => {
  const { orderId, paymentKey } = await givenPaid(toss);
  await toss.fault({ cancel: 'reset-before', paymentKey });
  await askRefund(orderId, { free: 100 });
  const before = await firstOf(orderId);
  await toss.fault({ get: '429', paymentKey });
  await tryRefundsAgain(orderId);
  expect(await firstOf(orderId)).toMatchObject({ attempts: 2, idempotencyKey: before?.idempotencyKey });
});

it('a key the provider does not take is said to a person, and the refund stays open', async () => {
  const { orderId, paymentKey } = await givenPaid(toss);
  await toss.fault({ cancel: 'refuse', code: 'FORBIDDEN_REQUEST', paymentKey });
  expect(await askRefund(orderId, { free: 100 })).toMatchObject({ state: 'REFUNDING' });
  expect(await alarmsAbout('toss')).toMatchObject([
    { kind: 'PAYMENT_CONFIGURATION', details: { providerCode: 'FORBIDDEN_REQUEST' } },
  ]);
});
