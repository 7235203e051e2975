import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { overview } from '~/modules/audit/service/overview';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { getMyOrder } from '~/modules/order/service/read';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import {
  alarmsAbout,
  givenDepositChosen,
  givenPaid,
  makeChecksDue,
  orderRow,
  stockRow,
} from '~/testing/factories/payment';
import { askRefund, REFUND_ACCOUNT, refundsOf, tryRefundsAgain } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { refunds } from '../tables';
import { cancelMyOrder } from './cancel-order';
import { giveUpRefund } from './give-up-refund';
import { reconcilePayments } from './reconcile';
import { refundableParts } from './refundable';
import { tryRefund } from './refund';

const ADMIN: Id<'usr'> = 'usr_00000000000000000001';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const giveUp = (refundId: Id<'ref'>) =>
  giveUpRefund(anyCtx(), { refundId, reason: 'PAY_BY_HAND', note: '구매자와 통화함' }, ADMIN);
const refundOf = async (orderId: Id<'ord'>) => (await refundsOf(orderId))[0]!;

/** A refund the provider keeps refusing for a while; nothing of it is done. */
async function givenStuck(times = 1, wish: Parameters<typeof askRefund>[1] = { units: 1, note: '첫 메모' }) {
  const paid = await givenPaid(toss, { quantity: 2, stock: 5 });
  await toss.fault({ cancel: 'refuse', code: 'PROVIDER_ERROR', paymentKey: paid.paymentKey, times });
  await askRefund(paid.orderId, wish);
  return { ...paid, refund: await refundOf(paid.orderId) };
}

describe('giving up a refund', () => {
  it('ends it with a trace, and the money goes back by hand; the books agree', async () => {
    const { orderId, ctx, refund, providerOrderId, amount } = await givenStuck(5);
    for (let turn = 0; turn < 4; turn += 1) await tryRefundsAgain(orderId);
    expect(await alarmsAbout(refund.id)).toMatchObject([{ kind: 'REFUND_STUCK', resolvedAt: null }]);
    expect(await giveUp(refund.id)).toEqual({ state: 'GIVEN_UP' });
    expect(await refundOf(orderId)).toMatchObject({
      state: 'FAILED',
      failureCode: 'GIVEN_UP',
      note: '첫 메모\n구매자와 통화함',
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', refundedTotal: 0, cancelingAt: null });
    expect(await alarmsAbout(refund.id)).toMatchObject([{ resolvedBy: ADMIN }]);
    expect((await getMyOrder(ctx, orderId)).events.at(-1)).toMatchObject({
      kind: 'REFUND_GIVEN_UP',
      actor: 'ADMIN',
      data: { amount: 15_000, why: 'PAY_BY_HAND', code: 'PROVIDER_ERROR' },
    });
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ wasRefused: true, balance: amount, open: null });
    await askRefund(orderId, { units: 1, manualReference: '국민 11-22 이체' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 15_000 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
  });

  it('lets another refund take its place', async () => {
    const { orderId, variantId, refund, providerOrderId, amount, ctx } = await givenStuck();
    await giveUp(refund.id);
    expect(await cancelMyOrder(ctx, { orderId, reason: 'OTHER' })).toEqual({ state: 'REFUNDED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: amount });
    expect(await stockRow(variantId)).toMatchObject({ stock: 5, reservedStock: 0 });
  });

  it('lets the order go on', async () => {
    const { orderId, refund } = await givenStuck();
    const prepare = () => advanceFulfilment(anyCtx(), orderId, 'PREPARING', { kind: 'ADMIN' });
    await expect(prepare()).rejects.toMatchObject({ code: 'ORDER_STATE' });
    await giveUp(refund.id);
    await prepare();
  });

  it('finds that it got through after all, and that is what is written down', async () => {
    const { orderId, paymentKey, providerOrderId } = await givenPaid(toss, { quantity: 2, stock: 5 });
    await toss.fault({ cancel: '500-after', keepError: true, paymentKey });
    await toss.fault({ get: '500-before', paymentKey });
    expect(await askRefund(orderId, { units: 1 })).toMatchObject({ state: 'REFUNDING' });
    expect(await giveUp((await refundOf(orderId)).id)).toEqual({ state: 'REFUNDED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 15_000 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 15_000 });
  });

  it.each(['reset-before', '500-before', '502', '429'])(
    'is refused while the provider cannot be asked whether it got through: %s',
    async (get) => {
      const { orderId, refund, paymentKey } = await givenStuck();
      await toss.fault({ get, paymentKey });
      await expect(giveUp(refund.id)).rejects.toMatchObject({ code: 'REFUND_UNCERTAIN' });
      expect(await refundOf(orderId)).toMatchObject({ state: 'REQUESTED' });
      expect(await giveUp(refund.id)).toEqual({ state: 'GIVEN_UP' });
    },
  );

  it('is refused while a call for it may still be at work', async () => {
    const { orderId, paymentKey, providerOrderId } = await givenPaid(toss, { quantity: 2, stock: 5 });
    await toss.fault({ cancel: 'slow-before', delayMs: 400, paymentKey });
    const asked = askRefund(orderId, { units: 1 });
    await vi.waitFor(async () => expect((await refundOf(orderId)).callUntil).toBeInstanceOf(Date));
    await expect(giveUp((await refundOf(orderId)).id)).rejects.toMatchObject({ code: 'REFUND_UNCERTAIN' });
    expect(await asked).toMatchObject({ state: 'REFUNDED' });
    await expect(giveUp((await refundOf(orderId)).id)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 15_000 });
  });

  it('is refused right after an answer was lost: the provider may still do it', async () => {
    const { orderId, paymentKey } = await givenPaid(toss);
    await toss.fault({ cancel: 'reset-before', paymentKey });
    await askRefund(orderId, { free: 100 });
    const { id } = await refundOf(orderId);
    await expect(giveUp(id)).rejects.toMatchObject({ code: 'REFUND_UNCERTAIN' });
    await testDb()
      .update(refunds)
      .set({ callUntil: sql`now() - interval '1 second'` })
      .where(eq(refunds.id, id));
    expect(await giveUp(id)).toEqual({ state: 'GIVEN_UP' });
  });

  it('of a deposit that was taken back meanwhile keeps the parcel, too', async () => {
    const { orderId, paymentKey, pay, deposit, reverse } = await givenDepositChosen(toss, { quantity: 2, stock: 5 });
    await pay();
    await deposit();
    await makeChecksDue();
    await reconcilePayments(anyCtx());
    await toss.fault({ cancel: '500-before', paymentKey });
    await askRefund(orderId, { units: 1, refundAccount: REFUND_ACCOUNT });
    await reverse();
    expect(await giveUp((await refundOf(orderId)).id)).toEqual({ state: 'GIVEN_UP' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT', cancelingAt: null });
  });

  it('is on the books until another one follows, unless it is not owed', async () => {
    const listed = async (orderId: Id<'ord'>) =>
      (await overview(anyCtx())).refunds.filter((row) => row.orderId === orderId).map(({ state }) => state);
    const { orderId, refund } = await givenStuck();
    expect(await listed(orderId)).toEqual(['REQUESTED']);
    await giveUp(refund.id);
    expect(await listed(orderId)).toEqual(['FAILED']);
    await askRefund(orderId, { units: 1, manualReference: '이체' });
    expect(await listed(orderId)).toEqual([]);
    const other = await givenStuck();
    await giveUpRefund(anyCtx(), { refundId: other.refund.id, reason: 'NOT_OWED', note: '' }, ADMIN);
    expect(await listed(other.orderId)).toEqual([]);
  });

  it('calls nobody any more for what was given up', async () => {
    const { orderId, refund, providerOrderId } = await givenStuck();
    await giveUp(refund.id);
    await tryRefundsAgain(orderId);
    expect(await tryRefund(anyCtx(), refund.id)).toEqual({ state: 'REFUSED' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: 0 });
  });

  it('happens once for two at the same moment', async () => {
    const { refund, orderId, ctx } = await givenStuck();
    const answers = await Promise.allSettled([giveUp(refund.id), giveUp(refund.id)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const { events } = await getMyOrder(ctx, orderId);
    expect(events.filter(({ kind }) => kind === 'REFUND_GIVEN_UP')).toHaveLength(1);
  });
});
