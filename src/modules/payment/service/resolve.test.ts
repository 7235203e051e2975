import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adjustStock, releaseHolds } from '~/modules/inventory/service/stock';
import { releaseReservations } from '~/modules/order/service/sweep';
import { orders } from '~/modules/order/tables';
import { getMyOrder } from '~/modules/order/service/read';
import { inTx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import { givenAuthenticated, makeChecksDue, orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refunds } from '../tables';
import { cancelMyOrder } from './cancel-order';
import { openPayment } from './open-window';
import { checkPayment, reconcilePayments } from './reconcile';
import { takeLimit } from '~/server/rate-limit';
import { retryRefunds } from './refund';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

describe('when the provider’s answer is lost', () => {
  it.each(['reset-after', '500-after', 's008', '409', 'already-processed'])(
    'ends paid, charged once: %s',
    async (confirm) => {
      const { pay, orderId, ctx, providerOrderId, amount } = await givenAuthenticated(toss);
      await toss.fault({ confirm, orderId: providerOrderId });
      expect(await pay()).toEqual({ state: 'UNKNOWN' });
      expect(await orderRow(orderId)).toMatchObject({ state: 'CONFIRMING' });
      await expect(cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).rejects.toMatchObject({
        code: 'NOT_CANCELABLE',
      });
      await makeChecksDue();
      await reconcilePayments(anyCtx());
      expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
    },
  );

  it.each(['reset-before', '500-before', '502', '429'])(
    'asks again with the same key when nothing was taken: %s',
    async (confirm) => {
      const { pay, orderId, ctx, providerOrderId, amount } = await givenAuthenticated(toss);
      await toss.fault({ confirm, orderId: providerOrderId });
      expect(await pay()).toEqual({ state: 'UNKNOWN' });
      expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
    },
  );

  it('is asked for by the pages that wait, and not without end', async () => {
    const { orderId, ctx } = await givenAuthenticated(toss);
    expect(await checkPayment(ctx, orderId)).not.toMatchObject({ state: 'PAID' });
    for (let looks = 1; looks < 600; looks += 1) await takeLimit('payment.check', orderId);
    await expect(checkPayment(ctx, orderId)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('stays undecided while the provider cannot be asked, and holds the stock', async () => {
    const { pay, orderId, ctx, variantId, providerOrderId } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'reset-after', get: '500-before', orderId: providerOrderId });
    await pay();
    await testDb()
      .update(orders)
      .set({ expiresAt: sql`now() - interval '1 hour'` })
      .where(eq(orders.id, orderId));
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'UNKNOWN' });
    expect(await releaseReservations(anyCtx())).toBe(0);
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 1 });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
  });

  it('is not given up because the clock of this process jumped: only the database knows how long it has been', async () => {
    const { pay, ctx, orderId, paymentKey, providerOrderId } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await toss.fault({ get: '404', paymentKey });
    await pay();
    const tomorrow = { ...ctx, now: new Date(Date.now() + 30 * 3_600_000) };
    expect(await checkPayment(tomorrow, orderId)).toEqual({ state: 'UNKNOWN' });
    expect(await checkPayment(tomorrow, orderId)).toEqual({ state: 'PAID' });
  });

  it('gives back money that is not the order’s amount', async () => {
    const { pay, orderId, providerOrderId } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'wrong-amount', amount: 100, orderId: providerOrderId });
    expect(await pay()).toMatchObject({ state: 'DECLINED', code: 'AMOUNT_MISMATCH' });
    await retryRefunds(anyCtx());
    await retryRefunds(anyCtx());
    const [row] = await testDb().select().from(refunds).where(eq(refunds.orderId, orderId));
    expect(row).toMatchObject({ state: 'DONE', amount: 100, reason: 'AMOUNT_MISMATCH' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 100, refunded: 100 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
  });
});

describe('what the page is told', () => {
  it('is the attempt that was paid, not the window opened last', async () => {
    const { pay, ctx, orderId, providerOrderId } = await givenAuthenticated(toss);
    await openPayment(ctx, { orderId, method: 'TRANSFER' });
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    expect(await pay()).toEqual({ state: 'UNKNOWN' });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
    expect((await getMyOrder(ctx, orderId)).events.map((event) => event.kind)).toContain('CONFIRM_UNKNOWN');
  });

  it('keeps the reason of a refusal', async () => {
    const { pay, ctx, orderId } = await givenAuthenticated(toss, 'INVALID_STOPPED_CARD');
    await pay();
    await openPayment(ctx, { orderId, method: 'CARD' });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'DECLINED', code: 'INVALID_STOPPED_CARD' });
  });

  it('ends when the provider has paid a part back meanwhile: the rest goes back too', async () => {
    const { pay, ctx, orderId, paymentKey, providerOrderId, amount } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await pay();
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 1000 });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'DECLINED', code: 'AMOUNT_MISMATCH' });
    await retryRefunds(anyCtx());
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
  });
});

describe('when the stock is gone after all', () => {
  it('gives the money back and keeps nobody’s units', async () => {
    const { pay, orderId, ctx, variantId, providerOrderId, amount } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await pay();
    // Somebody at the database's own prompt ended the hold and sold the units elsewhere.
    await inTx(anyCtx(), (tx) => releaseHolds(tx, orderId, { actor: 'test', cause: 'test' }));
    await adjustStock(anyCtx(), variantId, -3, { actor: 'test', cause: 'test' });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'DECLINED', code: 'OUT_OF_STOCK' });
    await retryRefunds(anyCtx());
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    await releaseReservations(anyCtx());
  });
});
