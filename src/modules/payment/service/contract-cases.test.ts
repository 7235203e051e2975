import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { orders } from '~/modules/order/tables';
import { releaseReservations } from '~/modules/order/service/sweep';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { inTx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { anyCtx } from '~/testing/factories/order';
import {
  attemptRow,
  givenAuthenticated,
  givenDepositChosen,
  givenPaid,
  givenWindow,
  makeChecksDue,
  orderRow,
  returnedTo,
  stockRow,
  timeIsUp,
} from '~/testing/factories/payment';
import { refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { confirmPayment } from './confirm';
import { receiveWebhook } from './receive-webhook';
import { reconcilePayments } from './reconcile';

/** What integrators get wrong, by the numbers of the contract's table, where no other test is about it. */
let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const lookAgain = async () => {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
};

describe('D2: a window opened for less than the order costs', () => {
  it.each([100, 17_999])('charges nothing, whichever amount the browser then names: %d', async (cheap) => {
    const { ctx, orderId, providerOrderId, window } = await givenWindow();
    const back = returnedTo(orderId, window, await toss.authenticate(providerOrderId, cheap));
    await expect(confirmPayment(ctx, { ...back, amount: cheap })).rejects.toMatchObject({ code: 'AMOUNT_MISMATCH' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'READY', paymentKey: null });
    expect(await confirmPayment(ctx, back)).toMatchObject({ state: 'DECLINED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
  });
});

describe('D7: the database fails after the provider took the money', () => {
  it('and the reconciler writes it down, once', async () => {
    const { pay, orderId, providerOrderId, amount, variantId } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'slow', delayMs: 300, orderId: providerOrderId });
    const paying = pay();
    // Charged already, and somebody sits on the order for longer than the shop waits for a lock.
    await vi.waitFor(async () => expect((await toss.ledger(providerOrderId)).charged).toBe(amount));
    await inTx(anyCtx(), async (tx) => {
      await tx.db.execute(sql`SELECT id FROM ${orders} WHERE ${eq(orders.id, orderId)} FOR UPDATE`);
      await expect(paying).rejects.toThrow();
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'CONFIRMING' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 1 });
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
  });
});

describe('D8, D9: the browser is closed between the window and the shop', () => {
  it('charges nothing, the order ends by its own time, and the provider’s «expired» changes nothing', async () => {
    const { orderId, paymentKey, providerOrderId, variantId, pay } = await givenAuthenticated(toss);
    await timeIsUp(orderId);
    await releaseReservations(anyCtx());
    expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED' });
    await toss.post('/toss/sim/expire', { paymentKey });
    const data = { paymentKey, orderId: providerOrderId, status: 'EXPIRED' };
    const event = { eventType: 'PAYMENT_STATUS_CHANGED', createdAt: '2026-11-28T19:00:40.1', data };
    await receiveWebhook(anyCtx(), 'toss', `expired-${orderId}`, event);
    expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    expect(await pay()).toEqual({ state: 'EXPIRED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
  });
});

describe('D14: an account was opened, and nobody has paid into it', () => {
  it('nothing is prepared before the deposit', async () => {
    const { orderId, pay, deposit } = await givenDepositChosen(toss);
    await pay();
    const prepare = () => advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' });
    await expect(prepare()).rejects.toMatchObject({ code: 'ORDER_STATE' });
    await deposit();
    await lookAgain();
    await prepare();
  });
});

describe('D20: the provider asks for patience', () => {
  it.each(['FORBIDDEN_CONSECUTIVE_REQUEST', 'NOT_AVAILABLE_BANK'])(
    'and is not called again because the buyer presses again: %s',
    async (code) => {
      const { ctx, orderId, paymentKey, providerOrderId, amount } = await givenPaid(toss);
      await toss.fault({ cancel: 'refuse', code, paymentKey });
      const cancel = () => cancelMyOrder(ctx, { orderId, reason: 'OTHER' });
      expect(await cancel()).toEqual({ state: 'REFUNDING' });
      for (let press = 0; press < 3; press += 1) expect(await cancel()).toEqual({ state: 'REFUNDING' });
      expect((await refundsOf(orderId))[0]).toMatchObject({ attempts: 1 });
      await tryRefundsAgain(orderId);
      expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
    },
  );
});

describe('D23: the fail page', () => {
  it('learns its order from its own address, for a closed window names none', async () => {
    const { window, orderId } = await givenWindow();
    expect(new URL(window.failUrl).searchParams.get('o')).toBe(orderId);
  });
});
