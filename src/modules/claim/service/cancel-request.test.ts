import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cancelAnyOrder } from '~/modules/payment/service/cancel-order';
import { giveUpRefund } from '~/modules/payment/service/give-up-refund';
import { retryRefunds } from '~/modules/payment/service/refund';
import { refunds } from '~/modules/payment/tables';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { ask, claimRow, claimStory, givenPaidOrder, PARCEL } from '~/testing/factories/claim';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { acceptClaim, refuseClaim } from './decide-claim';
import { shipOrder } from './order-steps';
import { getClaim } from './read';
import { settleClaims } from './settle-claims';
import { withdrawClaim } from './withdraw-claim';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

async function givenRequest() {
  const { userId: staffId } = await givenCustomer('ADMIN');
  const given = await givenPaidOrder(toss, [{ quantity: 2 }, { quantity: 1, price: 5_000 }], { until: 'PREPARING' });
  const { id } = await ask(given, 'CANCEL', 'CHANGED_MIND');
  const ship = () => shipOrder(anyCtx(), { orderId: given.orderId, ...PARCEL }, staffId);
  return { ...given, id, staffId, ship };
}

describe('a request to cancel', () => {
  it('keeps the parcel in the house, and gives everything back when it is accepted', async () => {
    const { id, orderId, staffId, amount, providerOrderId, variants, ship } = await givenRequest();
    await expect(ship()).rejects.toMatchObject({ code: 'CLAIM_OPEN' });
    expect((await getClaim(anyCtx(), id)).sums).toMatchObject({ amount, deduction: 0, shippingAmount: 6_000 });
    expect(await acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId)).toEqual({ id, state: 'COMPLETED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: amount });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: amount });
    for (const variant of variants) expect(await stockRow(variant)).toMatchObject({ stock: 10, reservedStock: 0 });
    expect(await claimStory(orderId)).toEqual([
      'CLAIM_OPENED SHOPPER',
      'REFUND_REQUESTED ADMIN',
      'CLAIM_ACCEPTED ADMIN',
      'REFUNDED SYSTEM',
    ]);
    await expect(ship()).rejects.toMatchObject({ code: 'ORDER_STATE' });
  });

  it('that is refused says why, and the parcel may leave', async () => {
    const { id, orderId, staffId, ship } = await givenRequest();
    const text = '이미 포장했어요.';
    expect(await refuseClaim(anyCtx(), { claimId: id, text }, staffId)).toEqual({ id, state: 'REFUSED' });
    expect(await claimRow(id)).toMatchObject({ decision: text, decidedBy: staffId });
    await ship();
    expect(await claimStory(orderId)).toEqual(['CLAIM_OPENED SHOPPER', 'CLAIM_REFUSED ADMIN', 'SHIPPED ADMIN']);
    await expect(acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId)).rejects.toMatchObject({
      code: 'CLAIM_STATE',
    });
  });

  it('that is taken back lets the parcel leave', async () => {
    const { ctx, id, orderId, ship } = await givenRequest();
    await withdrawClaim(ctx, { orderId, claimId: id });
    await ship();
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
  });

  it('is decided once, whoever is first', async () => {
    const { ctx, id, orderId, staffId, providerOrderId, ship } = await givenRequest();
    const all = await Promise.allSettled([
      acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId),
      refuseClaim(anyCtx(), { claimId: id, text: 'no' }, staffId),
      withdrawClaim(ctx, { orderId, claimId: id }),
      ...Array.from({ length: 5 }, () => acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId)),
      ship(),
    ]);
    expect(all.slice(0, -1).filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [claim, order] = [await claimRow(id), await orderRow(orderId)];
    expect(order?.state).toBe(claim?.state === 'COMPLETED' ? 'REFUNDED' : 'PAID');
    expect((await toss.ledger(providerOrderId)).refunded).toBe(claim?.state === 'COMPLETED' ? order?.total : 0);
  });

  it('waits until the money is back, and is then complete', async () => {
    const { id, orderId, staffId, paymentKey } = await givenRequest();
    await toss.fault({ cancel: 'reset-before', paymentKey });
    expect(await acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId)).toEqual({ id, state: 'REFUNDING' });
    await settleClaims(anyCtx());
    expect(await claimRow(id)).toMatchObject({ state: 'REFUNDING' });
    await testDb()
      .update(refunds)
      .set({ nextTryAt: sql`now() - interval '1 second'` })
      .where(eq(refunds.orderId, orderId));
    await retryRefunds(anyCtx());
    expect(await settleClaims(anyCtx())).toBe(1);
    expect(await settleClaims(anyCtx())).toBe(0);
    expect(await claimRow(id)).toMatchObject({ state: 'COMPLETED' });
  });

  it('comes back to staff when the provider refuses the refund, and still keeps the parcel', async () => {
    const { id, orderId, staffId, paymentKey, ship } = await givenRequest();
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', paymentKey });
    const accept = () => acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
    await expect(accept()).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect(await claimRow(id)).toMatchObject({ state: 'REQUESTED', refundId: null });
    await expect(ship()).rejects.toMatchObject({ code: 'CLAIM_OPEN' });
    expect(await claimStory(orderId)).toContain('REFUND_REFUSED SYSTEM');
    expect(await accept()).toEqual({ id, state: 'COMPLETED' });
  });

  it('comes back to staff when they give up a refund that does not get through', async () => {
    const { id, orderId, staffId, paymentKey } = await givenRequest();
    await toss.fault({ cancel: 'refuse', code: 'PROVIDER_ERROR', paymentKey });
    const accept = () => acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
    expect(await accept()).toEqual({ id, state: 'REFUNDING' });
    const [refund] = await testDb().select().from(refunds).where(eq(refunds.orderId, orderId));
    await giveUpRefund(anyCtx(), { refundId: refund!.id, reason: 'ANOTHER_WAY', note: '' }, staffId);
    expect(await settleClaims(anyCtx())).toBe(1);
    expect(await claimRow(id)).toMatchObject({ state: 'REQUESTED', refundId: null });
    expect(await accept()).toEqual({ id, state: 'COMPLETED' });
  });

  it('is complete when an admin cancelled the order in another way', async () => {
    const { id, orderId, staffId } = await givenRequest();
    await cancelAnyOrder(anyCtx(), { orderId, reason: 'OUT_OF_STOCK', restock: true }, staffId);
    expect(await settleClaims(anyCtx())).toBe(1);
    expect(await claimRow(id)).toMatchObject({ state: 'COMPLETED' });
  });
});
