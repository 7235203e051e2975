import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { outbox } from '~/modules/notification/tables';
import { adjustStock, releaseHolds } from '~/modules/inventory/service';
import { stockHolds, variantStock } from '~/modules/inventory/tables';
import { releaseReservations } from '~/modules/order/service/end-unpaid';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { getMyOrder } from '~/modules/order/service/read';
import { orders } from '~/modules/order/tables';
import { inTx, type Ctx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { paymentAttempts, refunds } from '../tables';
import { cancelAnyOrder, cancelMyOrder, retryRefunds } from './cancel-order';
import { confirmPayment } from './confirm';
import { openPayment } from './open-window';
import { receiveWebhook } from './receive-webhook';
import { checkPayment, reconcilePayments } from './reconcile';
import { refundOrphan } from './refund-orphan';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

type Window = { ctx: Ctx; orderId: Id<'ord'>; variantId: Id<'var'>; providerOrderId: string; amount: number };

async function givenWindow(stock = 3): Promise<Window> {
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant({ stock, price: 15_000 });
  const order = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  const { providerOrderId, amount } = await openPayment(ctx, { orderId: order.id, method: 'CARD' });
  return { ctx, orderId: order.id, variantId, providerOrderId, amount };
}

/** The shopper went through the window; `pay` is what their browser then sends. */
async function authenticated(refuseConfirmWith?: string) {
  const window = await givenWindow();
  const paymentKey = await toss.authenticate(window.providerOrderId, window.amount, refuseConfirmWith);
  const input = { orderId: window.orderId, paymentKey, providerOrderId: window.providerOrderId, amount: window.amount };
  return { ...window, paymentKey, input, pay: () => confirmPayment(window.ctx, input) };
}

const order = async (id: Id<'ord'>) => (await testDb().select().from(orders).where(eq(orders.id, id)))[0];
const stock = async (id: Id<'var'>) =>
  (await testDb().select().from(variantStock).where(eq(variantStock.variantId, id)))[0];
const makeDue = () =>
  testDb()
    .update(paymentAttempts)
    .set({ nextCheckAt: sql`now()` })
    .where(sql`${paymentAttempts.nextCheckAt} IS NOT NULL`);
const timeIsUp = async (id: Id<'ord'>) => {
  await testDb()
    .update(orders)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(orders.id, id));
  await testDb()
    .update(stockHolds)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(stockHolds.orderId, id));
};

describe('confirming', () => {
  it('charges once, sells what was held and puts the mail on its way', async () => {
    const { pay, orderId, variantId, providerOrderId, amount } = await authenticated();
    expect(await pay()).toEqual({ state: 'PAID' });
    expect(await order(orderId)).toMatchObject({ state: 'PAID' });
    expect(await stock(variantId)).toMatchObject({ stock: 2, reservedStock: 0 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: 0 });
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `mail:confirmed:${orderId}`));
    expect(mails).toHaveLength(1);
  });

  it('charges once for twenty confirms at the same time and for every reload after', async () => {
    const { pay, providerOrderId, amount, orderId, ctx } = await authenticated();
    const answers = await Promise.all(Array.from({ length: 20 }, pay));
    expect(answers.map((answer) => answer.state)).not.toContain('DECLINED');
    for (let reload = 0; reload < 5; reload += 1) expect(await pay()).toEqual({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
    expect((await getMyOrder(ctx, orderId)).events.filter((event) => event.kind === 'PAID')).toHaveLength(1);
  });

  it.each([-1, 1, 1000])('calls nobody when the amount is off by %d', async (off) => {
    const { ctx, input, providerOrderId } = await authenticated();
    await expect(confirmPayment(ctx, { ...input, amount: input.amount + off })).rejects.toMatchObject({
      code: 'AMOUNT_MISMATCH',
    });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
  });

  it('accepts neither another’s order nor another order’s payment', async () => {
    const a = await authenticated();
    const b = await authenticated();
    await expect(confirmPayment(b.ctx, a.input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(confirmPayment(a.ctx, { ...a.input, providerOrderId: b.providerOrderId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await confirmPayment(a.ctx, { ...a.input, paymentKey: b.paymentKey })).toMatchObject({ state: 'DECLINED' });
    expect(await b.pay()).toEqual({ state: 'PAID' });
    expect(await toss.ledger(a.providerOrderId)).toMatchObject({ charged: 0 });
  });

  it('lets the shopper try again after a refusal, with a new attempt', async () => {
    const first = await authenticated('REJECT_CARD_PAYMENT');
    expect(await first.pay()).toEqual({ state: 'DECLINED', code: 'REJECT_CARD_PAYMENT' });
    expect(await order(first.orderId)).toMatchObject({ state: 'PENDING' });
    const second = await openPayment(first.ctx, { orderId: first.orderId, method: 'TRANSFER' });
    expect(second.providerOrderId).not.toBe(first.providerOrderId);
    const paymentKey = await toss.authenticate(second.providerOrderId, second.amount);
    const paid = await confirmPayment(first.ctx, {
      orderId: first.orderId,
      paymentKey,
      providerOrderId: second.providerOrderId,
      amount: second.amount,
    });
    expect(paid).toEqual({ state: 'PAID' });
    expect(await toss.ledger(first.providerOrderId.split('_')[0] ?? '')).toMatchObject({ charged: second.amount });
  });

  it('charges nothing when the hold ended and somebody else has the last unit', async () => {
    const late = await authenticated();
    await testDb().update(variantStock).set({ stock: 1 }).where(eq(variantStock.variantId, late.variantId));
    await timeIsUp(late.orderId);
    const { ctx } = await givenCustomer();
    await givenOrder(ctx, [{ variantId: late.variantId, quantity: 1 }]);
    expect(await late.pay()).toEqual({ state: 'EXPIRED' });
    expect(await toss.ledger(late.providerOrderId)).toMatchObject({ charged: 0 });
    // The test took two units away behind the ledger's back; the ledger learns of it here.
    await testDb().execute(
      sql`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, actor, cause) VALUES (${late.variantId}, 'ADJUST', -2, 0, 'test', 'test')`,
    );
  });

  it('takes the hold again when it ended and the unit is still there', async () => {
    const late = await authenticated();
    await timeIsUp(late.orderId);
    expect(await late.pay()).toEqual({ state: 'PAID' });
  });

  it('charges nothing for an order the cron has expired', async () => {
    const late = await authenticated();
    await timeIsUp(late.orderId);
    await releaseReservations(anyCtx());
    expect(await late.pay()).toEqual({ state: 'EXPIRED' });
    expect(await toss.ledger(late.providerOrderId)).toMatchObject({ charged: 0 });
  });
});

describe('when the provider’s answer is lost', () => {
  it.each(['reset-after', '500-after', 's008', '409', 'already-processed'])(
    'ends paid, charged once: %s',
    async (confirm) => {
      const { pay, orderId, ctx, providerOrderId, amount } = await authenticated();
      await toss.fault({ confirm, orderId: providerOrderId });
      expect(await pay()).toEqual({ state: 'UNKNOWN' });
      expect(await order(orderId)).toMatchObject({ state: 'CONFIRMING' });
      await expect(cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).rejects.toMatchObject({
        code: 'NOT_CANCELABLE',
      });
      await makeDue();
      await reconcilePayments(anyCtx());
      expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
    },
  );

  it.each(['reset-before', '500-before', '502', '429'])(
    'asks again with the same key when nothing was taken: %s',
    async (confirm) => {
      const { pay, orderId, ctx, providerOrderId, amount } = await authenticated();
      await toss.fault({ confirm, orderId: providerOrderId });
      expect(await pay()).toEqual({ state: 'UNKNOWN' });
      expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
    },
  );

  it('stays undecided while the provider cannot be asked, and holds the stock', async () => {
    const { pay, orderId, ctx, variantId, providerOrderId } = await authenticated();
    await toss.fault({ confirm: 'reset-after', get: '500-before', orderId: providerOrderId });
    await pay();
    await testDb()
      .update(orders)
      .set({ expiresAt: sql`now() - interval '1 hour'` })
      .where(eq(orders.id, orderId));
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'UNKNOWN' });
    expect(await releaseReservations(anyCtx())).toBe(0);
    expect(await stock(variantId)).toMatchObject({ stock: 3, reservedStock: 1 });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'PAID' });
  });

  it('gives back money that is not the order’s amount', async () => {
    const { pay, orderId, providerOrderId } = await authenticated();
    await toss.fault({ confirm: 'wrong-amount', amount: 100, orderId: providerOrderId });
    expect(await pay()).toMatchObject({ state: 'DECLINED', code: 'AMOUNT_MISMATCH' });
    const [asked] = await testDb().select().from(outbox).where(eq(outbox.topic, 'refund'));
    if (asked?.payload.topic !== 'refund') throw new Error('no refund was asked for');
    await refundOrphan(anyCtx(), asked.payload.paymentId, asked.payload.reason);
    await refundOrphan(anyCtx(), asked.payload.paymentId, asked.payload.reason);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 100, refunded: 100 });
    expect(await order(orderId)).toMatchObject({ state: 'PENDING' });
  });
});

describe('when the stock is gone after all', () => {
  it('gives the money back and keeps nobody’s units', async () => {
    const { pay, orderId, ctx, variantId, providerOrderId, amount } = await authenticated();
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await pay();
    // Somebody at the database's own prompt ended the hold and sold the units elsewhere.
    await inTx(anyCtx(), (tx) => releaseHolds(tx, orderId, { actor: 'test', cause: 'test' }));
    await adjustStock(anyCtx(), variantId, -3, { actor: 'test', cause: 'test' });
    expect(await checkPayment(ctx, orderId)).toEqual({ state: 'DECLINED', code: 'OUT_OF_STOCK' });
    const asked = await testDb()
      .select()
      .from(outbox)
      .where(sql`${outbox.topic} = 'refund' AND ${outbox.payload}->>'reason' = 'OUT_OF_STOCK'`);
    for (const { payload } of asked)
      if (payload.topic === 'refund') await refundOrphan(anyCtx(), payload.paymentId, payload.reason);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    await releaseReservations(anyCtx());
  });
});

describe('webhooks', () => {
  const event = (data: Record<string, unknown>) => ({
    eventType: 'PAYMENT_STATUS_CHANGED',
    createdAt: '2026-11-21T19:00:40.1',
    data,
  });

  it('are hints: a forged «done» changes nothing', async () => {
    const { orderId, paymentKey, providerOrderId } = await authenticated();
    await receiveWebhook(anyCtx(), 'toss', 'forged-1', event({ paymentKey, orderId: providerOrderId, status: 'DONE' }));
    expect(await order(orderId)).toMatchObject({ state: 'PENDING' });
  });

  it('settle a payment whose answer was lost, once, however often they come', async () => {
    const { pay, orderId, paymentKey, providerOrderId, amount } = await authenticated();
    await toss.fault({ confirm: 'reset-after', orderId: providerOrderId });
    await pay();
    const body = event({ paymentKey, orderId: providerOrderId, status: 'ABORTED' });
    expect(await receiveWebhook(anyCtx(), 'toss', `hook-${orderId}`, body)).toBe('settled');
    expect(await receiveWebhook(anyCtx(), 'toss', `hook-${orderId}`, body)).toBe('duplicate');
    expect(await order(orderId)).toMatchObject({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount });
    const secret = event({ paymentKey, orderId: providerOrderId, status: 'CANCELED', secret: 'ps_wrong' });
    expect(await receiveWebhook(anyCtx(), 'toss', `hook2-${orderId}`, secret)).toBe('forged');
  });

  it('of unknown payments and other kinds are stored and left', async () => {
    expect(await receiveWebhook(anyCtx(), 'toss', 'odd-1', event({ paymentKey: 'nobody' }))).toBe('unknown-payment');
    expect(await receiveWebhook(anyCtx(), 'toss', 'odd-2', { eventType: 'payout.changed' })).toBe('ignored');
  });
});

describe('cancelling', () => {
  it('gives all the money and every unit back while nothing is being prepared', async () => {
    const { pay, ctx, orderId, variantId, providerOrderId, amount } = await authenticated();
    await pay();
    expect(await cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).toEqual({ state: 'REFUNDED' });
    expect(await order(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: amount });
    expect(await stock(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).rejects.toMatchObject({
      code: 'NOT_CANCELABLE',
    });
  });

  it('refunds once for ten cancels at the same time', async () => {
    const { pay, ctx, orderId, providerOrderId, amount } = await authenticated();
    await pay();
    await Promise.allSettled(Array.from({ length: 10 }, () => cancelMyOrder(ctx, { orderId, reason: 'OTHER' })));
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
    expect(await testDb().select().from(refunds).where(eq(refunds.orderId, orderId))).toHaveLength(1);
  });

  it.each(['reset-after', '500-after', 'reset-before', '502'])(
    'is tried again with the same key until it is certain: %s',
    async (cancel) => {
      const { pay, ctx, orderId, providerOrderId, paymentKey, amount } = await authenticated();
      await pay();
      await toss.fault({ cancel, paymentKey });
      expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'REFUNDING' });
      await expect(advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' })).rejects.toMatchObject({
        code: 'ORDER_STATE',
      });
      await testDb()
        .update(refunds)
        .set({ nextTryAt: sql`now()` })
        .where(eq(refunds.orderId, orderId));
      await retryRefunds(anyCtx());
      expect(await order(orderId)).toMatchObject({ state: 'REFUNDED' });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
    },
  );

  it('is over for the shopper once it is being prepared, and for the admin once it has left', async () => {
    const { pay, ctx, orderId } = await authenticated();
    const admin = await givenCustomer('ADMIN');
    await pay();
    await advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN', id: admin.userId });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({ code: 'NOT_CANCELABLE' });
    await advanceFulfilment(
      anyCtx(),
      orderId,
      'SHIPPED',
      { kind: 'ADMIN', id: admin.userId },
      { carrier: 'example-parcel', trackingNumber: '000000000000' },
    );
    await expect(cancelAnyOrder(anyCtx(), { orderId, reason: 'OTHER' }, admin.userId)).rejects.toMatchObject({
      code: 'NOT_CANCELABLE',
    });
    await advanceFulfilment(anyCtx(), orderId, 'DELIVERED', { kind: 'ADMIN', id: admin.userId });
    expect((await getMyOrder(ctx, orderId)).status).toBe('DELIVERED');
  });

  it('of an unpaid order charges and refunds nothing and gives the stock back', async () => {
    const { ctx, orderId, variantId, providerOrderId } = await givenWindow();
    expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'CANCELED' });
    expect(await stock(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0, refunded: 0 });
  });
});
