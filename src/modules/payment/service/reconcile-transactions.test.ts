import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alarms } from '~/modules/notification/tables';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenAuthenticated,
  givenDepositChosen,
  givenPaid,
  orderRow,
} from '~/testing/factories/payment';
import { askRefund } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { paymentAttempts, providerTransactions, refundLines, refunds } from '../tables';
import { reconcilePayments } from './reconcile';
import { reconcileTransactions } from './reconcile-transactions';
import { retryRefunds } from './refund';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
beforeEach(async () => {
  await toss.post('/toss/sim/reset', {});
  await testDb().delete(providerTransactions);
  await testDb().delete(alarms);
  // What earlier tests left is not in the list any more.
  await testDb().delete(refundLines);
  await testDb().delete(refunds);
  await testDb().delete(paymentAttempts);
});

/** Holds the list against the books a quarter of an hour later, when both sides have settled. */
async function later(pageSize?: number) {
  await reconcileTransactions(anyCtx(), pageSize);
  await testDb()
    .update(providerTransactions)
    .set({ at: sql`${providerTransactions.at} - interval '15 minutes'` });
  const quarter = sql`interval '15 minutes'`;
  await testDb()
    .update(paymentAttempts)
    .set({ approvedAt: sql`${paymentAttempts.approvedAt} - ${quarter}` });
  await testDb()
    .update(refunds)
    .set({ doneAt: sql`${refunds.doneAt} - ${quarter}` });
  return reconcileTransactions(anyCtx(), pageSize);
}

describe('holding the provider’s list against the books', () => {
  it('finds nothing where all is well, and fetching again writes nothing twice', async () => {
    const a = await givenPaid(toss);
    await askRefund(a.orderId, { free: 1000 });
    const b = await givenDepositChosen(toss);
    await b.pay();
    expect(await later()).toEqual({ fetched: 2, looked: 0, differences: 0 });
    expect(await testDb().$count(providerTransactions)).toBe(2);
    expect(await reconcileTransactions(anyCtx())).toMatchObject({ fetched: 2, differences: 0 });
    expect(await testDb().$count(providerTransactions)).toBe(2);
    const sums = await testDb().select({ amount: providerTransactions.amount }).from(providerTransactions);
    expect(sums.map(({ amount }) => amount).toSorted((x, y) => x - y)).toEqual([-1000, a.amount]);
  });

  it('reads a list of several pages to its end', async () => {
    const { paymentKey, orderId, amount } = await givenPaid(toss);
    for (let turn = 0; turn < 11; turn += 1) await toss.post('/toss/sim/cancel', { paymentKey, amount: 10 });
    expect(await later(5)).toEqual({ fetched: 12, looked: 1, differences: 0 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 110 });
    expect(amount).toBe(18_000);
  });

  it('finds a refund of the provider’s office whose webhook was lost, and says so', async () => {
    const { paymentKey, orderId } = await givenPaid(toss);
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 4000 });
    expect(await later()).toMatchObject({ looked: 1, differences: 0 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 4000 });
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'REFUNDED_AT_PROVIDER' }]);
  });

  it('finds a deposit whose webhook was lost', async () => {
    const { pay, deposit, orderId } = await givenDepositChosen(toss);
    await pay();
    await deposit();
    expect(await later()).toMatchObject({ looked: 1, differences: 0 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
  });

  it('gives back money of a payment that counted as failed here', async () => {
    const { pay, orderId, providerOrderId, amount } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await pay();
    await toss.fault({ get: '404', orderId: providerOrderId });
    const started = sql`now() - interval '21 minutes'`;
    await testDb()
      .update(paymentAttempts)
      .set({ confirmStartedAt: started, nextCheckAt: sql`now() - interval '1 second'` })
      .where(eq(paymentAttempts.providerOrderId, providerOrderId));
    await reconcilePayments(anyCtx());
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: 'NOT_FOUND_PAYMENT' });
    expect(await later()).toMatchObject({ looked: 1, differences: 0 });
    await retryRefunds(anyCtx());
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    const attempt = await attemptRow(providerOrderId);
    expect(await alarmsAbout(attempt?.id ?? '')).toMatchObject([
      { kind: 'PAYMENT_WITHOUT_ORDER', details: { orderId, reason: 'LATE' } },
    ]);
  });

  it('tells a person of a charge that is no order’s, and gives nothing back by itself', async () => {
    const paymentKey = await toss.authenticate('20260101-ELSEWHERE_1', 5000);
    await fetch(`${toss.sandbox.url}/toss/v1/payments/confirm`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from('test_sk_energyfactorysandbox:').toString('base64')}`,
      },
      body: JSON.stringify({ paymentKey, orderId: '20260101-ELSEWHERE_1', amount: 5000 }),
    });
    expect(await later()).toMatchObject({ differences: 1 });
    await reconcileTransactions(anyCtx());
    const [alarm] = await testDb().select().from(alarms);
    expect(alarm).toMatchObject({
      kind: 'TRANSACTION_UNKNOWN',
      count: 2,
      details: { difference: 'UNKNOWN_CHARGE', amount: 5000 },
    });
    expect(await toss.ledger('20260101-ELSEWHERE')).toMatchObject({ charged: 5000, refunded: 0 });
  });

  it('tells a person of a payment and a refund of ours that the list does not have', async () => {
    const { orderId, providerOrderId } = await givenPaid(toss);
    await askRefund(orderId, { free: 700 });
    await toss.post('/toss/sim/reset', {});
    expect(await later()).toMatchObject({ fetched: 0, differences: 2 });
    const attempt = await attemptRow(providerOrderId);
    const [refund] = await testDb().select().from(refunds).where(eq(refunds.orderId, orderId));
    expect(await alarmsAbout(attempt?.id ?? '')).toMatchObject([{ details: { difference: 'MISSING_CHARGE' } }]);
    expect(await alarmsAbout(refund?.id ?? '')).toMatchObject([{ details: { difference: 'MISSING_REFUND' } }]);
  });

  it('says nothing where there is no list', async () => {
    await givenPaid(toss);
    await toss.fault({ list: 'reset-before', times: null });
    expect(await later()).toEqual({ fetched: 0, looked: 0, differences: 0 });
    expect(await testDb().select().from(alarms)).toEqual([]);
  });
});
