import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { anyCtx } from '~/testing/factories/order';
import { alarmsAbout, attemptRow, givenDepositChosen, makeChecksDue } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { reconcilePayments } from './reconcile';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}

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
