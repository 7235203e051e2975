import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { adjustStock, releaseHolds } from '~/modules/inventory/service/stock';
import { inTx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { anyCtx } from '~/testing/factories/order';
import { alarmsAbout, attemptRow, givenDepositChosen, makeChecksDue, orderRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { reconcilePayments } from './reconcile';
import { retryRefunds } from './refund';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}

it('tells a person of a deposit for units that are gone: it goes back only to an account somebody names', async () => {
  const { orderId, variantId, providerOrderId, pay, deposit } = await givenDepositChosen(toss);
  await pay();
  // Somebody at the database's own prompt ended the hold and sold the units elsewhere.
  await inTx(anyCtx(), (tx) => releaseHolds(tx, orderId, { actor: 'test', cause: 'test' }));
  await adjustStock(anyCtx(), variantId, -3, { actor: 'test', cause: 'test' });
  await deposit();
  await lookAgain();
  expect(await orderRow(orderId)).toMatchObject({ state: 'CANCELED' });
  const attempt = await attemptRow(providerOrderId);
  expect(attempt).toMatchObject({ state: 'FAILED', failureCode: 'OUT_OF_STOCK', account: { bank: '20' } });
  // Its bank may still take it back.
  expect(attempt?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now());
  expect(await alarmsAbout(attempt?.id ?? '')).toMatchObject([
    { kind: 'PAYMENT_WITHOUT_ORDER', details: { orderId, reason: 'OUT_OF_STOCK' } },
  ]);
  expect(await retryRefunds(anyCtx())).toBe(0);
  expect(await brokenInvariants()).toEqual([]);
});

it('tells a person days later when the bank sent a refunded deposit back to the shop', async () => {
  const { ctx, orderId, providerOrderId, paymentKey, pay, deposit } = await givenDepositChosen(toss);
  await pay();
  await deposit();
  await lookAgain();
  const refundAccount = { bank: '88', number: '110123456789', holder: '김예시' } as const;
  await cancelMyOrder(ctx, { orderId, reason: 'OTHER', refundAccount });
  const refunded = await attemptRow(providerOrderId);
  expect(refunded?.nextCheckAt?.getTime()).toBeGreaterThan(Date.now() + 2 * 86_400_000);
  await lookAgain();
  expect(await alarmsAbout(refunded?.id ?? '')).toEqual([]);
  await toss.post('/toss/sim/refund-failure', { paymentKey });
  await lookAgain();
  expect(await alarmsAbout(refunded?.id ?? '')).toMatchObject([
    { kind: 'REFUND_STUCK', details: { orderId, providerCode: 'REFUND_FAILED' } },
  ]);
  expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'CANCELED', nextCheckAt: null });
});
