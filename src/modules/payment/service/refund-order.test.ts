import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { orderLines } from '~/modules/order/tables';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenDepositChosen,
  givenPaid,
  makeChecksDue,
  orderRow,
  stockRow,
} from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import type { RefundOrderInput } from '../input';
import { paymentAttempts, refundLines, refunds } from '../tables';
import { cancelMyOrder } from './cancel-order';
import { listMyPayments, listPayments } from './read';
import { reconcilePayments } from './reconcile';
import { retryRefunds } from './refund';
import { refundOrder } from './refund-order';
import { refundableParts } from './refundable';

const PRICE = 15_000;
const ADMIN: Id<'usr'> = 'usr_00000000000000000000';
const ACCOUNT = { bank: '88', number: '110123456789', holder: '김예시' } as const;

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

/** What an admin asks for, on the form as it is now. */
async function ask(orderId: Id<'ord'>, wish: Partial<RefundOrderInput> & { units?: number; restock?: boolean } = {}) {
  const { units = 0, restock = true, ...more } = wish;
  const { balance, lines } = await refundableParts(anyCtx(), orderId);
  const lineId = lines[0]?.lineId;
  const input: RefundOrderInput = {
    orderId,
    balance,
    lines: units > 0 && lineId ? [{ lineId, quantity: units, restock }] : [],
    shipping: 0,
    free: 0,
    deduction: 0,
    reason: 'OTHER',
    note: '',
    ...more,
  };
  return refundOrder(anyCtx(), input, ADMIN);
}

const refundsOf = (orderId: Id<'ord'>) =>
  testDb().select().from(refunds).where(eq(refunds.orderId, orderId)).orderBy(refunds.createdAt);

async function tryAgain(orderId: Id<'ord'>) {
  const past = sql`now() - interval '1 second'`;
  await testDb().update(refunds).set({ nextTryAt: past }).where(eq(refunds.orderId, orderId));
  await retryRefunds(anyCtx());
}

describe('giving a part of an order back', () => {
  it('gives units, fee and goodwill back, less what is kept, and puts on the shelf what is to go there', async () => {
    const { orderId, variantId, providerOrderId, amount } = await givenPaid(toss, { quantity: 3, stock: 5 });
    const answer = await ask(orderId, { units: 2, restock: true, free: 500, deduction: 1000, note: '덜 익었어요' });
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
    await ask(orderId, { units: 1, restock: false, free: rest.balance - PRICE });
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
    await ask(orderId, { lines: parts });
    expect(await stockRow(variantId)).toMatchObject({ stock: 2 });
    expect(await testDb().select().from(refundLines).where(eq(refundLines.lineId, lineId))).toHaveLength(2);
  });

  it('gives the delivery fee back alone', async () => {
    const { orderId } = await givenPaid(toss);
    await ask(orderId, { shipping: 3000 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedShipping: 3000 });
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ shippingLeft: 0 });
    await expect(ask(orderId, { shipping: 1 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
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
    await expect(ask(orderId, wish)).rejects.toMatchObject({ code });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
  });

  it('refunds once for the same form sent ten times in the same moment', async () => {
    const { orderId, providerOrderId } = await givenPaid(toss, { quantity: 3, stock: 5 });
    const { balance, lines } = await refundableParts(anyCtx(), orderId);
    const line = { lineId: lines[0]?.lineId ?? 'lin_', quantity: 1, restock: true } as const;
    const form: RefundOrderInput = {
      ...{ orderId, balance, lines: [line], shipping: 0, free: 0, deduction: 0, reason: 'OTHER', note: '' },
    };
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => refundOrder(anyCtx(), form, ADMIN)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: PRICE });
  });

  it('calls nobody for a payment that goes back only as a whole', async () => {
    const { orderId, providerOrderId, amount } = await givenPaid(toss, {}, { isPartialCancelable: false });
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ partialPossible: false });
    await expect(ask(orderId, { free: 100 })).rejects.toMatchObject({ code: 'PARTIAL_REFUND_UNAVAILABLE' });
    expect(await ask(orderId, { units: 1, shipping: 3000 })).toMatchObject({ state: 'REFUNDED', amount });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('is known to staff with note and tries, to the buyer without', async () => {
    const { orderId, ctx } = await givenPaid(toss);
    await ask(orderId, { free: 700, note: '사과' });
    expect((await listPayments(anyCtx(), orderId)).refunds).toMatchObject([{ amount: 700, note: '사과', attempts: 0 }]);
    const [refund] = (await listMyPayments(ctx, orderId)).refunds;
    expect(refund).toMatchObject({ amount: 700, freeAmount: 700, state: 'DONE' });
    expect(refund).not.toHaveProperty('note');
  });
});

describe('when the answer to a partial refund is lost', () => {
  it.each([
    ['reset-after', {}],
    ['500-after', { keepError: true }],
    ['already-processed', {}],
  ])('finds it among the cancels and repeats nothing: %s', async (cancel, more) => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
    await toss.fault({ cancel, paymentKey, ...more });
    expect(await ask(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: PRICE });
  });

  it('finds it later, beside another of the same amount that came before', async () => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
    await ask(orderId, { units: 1 });
    await toss.fault({ cancel: 'reset-after', paymentKey });
    await toss.fault({ get: '500-before', paymentKey });
    expect(await ask(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDING' });
    await expect(ask(orderId, { units: 1 })).rejects.toMatchObject({ code: 'REFUND_UNDER_WAY' });
    await tryAgain(orderId);
    expect((await refundsOf(orderId)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 2 * PRICE });
  });

  it.each(['reset-before', '500-before', '502', '409'])(
    'does it once when it had not been done: %s',
    async (cancel) => {
      const { orderId, providerOrderId, paymentKey } = await givenPaid(toss, { quantity: 3, stock: 5 });
      await toss.fault({ cancel, paymentKey });
      expect(await ask(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDING' });
      await expect(advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' })).rejects.toMatchObject({
        code: 'ORDER_STATE',
      });
      await tryAgain(orderId);
      expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', cancelingAt: null });
      expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: PRICE });
    },
  );

  it.each([
    ['FORBIDDEN_CONSECUTIVE_REQUEST', 180],
    ['NOT_AVAILABLE_BANK', 900],
  ])('waits for minutes where the provider asks for patience: %s', async (code, seconds) => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code, paymentKey });
    expect(await ask(orderId, { free: 100 })).toMatchObject({ state: 'REFUNDING' });
    const [refund] = await refundsOf(orderId);
    const wait = ((refund?.nextTryAt.getTime() ?? 0) - Date.now()) / 1000;
    expect(wait).toBeGreaterThan(seconds - 60);
    expect(wait).toBeLessThan(seconds + 60);
    expect(await retryRefunds(anyCtx())).toBe(0);
    await tryAgain(orderId);
    expect((await refundsOf(orderId))[0]).toMatchObject({ state: 'DONE' });
  });

  it('tells a person when it never gets through', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code: 'PROVIDER_ERROR', paymentKey, times: 5 });
    await ask(orderId, { free: 100 });
    for (let turn = 0; turn < 4; turn += 1) await tryAgain(orderId);
    const [refund] = await refundsOf(orderId);
    expect(await alarmsAbout(refund?.id ?? '')).toMatchObject([{ kind: 'REFUND_STUCK', details: { attempts: 5 } }]);
    await tryAgain(orderId);
    expect((await refundsOf(orderId))[0]).toMatchObject({ state: 'DONE' });
  });
});

describe('when somebody pays money back in the provider’s office meanwhile', () => {
  it('books both, and gives up what is more than the rest', async () => {
    const { orderId, providerOrderId, paymentKey, amount } = await givenPaid(toss);
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 5000 });
    await expect(ask(orderId, { free: 14_000 })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
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
    expect(await ask(orderId, { free: amount - 5000 })).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('tries again with what is really there', async () => {
    const { orderId, providerOrderId, paymentKey } = await givenPaid(toss);
    await toss.post('/toss/sim/cancel', { paymentKey, amount: 5000 });
    expect(await ask(orderId, { free: 2000 })).toMatchObject({ state: 'REFUNDING' });
    await tryAgain(orderId);
    expect((await refundsOf(orderId)).map(({ state }) => state)).toEqual(['DONE', 'DONE']);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 7000 });
  });
});

describe('a refund by hand', () => {
  it('calls nobody, and what follows at the provider still adds up', async () => {
    const { orderId, providerOrderId, amount } = await givenPaid(toss, { quantity: 2, stock: 5 });
    const by = { manualReference: '국민 11-22 이체' };
    expect(await ask(orderId, { units: 1, ...by })).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: PRICE });
    await ask(orderId, { free: 1000 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 1000 });
    await ask(orderId, { free: amount - PRICE - 1000, ...by });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
  });

  it('is the way for a phone payment after its month', async () => {
    const { orderId, providerOrderId, ctx } = await givenPaid(toss, { method: 'MOBILE_PHONE' });
    await testDb()
      .update(paymentAttempts)
      .set({ approvedAt: sql`now() - interval '32 days'` })
      .where(eq(paymentAttempts.providerOrderId, providerOrderId));
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ byHandOnly: true, deadline: expect.any(Date) });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({ code: 'REFUND_TOO_LATE' });
    await expect(ask(orderId, { free: 100 })).rejects.toMatchObject({ code: 'REFUND_TOO_LATE' });
    expect(await ask(orderId, { free: 100, manualReference: '이체' })).toMatchObject({ state: 'REFUNDED' });
  });

  it('is the way when the provider refuses', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'refuse', code: 'EXCEED_MAX_REFUND_DUE', paymentKey });
    await expect(ask(orderId, { free: 100 })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    const [refund] = await refundsOf(orderId);
    expect(await alarmsAbout(refund?.id ?? '')).toMatchObject([
      { kind: 'REFUND_REFUSED', details: { providerCode: 'EXCEED_MAX_REFUND_DUE' } },
    ]);
    expect(await ask(orderId, { free: 100, manualReference: '이체' })).toMatchObject({ state: 'REFUNDED' });
  });
});

describe('a deposit goes back', () => {
  async function givenDeposited(more: Record<string, unknown> = {}, quantity = 2) {
    const chosen = await givenDepositChosen(toss, { quantity, stock: 5, cashReceipt: 'INCOME_DEDUCTION' }, more);
    await chosen.pay();
    await chosen.deposit();
    await makeChecksDue();
    await reconcilePayments(anyCtx());
    return chosen;
  }

  it('only to an account that is named, which is masked once the money is there', async () => {
    const { orderId, ctx, amount, providerOrderId } = await givenDeposited();
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ accountNeeded: true });
    await expect(ask(orderId, { units: 1 })).rejects.toMatchObject({ code: 'REFUND_ACCOUNT_REQUIRED' });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'REFUND_ACCOUNT_REQUIRED',
    });
    expect(await ask(orderId, { units: 1, refundAccount: ACCOUNT })).toMatchObject({ state: 'REFUNDED' });
    expect((await refundsOf(orderId))[0]).toMatchObject({ account: { ...ACCOUNT, number: '********6789' } });
    await cancelMyOrder(ctx, { orderId, reason: 'OTHER', refundAccount: ACCOUNT });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('not to an account the bank does not know, and then to another', async () => {
    const { orderId } = await givenDeposited();
    const wrong = { ...ACCOUNT, holder: '예금주 불일치' };
    await expect(ask(orderId, { units: 1, refundAccount: wrong })).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect((await refundsOf(orderId))[0]).toMatchObject({
      state: 'FAILED',
      failureCode: 'INVALID_REFUND_ACCOUNT_INFO',
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', cancelingAt: null });
    expect(await ask(orderId, { units: 1, refundAccount: ACCOUNT })).toMatchObject({ state: 'REFUNDED' });
  });

  it('with its cash receipt, which always says what the shop kept', async () => {
    const { orderId, providerOrderId, amount } = await givenDeposited({ cashReceipt: '소득공제' });
    const issued = await attemptRow(providerOrderId);
    expect(issued).toMatchObject({ cashReceiptType: 'INCOME_DEDUCTION', cashReceipt: { amount } });
    await ask(orderId, { units: 1, refundAccount: ACCOUNT });
    expect(await attemptRow(providerOrderId)).toMatchObject({ cashReceipt: { amount: amount - PRICE } });
    expect((await refundsOf(orderId))[0]?.cashReceiptKey).toEqual(expect.any(String));
    const { balance } = await refundableParts(anyCtx(), orderId);
    await ask(orderId, { free: balance, refundAccount: ACCOUNT });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'CANCELED', cashReceipt: null });
  });

  it('only as a whole where a third party keeps it', async () => {
    const { orderId } = await givenDeposited({ useEscrow: true });
    await expect(ask(orderId, { units: 1, refundAccount: ACCOUNT })).rejects.toMatchObject({
      code: 'PARTIAL_REFUND_UNAVAILABLE',
    });
    const { balance } = await refundableParts(anyCtx(), orderId);
    expect(await ask(orderId, { units: 2, free: balance - 2 * PRICE, refundAccount: ACCOUNT })).toMatchObject({
      state: 'REFUNDED',
    });
  });
});

it('finds nothing to give back in an order that is not paid', async () => {
  const { ctx } = await givenCustomer();
  const { orderId } = await givenDepositChosen(toss, { ctx });
  await expect(refundableParts(anyCtx(), orderId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
