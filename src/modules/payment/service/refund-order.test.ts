import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { orderLines } from '~/modules/order/tables';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenDepositChosen,
  givenPaid,
  orderRow,
  stockRow,
} from '~/testing/factories/payment';
import { askRefund, refundForm, refundsOf, sendRefund, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { paymentAttempts, refundLines } from '../tables';
import { cancelMyOrder } from './cancel-order';
import { listMyPayments, listPayments } from './read';
import { refundableParts } from './refundable';

const PRICE = 15_000;

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

describe('giving a part of an order back', () => {
  it('gives units, fee and goodwill back, less what is kept, and puts on the shelf what is to go there', async () => {
    const { orderId, variantId, providerOrderId, amount } = await givenPaid(toss, { quantity: 3, stock: 5 });
    const answer = await askRefund(orderId, {
      units: 2,
      restock: true,
      free: 500,
      deduction: 1000,
      note: '덜 익었어요',
    });
    expect(answer).toMatchObject({ state: 'REFUNDED', amount: 2 * PRICE - 500 });
    expect(await orderRow(orderId)).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refundedTotal: 29_500,
      cancelingAt: null,
    });
    expect(await stockRow(variantId)).toMatchObject({ stock: 4, reservedStock: 0 });
    const [line] = await testDb().select().from(orderLines).where(eq(orderLines.orderId, orderId));
    expect(line).toMatchObject({ canceledQuantity: 2, restockedQuantity: 2 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: 29_500 });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'PARTIAL_CANCELED', refundedAmount: 29_500 });

    const rest = await refundableParts(anyCtx(), orderId);
    expect(rest).toMatchObject({
      balance: amount - 29_500,
      lines: [{ quantityLeft: 1, unitPrice: PRICE }],
      open: null,
    });
    await askRefund(orderId, { units: 1, restock: false, free: rest.balance - PRICE });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 4 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
    await expect(refundableParts(anyCtx(), orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('puts some units of a line on the shelf and others not', async () => {
    const { orderId, variantId } = await givenPaid(toss, { quantity: 3, stock: 3 });
    const { lines } = await refundableParts(anyCtx(), orderId);
    const lineId = lines[0]?.lineId ?? 'lin_';
    const parts = [
      { lineId, quantity: 2, restock: true },
      { lineId, quantity: 1, restock: false },
    ];
    await askRefund(orderId, { lines: parts });
    expect(await stockRow(variantId)).toMatchObject({ stock: 2 });
    expect(await testDb().select().from(refundLines).where(eq(refundLines.lineId, lineId))).toHaveLength(2);
  });

  it('gives the delivery fee back alone', async () => {
    const { orderId } = await givenPaid(toss);
    await askRefund(orderId, { shipping: 3000 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedShipping: 3000 });
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ shippingLeft: 0 });
    await expect(askRefund(orderId, { shipping: 1 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it.each([
    [{ units: 2 }, 'CHANGED_MEANWHILE'],
    [{ free: 18_001 }, 'REFUND_EXCEEDS'],
    [{}, 'REFUND_EXCEEDS'],
    [{ free: 1000, deduction: 1000 }, 'REFUND_EXCEEDS'],
    [{ free: 1000, deduction: 2000 }, 'REFUND_EXCEEDS'],
    [{ free: 1000, balance: 17_000 }, 'CHANGED_MEANWHILE'],
  ])('never gives more back than there is: %o', async (wish, code) => {
    const { orderId, providerOrderId } = await givenPaid(toss);
    await expect(askRefund(orderId, wish)).rejects.toMatchObject({ code });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
  });

  it('refunds once for the same form sent ten times in the same moment', async () => {
    const { orderId, providerOrderId } = await givenPaid(toss, { quantity: 3, stock: 5 });
    const form = await refundForm(orderId, { units: 1 });
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => sendRefund(form)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: PRICE });
  });

  it('calls nobody for a payment that goes back only as a whole', async () => {
    const { orderId, providerOrderId, amount } = await givenPaid(toss, {}, { isPartialCancelable: false });
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ partialPossible: false });
    await expect(askRefund(orderId, { free: 100 })).rejects.toMatchObject({ code: 'PARTIAL_REFUND_UNAVAILABLE' });
    expect(await askRefund(orderId, { units: 1, shipping: 3000 })).toMatchObject({ state: 'REFUNDED', amount });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('is known to staff with note and tries, to the buyer without', async () => {
    const { orderId, ctx } = await givenPaid(toss);
    await askRefund(orderId, { free: 700, note: '사과' });
    expect((await listPayments(anyCtx(), orderId)).refunds).toMatchObject([{ amount: 700, note: '사과', attempts: 0 }]);
    const [refund] = (await listMyPayments(ctx, orderId)).refunds;
    expect(refund).toMatchObject({ amount: 700, freeAmount: 700, state: 'DONE' });
    expect(refund).not.toHaveProperty('note');
  });
});

describe('when somebody pays money back in the provider’s office meanwhile', () => {
  it('books both, and gives up what is more than the rest', async () => {
    const { orderId, providerOrderId, paymentKey, amount } = await givenPaid(toss);
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 5000 });
    await expect(askRefund(orderId, { free: 14_000 })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect(await refundsOf(orderId)).toMatchObject([
      { state: 'FAILED', failureCode: 'REFUND_EXCEEDS' },
      { state: 'DONE', amount: 5000, actor: 'PROVIDER' },
    ]);
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'REFUNDED_AT_PROVIDER' }]);
    expect(await orderRow(orderId)).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refundedTotal: 5000,
      cancelingAt: null,
    });
    expect(await askRefund(orderId, { free: amount - 5000 })).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('takes none of it for its own, though it is the same amount and its own answer was lost', async () => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'reset-before', paymentKey });
    expect(await askRefund(orderId, { free: 5000 })).toMatchObject({ state: 'REFUNDING' });
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 5000 });
    await tryRefundsAgain(orderId);
    expect(await refundsOf(orderId)).toMatchObject([
      { state: 'DONE', actor: 'ADMIN' },
      { state: 'DONE', actor: 'PROVIDER' },
    ]);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 10_000 });
  });

  it('tries again with what is really there', async () => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss);
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 5000 });
    expect(await askRefund(orderId, { free: 2000 })).toMatchObject({ state: 'REFUNDING' });
    await tryRefundsAgain(orderId);
    expect((await refundsOf(orderId)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 7000 });
  });
});

describe('a refund by hand', () => {
  it('calls nobody, and what follows at the provider still adds up', async () => {
    const { orderId, providerOrderId, amount } = await givenPaid(toss, { quantity: 2, stock: 5 });
    const by = { manualReference: '국민 11-22 이체' };
    expect(await askRefund(orderId, { units: 1, ...by })).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: PRICE });
    await askRefund(orderId, { free: 1000 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 1000 });
    await askRefund(orderId, { free: amount - PRICE - 1000, ...by });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
  });

  it('is the way for a phone payment after its month', async () => {
    const { orderId, providerOrderId, ctx } = await givenPaid(toss, { method: 'MOBILE_PHONE' });
    await testDb()
      .update(paymentAttempts)
      .set({ approvedAt: sql`now() - interval '32 days'` })
      .where(eq(paymentAttempts.providerOrderId, providerOrderId));
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ byHandOnly: true });
    expect((await refundableParts(anyCtx(), orderId)).deadline).toBeInstanceOf(Date);
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({ code: 'REFUND_TOO_LATE' });
    await expect(askRefund(orderId, { free: 100 })).rejects.toMatchObject({ code: 'REFUND_TOO_LATE' });
    expect(await askRefund(orderId, { free: 100, manualReference: '이체' })).toMatchObject({ state: 'REFUNDED' });
  });

  it('is the way when the provider refuses', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code: 'EXCEED_MAX_REFUND_DUE', paymentKey });
    await expect(askRefund(orderId, { free: 100 })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    const [refund] = await refundsOf(orderId);
    expect(await alarmsAbout(refund?.id ?? '')).toMatchObject([
      { kind: 'REFUND_REFUSED', details: { providerCode: 'EXCEED_MAX_REFUND_DUE' } },
    ]);
    expect(await askRefund(orderId, { free: 100, manualReference: '이체' })).toMatchObject({ state: 'REFUNDED' });
  });
});

it('finds nothing to give back in an order that is not paid', async () => {
  const { ctx } = await givenCustomer();
  const { orderId } = await givenDepositChosen(toss, { ctx });
  await expect(refundableParts(anyCtx(), orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
