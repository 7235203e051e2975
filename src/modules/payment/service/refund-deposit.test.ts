import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { anyCtx } from '~/testing/factories/order';
import { attemptRow, givenDepositChosen, makeChecksDue, orderRow } from '~/testing/factories/payment';
import { askRefund, REFUND_ACCOUNT, refundsOf } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { reconcilePayments } from './reconcile';
import { refundableParts } from './refundable';

const PRICE = 15_000;

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

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
    await expect(askRefund(orderId, { units: 1 })).rejects.toMatchObject({ code: 'REFUND_ACCOUNT_REQUIRED' });
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'REFUND_ACCOUNT_REQUIRED',
    });
    expect(await askRefund(orderId, { units: 1, refundAccount: REFUND_ACCOUNT })).toMatchObject({ state: 'REFUNDED' });
    expect((await refundsOf(orderId))[0]).toMatchObject({ account: { ...REFUND_ACCOUNT, number: '********6789' } });
    await cancelMyOrder(ctx, { orderId, reason: 'OTHER', refundAccount: REFUND_ACCOUNT });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
  });

  it('not to an account the bank does not know, and then to another', async () => {
    const { orderId } = await givenDeposited();
    const wrong = { ...REFUND_ACCOUNT, holder: '예금주 불일치' };
    await expect(askRefund(orderId, { units: 1, refundAccount: wrong })).rejects.toMatchObject({
      code: 'REFUND_REFUSED',
    });
    expect((await refundsOf(orderId))[0]).toMatchObject({
      state: 'FAILED',
      failureCode: 'INVALID_REFUND_ACCOUNT_INFO',
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', cancelingAt: null });
    expect(await askRefund(orderId, { units: 1, refundAccount: REFUND_ACCOUNT })).toMatchObject({ state: 'REFUNDED' });
  });

  it('with its cash receipt, which always says what the shop kept', async () => {
    const { orderId, providerOrderId, amount } = await givenDeposited({ cashReceipt: '소득공제' });
    const issued = await attemptRow(providerOrderId);
    expect(issued).toMatchObject({ cashReceiptType: 'INCOME_DEDUCTION', cashReceipt: { amount } });
    await askRefund(orderId, { units: 1, refundAccount: REFUND_ACCOUNT });
    expect(await attemptRow(providerOrderId)).toMatchObject({ cashReceipt: { amount: amount - PRICE } });
    expect((await refundsOf(orderId))[0]?.cashReceiptKey).toEqual(expect.any(String));
    const { balance } = await refundableParts(anyCtx(), orderId);
    await askRefund(orderId, { free: balance, refundAccount: REFUND_ACCOUNT });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'CANCELED', cashReceipt: null });
  });

  it('only as a whole where a third party keeps it', async () => {
    const { orderId } = await givenDeposited({ useEscrow: true });
    await expect(askRefund(orderId, { units: 1, refundAccount: REFUND_ACCOUNT })).rejects.toMatchObject({
      code: 'PARTIAL_REFUND_UNAVAILABLE',
    });
    const { balance } = await refundableParts(anyCtx(), orderId);
    expect(
      await askRefund(orderId, { units: 2, free: balance - 2 * PRICE, refundAccount: REFUND_ACCOUNT }),
    ).toMatchObject({
      state: 'REFUNDED',
    });
  });
});
