import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { audit } from '~/modules/audit/service/audit';
import { stockHolds } from '~/modules/inventory/tables';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import {
  givenDepositChosen,
  givenWindow,
  makeChecksDue,
  orderRow,
  returnedTo,
  stockRow,
} from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelAnyOrder, cancelMyOrder } from './cancel-order';
import { confirmPayment } from './confirm';
import { checkPayment, reconcilePayments } from './reconcile';
import { reconcileTransactions } from './reconcile-transactions';

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
const admin = { kind: 'ADMIN' } as const;
const TWO_DAYS = 2 * 86_400_000;

describe('a deposit account', () => {
  it('that was paid into before anybody could look is refunded to an account like any other', async () => {
    const chosen = await givenDepositChosen(toss);
    await toss.fault({ confirm: 'reset-after', orderId: chosen.providerOrderId });
    expect(await chosen.pay()).toEqual({ state: 'UNKNOWN' });
    await chosen.deposit();
    expect(await checkPayment(chosen.ctx, chosen.orderId)).toEqual({ state: 'PAID' });
    const refundAccount = { bank: '88', number: '110123456789', holder: '김예시' } as const;
    const cancel = { orderId: chosen.orderId, reason: 'CHANGED_MIND', refundAccount } as const;
    expect(await cancelMyOrder(chosen.ctx, cancel)).toEqual({ state: 'REFUNDED' });
  });

  it('with a later day than we asked for is closed, and holds nothing for long', async () => {
    const chosen = await givenDepositChosen(toss, { stock: 3, quantity: 3 }, { dueDate: undefined, validHours: 2136 });
    await chosen.pay();
    const [hold] = await testDb().select().from(stockHolds).where(eq(stockHolds.orderId, chosen.orderId));
    expect(hold?.expiresAt.getTime()).toBeLessThan(Date.now() + TWO_DAYS + 86_400_000);
    await lookAgain();
    expect(await orderRow(chosen.orderId)).toMatchObject({ state: 'CANCELED' });
    expect(await stockRow(chosen.variantId)).toMatchObject({ reservedStock: 0 });
  });

  it('that nobody asked for is closed: a window for a card opens none', async () => {
    const { ctx } = await givenCustomer();
    const { providerOrderId, amount, orderId, window } = await givenWindow({ ctx, method: 'CARD' });
    const paymentKey = await toss.authenticate(providerOrderId, amount, undefined, { method: 'VIRTUAL_ACCOUNT' });
    await confirmPayment(ctx, returnedTo(orderId, window, paymentKey));
    await lookAgain();
    expect(await orderRow(orderId)).toMatchObject({ state: 'CANCELED' });
  });
});

describe('a deposit the bank takes back', () => {
  it('after the parcel has left brings nothing back to the shelf when the order is given up', async () => {
    const chosen = await givenDepositChosen(toss);
    await chosen.pay();
    await chosen.deposit();
    await lookAgain();
    const { stock } = (await stockRow(chosen.variantId)) ?? { stock: 0 };
    await advanceFulfilment(anyCtx(), chosen.orderId, 'PREPARING', admin);
    const parcel = { carrier: 'example-parcel', trackingNumber: '000000000000' };
    await advanceFulfilment(anyCtx(), chosen.orderId, 'SHIPPED', admin, parcel);
    await chosen.reverse();
    await lookAgain();
    const { userId } = await givenCustomer('ADMIN');
    await cancelAnyOrder(anyCtx(), { orderId: chosen.orderId, reason: 'OTHER' }, userId);
    expect(await orderRow(chosen.orderId)).toMatchObject({ state: 'CANCELED' });
    expect(await stockRow(chosen.variantId)).toMatchObject({ stock, reservedStock: 0 });
  });

  it('leaves our books and the provider’s list alike', async () => {
    const chosen = await givenDepositChosen(toss);
    await chosen.pay();
    await chosen.deposit();
    await lookAgain();
    await chosen.reverse();
    await lookAgain();
    await reconcileTransactions(anyCtx());
    await testDb().execute(sql`UPDATE provider_transactions SET at = at - interval '20 minutes'`);
    const found = await audit(anyCtx(), { checks: ['provider', 'charged-twice'] });
    expect(found.flatMap(({ rows }) => rows.filter((row) => row.orderId === chosen.orderId))).toEqual([]);
  });
});
