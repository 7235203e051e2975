import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adjustStock, releaseHolds } from '~/modules/inventory/service/stock';
import { getMyOrder } from '~/modules/order/service/read';
import { inTx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { anyCtx } from '~/testing/factories/order';
import { attemptRow, givenDepositChosen, makeChecksDue, orderRow } from '~/testing/factories/payment';
import { refundsOf } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { reconcilePayments } from './reconcile';
import { look } from './resolve';

const SLOW_MS = 600;

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

async function givenAwaited() {
  const chosen = await givenDepositChosen(toss);
  await chosen.pay();
  const { id } = (await attemptRow(chosen.providerOrderId))!;
  /** A look whose answer, true when it was given, arrives only after `meanwhile`. */
  const lookSlowly = async (meanwhile: () => Promise<unknown>) => {
    await toss.fault({ get: 'slow', delayMs: SLOW_MS, paymentKey: chosen.paymentKey, times: 1 });
    const slow = look(anyCtx(), id);
    await wait(SLOW_MS / 3);
    await meanwhile();
    await slow;
  };
  const kinds = async () => (await getMyOrder(chosen.ctx, chosen.orderId)).events.map(({ kind }) => kind);
  const lookAgain = async () => {
    await makeChecksDue();
    await reconcilePayments(anyCtx());
  };
  return { ...chosen, id, lookSlowly, kinds, lookAgain };
}

describe('an answer that somebody was faster than', () => {
  it('does not take the deposit from an order that was paid meanwhile', async () => {
    const { id, orderId, deposit, lookSlowly, lookAgain, kinds, providerOrderId } = await givenAwaited();
    await lookSlowly(async () => {
      await deposit();
      expect(await look(anyCtx(), id)).toEqual({ state: 'PAID' });
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect((await attemptRow(providerOrderId))?.nextCheckAt?.getTime()).toBeLessThan(Date.now() + 1000);
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await kinds()).not.toContain('DEPOSIT_REVERSED');
  });

  it('does not pay an order whose deposit the bank took back meanwhile', async () => {
    const { id, orderId, deposit, reverse, lookSlowly, lookAgain, kinds } = await givenAwaited();
    await deposit();
    await lookAgain();
    await lookSlowly(async () => {
      await reverse();
      await look(anyCtx(), id);
      expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    await lookAgain();
    expect((await kinds()).filter((kind) => kind === 'PAID')).toHaveLength(1);
  });

  it('leaves owed what is owed for a deposit without units', async () => {
    const { id, orderId, variantId, deposit, lookSlowly, lookAgain } = await givenAwaited();
    await inTx(anyCtx(), (tx) => releaseHolds(tx, orderId, { actor: 'test', cause: 'test' }));
    await adjustStock(anyCtx(), variantId, -3, { actor: 'test', cause: 'test' });
    await lookSlowly(async () => {
      await deposit();
      await look(anyCtx(), id);
    });
    await lookAgain();
    expect((await refundsOf(orderId)).map(({ state }) => state)).toEqual(['WAITING']);
  });
});
