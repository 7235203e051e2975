import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { audit } from '~/modules/audit/service/audit';
import { outbox } from '~/modules/notification/tables';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { getMyOrder } from '~/modules/order/service/read';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenDepositChosen,
  makeChecksDue,
  orderRow,
  stockRow,
} from '~/testing/factories/payment';
import { askRefund, REFUND_ACCOUNT, refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { reconcilePayments } from './reconcile';
import { reconcileTransactions } from './reconcile-transactions';
import { refundableParts } from './refundable';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));
/** Our books and the provider's, about this order. */
const booksDiffer = async (providerOrderId: string) =>
  (await moneyDifferences(toss)).filter((words) => words.startsWith(providerOrderId.split('_')[0] ?? ''));

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}
const step = (orderId: Parameters<typeof advanceFulfilment>[1], to: 'PREPARING' | 'SHIPPED') =>
  advanceFulfilment(
    anyCtx(),
    orderId,
    to,
    { kind: 'ADMIN' },
    to === 'SHIPPED' ? { carrier: 'example-parcel', trackingNumber: '000000000000' } : undefined,
  );

/** Two units are paid for and one of them is refunded. */
async function givenPartlyRefunded() {
  const chosen = await givenDepositChosen(toss, { quantity: 2, stock: 5, cashReceipt: 'INCOME_DEDUCTION' });
  await chosen.pay();
  await chosen.deposit();
  await lookAgain();
  await askRefund(chosen.orderId, { units: 1, refundAccount: REFUND_ACCOUNT });
  return chosen;
}

describe('a deposit the bank takes back after a part was refunded', () => {
  it('ends the order with the rest as a refund of the bank’s: nothing is sent, and every unit is back', async () => {
    const { orderId, ctx, variantId, providerOrderId, amount, reverse } = await givenPartlyRefunded();
    await step(orderId, 'PREPARING');
    await reverse();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: amount, cancelingAt: null });
    expect(await refundsOf(orderId)).toMatchObject([
      { state: 'DONE', amount: 15_000, actor: 'ADMIN' },
      { state: 'DONE', amount: amount - 15_000, actor: 'PROVIDER', reason: 'DEPOSIT_REVERSED', shippingAmount: 3000 },
    ]);
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'CANCELED', refundedAmount: amount });
    expect(await stockRow(variantId)).toMatchObject({ stock: 5, reservedStock: 0 });
    await expect(step(orderId, 'SHIPPED')).rejects.toMatchObject({ code: 'ORDER_STATE' });
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'DEPOSIT_REVERSED', details: { amount } }]);
    const told = (await getMyOrder(ctx, orderId)).events.slice(-2);
    expect(told).toMatchObject([
      { kind: 'DEPOSIT_REVERSED', actor: 'PROVIDER', data: { ended: 1 } },
      { kind: 'REFUNDED', actor: 'PROVIDER' },
    ]);
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(sql`${outbox.payload} ->> 'orderId' = ${orderId}`);
    expect(mails.map(({ payload }) => ('mail' in payload ? payload.mail : ''))).toContain('DEPOSIT_LOST');
    expect(await booksDiffer(providerOrderId)).toEqual([]);
  });

  it('has its account closed at the provider, however often that fails, so nobody pays into it', async () => {
    const { orderId, paymentKey, reverse, deposit, providerOrderId } = await givenPartlyRefunded();
    await reverse();
    await toss.fault({ cancel: '500-before', paymentKey, times: 2 });
    await lookAgain();
    await lookAgain();
    expect((await attemptRow(providerOrderId))?.nextCheckAt?.getTime()).toBeLessThan(Date.now() + 120_000);
    await lookAgain();
    await expect(deposit()).rejects.toThrow('409');
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await booksDiffer(providerOrderId)).toEqual([]);
    await reconcileTransactions(anyCtx());
    await testDb().execute(sql`UPDATE provider_transactions SET at = at - interval '20 minutes'`);
    await testDb().execute(
      sql`UPDATE refunds SET done_at = done_at - interval '20 minutes' WHERE order_id = ${orderId}`,
    );
    expect(await reconcileTransactions(anyCtx())).toMatchObject({ differences: 0 });
    const found = await audit(anyCtx(), { checks: ['provider', 'charged-twice'] });
    expect(found.flatMap(({ rows }) => rows.filter((row) => row.orderId === orderId))).toEqual([]);
  });

  it('is said to a person where somebody pays into it again before it is closed', async () => {
    const { reverse, deposit, providerOrderId, paymentKey } = await givenPartlyRefunded();
    await reverse();
    await toss.fault({ cancel: 'reset-before', paymentKey });
    await lookAgain();
    await deposit();
    await lookAgain();
    const attempt = await attemptRow(providerOrderId);
    expect(await alarmsAbout(attempt?.id ?? '')).toMatchObject([
      { kind: 'PAYMENT_WITHOUT_ORDER', details: { reason: 'LATE' } },
    ]);
  });

  it('is left to a person where the parcel has left', async () => {
    const { orderId, reverse } = await givenPartlyRefunded();
    await step(orderId, 'PREPARING');
    await step(orderId, 'SHIPPED');
    await reverse();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED' });
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'DEPOSIT_REVERSED' }]);
  });
});

describe('a deposit the bank takes back while a refund of it is under way', () => {
  async function givenRefunding(wish: 'PART' | 'ALL') {
    const chosen = await givenDepositChosen(toss, { quantity: 2, stock: 5 });
    await chosen.pay();
    await chosen.deposit();
    await lookAgain();
    const { orderId, paymentKey, reverse } = chosen;
    await toss.fault({ cancel: '500-before', paymentKey });
    const { balance } = await refundableParts(anyCtx(), orderId);
    const all = wish === 'ALL' ? { units: 2, free: balance - 30_000 } : { units: 1 };
    expect(await askRefund(orderId, { ...all, refundAccount: REFUND_ACCOUNT })).toMatchObject({ state: 'REFUNDING' });
    await reverse();
    await lookAgain();
    expect(await alarmsAbout(orderId)).toMatchObject([{ kind: 'DEPOSIT_REVERSED' }]);
    await expect(step(orderId, 'PREPARING')).rejects.toMatchObject({ code: 'ORDER_STATE' });
    return chosen;
  }

  it('waits for its money again once the part is refused, and nothing was sent between', async () => {
    const { orderId, variantId, providerOrderId, deposit } = await givenRefunding('PART');
    await tryRefundsAgain(orderId);
    expect(await refundsOf(orderId)).toMatchObject([
      { state: 'FAILED', failureCode: 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT' },
    ]);
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT', cancelingAt: null });
    expect(await stockRow(variantId)).toMatchObject({ stock: 5, reservedStock: 2 });
    await deposit();
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'DONE' });
    expect(await booksDiffer(providerOrderId)).toEqual([]);
  });

  it('ends with the refund of all of it, which closes the account', async () => {
    const { orderId, variantId, providerOrderId, deposit } = await givenRefunding('ALL');
    await tryRefundsAgain(orderId);
    expect(await refundsOf(orderId)).toMatchObject([{ state: 'DONE' }]);
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 5, reservedStock: 0 });
    await expect(deposit()).rejects.toThrow('409');
    expect(await booksDiffer(providerOrderId)).toEqual([]);
  });
});
