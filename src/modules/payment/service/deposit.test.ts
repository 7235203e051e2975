import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addToCart } from '~/modules/cart/service/add';
import { readCart } from '~/modules/cart/service/read';
import { stockHolds } from '~/modules/inventory/tables';
import { outbox } from '~/modules/notification/tables';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { releaseReservations } from '~/modules/order/service/sweep';
import { getMyOrder } from '~/modules/order/service/read';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenDepositChosen,
  givenWindow,
  makeChecksDue,
  orderRow,
  returnedTo,
  stockRow,
} from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { paymentAttempts } from '../tables';
import { cancelAnyOrder, cancelMyOrder } from './cancel-order';
import { confirmPayment } from './confirm';
import { openPayment } from './open-window';
import { checkPayment, reconcilePayments } from './reconcile';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

/** The shopper has an account and has not paid yet. */
async function givenAwaited(more: Parameters<typeof givenDepositChosen>[1] = {}) {
  const chosen = await givenDepositChosen(toss, more);
  expect(await chosen.pay()).toEqual({ state: 'AWAITING_DEPOSIT' });
  return chosen;
}

/** The last minute to pay is over, by the database clock; at the provider a deposit would still be taken. */
const timeToPayIsUp = (providerOrderId: string) =>
  testDb()
    .update(paymentAttempts)
    .set({ accountDueAt: sql`now() - interval '2 minutes'`, nextCheckAt: sql`now() - interval '1 second'` })
    .where(eq(paymentAttempts.providerOrderId, providerOrderId));

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}

describe('a deposit account', () => {
  it('is shown with its due time, charges nothing, and keeps the units until well after', async () => {
    const { orderId, ctx, variantId, providerOrderId } = await givenAwaited();
    const attempt = await attemptRow(providerOrderId);
    expect(attempt).toMatchObject({
      state: 'WAITING_FOR_DEPOSIT',
      account: { bank: '20' },
      approvedAt: null,
    });
    expect(attempt?.account?.number).toMatch(/^X\d+$/);
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT', expiresAt: attempt?.accountDueAt });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 1 });
    const [hold] = await testDb().select().from(stockHolds).where(eq(stockHolds.orderId, orderId));
    expect(hold?.expiresAt.getTime()).toBe((attempt?.accountDueAt?.getTime() ?? 0) + 86_400_000);
    expect(await releaseReservations(anyCtx())).toBe(0);
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'AWAITING_DEPOSIT' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
  });

  it('empties the cart of what was ordered at once, and leaves alone what was put in until the money came', async () => {
    const chosen = await givenDepositChosen(toss);
    const shopping = { ...chosen.ctx, reqHeaders: new Headers(), resHeaders: null };
    await addToCart(shopping, { variantId: chosen.variantId, quantity: 1 });
    await chosen.pay();
    expect((await readCart(chosen.ctx)).lines).toEqual([]);
    await addToCart(shopping, { variantId: chosen.variantId, quantity: 2 });
    await chosen.deposit();
    await lookAgain();
    expect((await orderRow(chosen.orderId))?.state).toBe('PAID');
    expect((await readCart(chosen.ctx)).lines).toMatchObject([{ variantId: chosen.variantId, quantity: 2 }]);
  });

  it('makes the order paid when the money comes, though every webhook was lost', async () => {
    const { orderId, variantId, providerOrderId, amount, deposit } = await givenAwaited();
    await deposit();
    expect((await attemptRow(providerOrderId))?.nextCheckAt?.getTime()).toBeLessThan(Date.now() + 600_500);
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', cancelingAt: null });
    expect((await attemptRow(providerOrderId))?.approvedAt).toBeInstanceOf(Date);
    expect(await stockRow(variantId)).toMatchObject({ stock: 2, reservedStock: 0 });
    await lookAgain();
    await lookAgain();
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
  });

  it('is found although the answer that opened it was lost', async () => {
    const { pay, ctx, orderId, providerOrderId, deposit } = await givenDepositChosen(toss);
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    expect(await pay()).toEqual({ state: 'UNKNOWN' });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'AWAITING_DEPOSIT' });
    expect(await pay()).toEqual({ state: 'AWAITING_DEPOSIT' });
    await deposit();
    await lookAgain();
    expect(await pay()).toEqual({ state: 'PAID' });
  });

  it('is one per buyer, also for two windows confirmed in the same moment', async () => {
    const { ctx } = await givenCustomer();
    const chosen = [await givenDepositChosen(toss, { ctx }), await givenDepositChosen(toss, { ctx })];
    const answers = await Promise.all(chosen.map(({ pay }) => pay()));
    expect(answers.map(({ state }) => state).toSorted()).toEqual(['AWAITING_DEPOSIT', 'DECLINED']);
    expect(answers).toContainEqual({ state: 'DECLINED', code: 'TOO_MANY_OPEN_ORDERS' });
    const third = await givenWindow({ ctx });
    await expect(openPayment(ctx, { orderId: third.orderId, method: 'VIRTUAL_ACCOUNT' })).rejects.toMatchObject({
      code: 'TOO_MANY_OPEN_ORDERS',
      details: { max: 1 },
    });
    const card = await toss.authenticate(third.providerOrderId, third.amount);
    expect(await confirmPayment(ctx, returnedTo(third.orderId, third.window, card))).toEqual({ state: 'PAID' });
  });
});

describe('a deposit the bank takes back', () => {
  it('waits again with the same account, and is paid by the next one', async () => {
    const { orderId, ctx, variantId, providerOrderId, amount, deposit, reverse } = await givenAwaited();
    await deposit();
    await lookAgain();
    await reverse();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT', paidAt: null });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'WAITING_FOR_DEPOSIT', approvedAt: null });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 1 });
    await expect(advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' })).rejects.toMatchObject({
      code: 'ORDER_STATE',
    });
    expect((await getMyOrder(ctx, orderId)).events.map(({ kind }) => kind)).toContain('DEPOSIT_REVERSED');
    await deposit();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 2 * amount, refunded: amount });
    expect(await alarmsAbout(orderId)).toEqual([]);
  });

  it('is said to a person where the goods have left, and the order is not closed by itself', async () => {
    const { orderId, providerOrderId, deposit, reverse } = await givenAwaited();
    await deposit();
    await lookAgain();
    const parcel = { carrier: 'example-parcel', trackingNumber: '000000000000' };
    await advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' });
    await advanceFulfilment(anyCtx(), orderId, 'SHIPPED', { kind: 'ADMIN' }, parcel);
    await reverse();
    await lookAgain();
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'DEPOSIT_REVERSED', count: 1 }]);
    await timeToPayIsUp(providerOrderId);
    await reconcilePayments(anyCtx());
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    await deposit();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
  });
});

describe('a deposit that does not come in time', () => {
  it('closes the account at the provider, then ends the order and frees the units', async () => {
    const { orderId, variantId, providerOrderId, deposit } = await givenAwaited();
    await timeToPayIsUp(providerOrderId);
    await reconcilePayments(anyCtx());
    expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'CANCELED', closingAs: null, nextCheckAt: null });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    await expect(deposit()).rejects.toThrow('409');
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `mail:deposit-overdue:${orderId}`));
    expect(mails).toHaveLength(1);
  });

  it('is taken when it came a moment before', async () => {
    const { orderId, providerOrderId, deposit } = await givenAwaited();
    await deposit();
    await timeToPayIsUp(providerOrderId);
    await reconcilePayments(anyCtx());
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
  });

  it.each(['reset-before', '500-before', '502', '429'])(
    'stays held until the provider has closed the account: %s',
    async (cancel) => {
      const { orderId, variantId, providerOrderId, paymentKey } = await givenAwaited();
      await toss.fault({ cancel, paymentKey });
      await timeToPayIsUp(providerOrderId);
      await reconcilePayments(anyCtx());
      expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
      expect(await attemptRow(providerOrderId)).toMatchObject({ closingAs: 'EXPIRED' });
      expect(await stockRow(variantId)).toMatchObject({ reservedStock: 1 });
      await lookAgain();
      expect(await orderRow(orderId)).toMatchObject({ state: 'EXPIRED' });
    },
  );
});

describe('cancelling an order that waits for its deposit', () => {
  it('closes the account and charges and refunds nothing', async () => {
    const { orderId, ctx, variantId, providerOrderId, deposit } = await givenAwaited();
    expect(await cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).toEqual({ state: 'CANCELED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'CANCELED', cancelingAt: null });
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    const { events } = await getMyOrder(ctx, orderId);
    expect(events.find(({ kind }) => kind === 'CANCELED')).toMatchObject({ actor: 'SHOPPER' });
    await expect(deposit()).rejects.toThrow('409');
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0, refunded: 0 });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'EXPIRED' });
  });

  it('survives every answer that gets lost, and names who asked', async () => {
    const { orderId, ctx, paymentKey } = await givenAwaited();
    const { userId } = await givenCustomer('ADMIN');
    await toss.fault({ cancel: 'reset-before', get: '500-before', paymentKey });
    expect(await cancelAnyOrder(anyCtx(), { orderId, reason: 'OUT_OF_STOCK' }, userId)).toEqual({ state: 'CANCELING' });
    expect((await orderRow(orderId))?.cancelingAt).toBeInstanceOf(Date);
    await toss.fault({ cancel: 'reset-after', paymentKey });
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'CANCELED', cancelingAt: null });
    const { events } = await getMyOrder(ctx, orderId);
    expect(events.find(({ kind }) => kind === 'CANCELED')).toMatchObject({ actor: 'ADMIN' });
  });

  it('asks for an account when the money came in the same moment', async () => {
    const { orderId, ctx, deposit } = await givenAwaited();
    await deposit();
    await expect(cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).rejects.toMatchObject({
      code: 'REFUND_ACCOUNT_REQUIRED',
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', cancelingAt: null });
    const refundAccount = { bank: '88', number: '110123456789', holder: '김예시' } as const;
    expect(await cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND', refundAccount })).toEqual({ state: 'REFUNDED' });
  });
});
