import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { stockHolds } from '~/modules/inventory/tables';
import { outbox } from '~/modules/notification/tables';
import { cancelUnpaid } from '~/modules/order/service/end-unpaid';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { placeOrder } from '~/modules/order/service/place-order';
import { inTx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, orderInput } from '~/testing/factories/order';
import {
  alarmsAbout,
  attemptRow,
  givenDepositChosen,
  makeChecksDue,
  orderRow,
  stockRow,
} from '~/testing/factories/payment';
import { refundsOf } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { reconcilePayments } from './reconcile';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

async function lookAgain() {
  await makeChecksDue();
  await reconcilePayments(anyCtx());
}

/** A day and more went by: what is held for an order has run out, and somebody else wants it. */
async function wantedByAnother({ orderId, variantId, amount }: Awaited<ReturnType<typeof givenDepositChosen>>) {
  await testDb()
    .update(stockHolds)
    .set({ expiresAt: sql`least(${stockHolds.expiresAt} - interval '3 days', now() + interval '9 years')` })
    .where(eq(stockHolds.orderId, orderId));
  const { ctx } = await givenCustomer();
  return placeOrder(ctx, await orderInput(ctx, [{ variantId, quantity: 1 }], { expectedTotal: amount }));
}

describe('an account that was opened while nobody heard of it', () => {
  async function givenUnheard() {
    const chosen = await givenDepositChosen(toss, { stock: 1 });
    await toss.fault({ confirm: 'reset-after', orderId: chosen.providerOrderId });
    expect(await chosen.pay()).toEqual({ state: 'UNKNOWN' });
    return chosen;
  }

  it('takes its units again where they are to be had', async () => {
    const chosen = await givenUnheard();
    const other = await wantedByAnother(chosen);
    await inTx(anyCtx(), (tx) => cancelUnpaid(tx, other.id, { kind: 'ADMIN' }));
    expect(await stockRow(chosen.variantId)).toMatchObject({ stock: 1, reservedStock: 0 });
    await lookAgain();
    expect(await orderRow(chosen.orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    expect(await stockRow(chosen.variantId)).toMatchObject({ stock: 1, reservedStock: 1 });
  });

  it('is closed at once where they are gone, and nobody is asked to pay', async () => {
    const chosen = await givenUnheard();
    await wantedByAnother(chosen);
    await lookAgain();
    expect(await orderRow(chosen.orderId)).toMatchObject({ state: 'CANCELED' });
    expect(await attemptRow(chosen.providerOrderId)).toMatchObject({ state: 'CANCELED', nextCheckAt: null });
    await expect(chosen.deposit()).rejects.toThrow('409');
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `mail:deposit-awaited:${chosen.orderId}`));
    expect(mails).toEqual([]);
  });

  it('and paid into, with its units gone, is for a person: no refund is tried that has no account to go to', async () => {
    const chosen = await givenUnheard();
    await chosen.deposit();
    await wantedByAnother(chosen);
    await lookAgain();
    const attempt = await attemptRow(chosen.providerOrderId);
    expect(attempt).toMatchObject({ state: 'FAILED', failureCode: 'OUT_OF_STOCK' });
    expect(await alarmsAbout(attempt?.id ?? '')).toMatchObject([{ kind: 'PAYMENT_WITHOUT_ORDER' }]);
    expect(await refundsOf(chosen.orderId)).toEqual([]);
  });
});

describe('a deposit the bank takes back', () => {
  it('of a parcel that has left gives its units to nobody, however long nobody decides', async () => {
    const chosen = await givenDepositChosen(toss, { stock: 1 });
    await chosen.pay();
    await chosen.deposit();
    await lookAgain();
    const parcel = { carrier: 'example-parcel', trackingNumber: '000000000000' };
    await advanceFulfilment(anyCtx(), chosen.orderId, 'PREPARING', { kind: 'ADMIN' });
    await advanceFulfilment(anyCtx(), chosen.orderId, 'SHIPPED', { kind: 'ADMIN' }, parcel);
    await chosen.reverse();
    await lookAgain();
    await expect(wantedByAnother(chosen)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
  });

  it('leaves an account that closes at the first try, although it could not be closed once before', async () => {
    const { ctx, orderId, pay, deposit, reverse } = await givenDepositChosen(toss);
    await pay();
    await deposit();
    await expect(cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).rejects.toMatchObject({
      code: 'REFUND_ACCOUNT_REQUIRED',
    });
    await reverse();
    await lookAgain();
    expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'CANCELED' });
  });
});
