import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecipientInput } from '~/modules/account/address-input';
import { refundOrder } from '~/modules/payment/service/refund-order';
import { outbox } from '~/modules/notification/tables';
import { refunds } from '~/modules/payment/tables';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { ask, claimRow, claimStory, givenPaidOrder, linesOfOrder, PARCEL } from '~/testing/factories/claim';
import { adminCtx, anyCtx, givenCustomer, ON_JEJU } from '~/testing/factories/order';
import { orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import type { ClaimReason } from '../rules';
import { claimable } from './claimable';
import { acceptClaim, refuseClaim } from './decide-claim';
import { inspectClaim, markPickedUp } from './inspect-claim';
import { getClaim, listClaims } from './read';
import { refundClaim } from './refund-claim';
import { withdrawClaim } from './withdraw-claim';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const ALL = [2, 1] as const;
const TWO_LINES = [{ quantity: 2 }, { quantity: 1, price: 5_000 }] as const;

/**
 * An order, if nothing else is said two lines of 10,000 and 5,000 from two sellers, delivered for 3,000 each; a request about so
 * many units whose goods are with the shop.
 */
async function givenArrived(
  reason: ClaimReason,
  quantities: readonly number[] = ALL,
  recipient?: RecipientInput,
  lines: Parameters<typeof givenPaidOrder>[1] = TWO_LINES,
) {
  const { userId: staffId } = await givenCustomer('ADMIN');
  const given = await givenPaidOrder(toss, lines, {
    until: 'DELIVERED',
    ...(recipient && { recipient }),
  });
  const { id } = await ask(given, 'RETURN', reason, quantities);
  await acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
  await markPickedUp(anyCtx(), { claimId: id, ...PARCEL }, staffId);
  const inspect = (good: readonly number[], feeWaived = false) => {
    const lines = given.lineIds.flatMap((lineId, index) =>
      (quantities[index] ?? 0) > 0 ? [{ lineId, good: good[index] ?? 0 }] : [],
    );
    return inspectClaim(anyCtx(), { claimId: id, lines, feeWaived }, staffId);
  };
  return { ...given, id, staffId, inspect };
}

describe('a return', () => {
  it('goes from the request to the money, with every step told', async () => {
    const { id, orderId, inspect, variants, providerOrderId } = await givenArrived('CHANGED_MIND');
    expect((await getClaim(anyCtx(), id)).sums).toEqual({
      itemsAmount: 25_000,
      shippingAmount: 0,
      deduction: 3_000,
      amount: 22_000,
      fee: 3_000,
    });
    expect(await inspect([2, 1])).toEqual({ id, state: 'COMPLETED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 22_000 });
    expect((await toss.ledger(providerOrderId)).refunded).toBe(22_000);
    for (const variant of variants) expect(await stockRow(variant)).toMatchObject({ stock: 10 });
    expect(await claimStory(orderId)).toEqual([
      'CLAIM_OPENED SHOPPER',
      'CLAIM_ACCEPTED ADMIN',
      'CLAIM_PICKED_UP ADMIN',
      'CLAIM_INSPECTED ADMIN',
      'REFUND_REQUESTED ADMIN',
      'PARTLY_REFUNDED SYSTEM',
    ]);
    const asked = sql`${outbox.payload} ->> 'orderId' = ${orderId}`;
    const mails = await testDb().select({ key: outbox.dedupeKey }).from(outbox).where(asked);
    const steps = [`mail:preparing:${orderId}`, `mail:CLAIM_PICKED_UP:${id}`, `mail:CLAIM_INSPECTED:${id}`];
    expect(mails.map(({ key }) => key)).toEqual(expect.arrayContaining(steps));
    const [refund] = await testDb().select().from(refunds).where(eq(refunds.claimId, id));
    expect(refund).toMatchObject({ itemsAmount: 25_000, shippingAmount: 0, deduction: 3_000, reason: 'CHANGED_MIND' });
  });

  it.each<[string, ClaimReason, readonly number[], boolean, number]>([
    ['the buyer pays the way back', 'CHANGED_MIND', [1, 0], false, 7_000],
    ['unless staff let them off', 'CHANGED_MIND', [1, 0], true, 10_000],
    ['of a fault the shop pays', 'FAULTY', [1, 1], false, 15_000],
    ['and the delivery too when everything comes back', 'FAULTY', ALL, false, 31_000],
  ])('%s', async (_, reason, quantities, feeWaived, amount) => {
    const { orderId, providerOrderId, inspect } = await givenArrived(reason, quantities);
    await inspect([0, 0], feeWaived);
    const whole = amount === 31_000;
    expect(await orderRow(orderId)).toMatchObject({
      state: whole ? 'REFUNDED' : 'PARTIALLY_REFUNDED',
      refundedTotal: amount,
      refundedShipping: whole ? 6_000 : 0,
    });
    expect((await toss.ledger(providerOrderId)).refunded).toBe(amount);
  });

  it('from Jeju costs the buyer what Jeju adds once more, and of a fault that comes back with the fees', async () => {
    const given = await givenArrived('CHANGED_MIND', [1, 0], ON_JEJU);
    expect(await claimable(given.ctx, given.orderId)).toMatchObject({ returnsFee: 6_000, shippingLeft: 12_000 });
    expect((await getClaim(anyCtx(), given.id)).sums).toMatchObject({ deduction: 6_000, fee: 6_000, amount: 4_000 });
    await given.inspect([1]);
    expect((await toss.ledger(given.providerOrderId)).refunded).toBe(4_000);
    const rest = await ask(
      given,
      'RETURN',
      'FAULTY',
      ALL.map((quantity, index) => quantity - (index === 0 ? 1 : 0)),
    );
    expect((await getClaim(anyCtx(), rest.id)).sums).toMatchObject({ amount: 27_000, shippingAmount: 12_000, fee: 0 });

    const whole = await givenArrived('FAULTY', ALL, ON_JEJU);
    await whole.inspect([0, 0]);
    expect(whole.amount).toBe(37_000);
    expect(await orderRow(whole.orderId)).toMatchObject({
      state: 'REFUNDED',
      refundedTotal: 37_000,
      refundedShipping: 12_000,
    });
    expect((await toss.ledger(whole.providerOrderId)).refunded).toBe(37_000);
  });

  it('of an order that was sent for nothing costs both ways once, and of what comes back later one way', async () => {
    const given = await givenArrived('CHANGED_MIND', [1, 0], undefined, [{ quantity: 3, price: 20_000 }]);
    expect(await claimable(given.ctx, given.orderId)).toMatchObject({ returnsFee: 6_000, shippingLeft: 0 });
    await given.inspect([1]);
    expect((await toss.ledger(given.providerOrderId)).refunded).toBe(14_000);
    expect(await claimable(given.ctx, given.orderId)).toMatchObject({ returnsFee: 3_000 });
    const { id } = await ask(given, 'RETURN', 'OTHER', [1]);
    expect((await getClaim(anyCtx(), id)).sums).toMatchObject({ fee: 3_000, amount: 17_000 });
  });

  it('that staff let the buyer off has charged for no way', async () => {
    const given = await givenArrived('CHANGED_MIND', [1, 0], undefined, [{ quantity: 3, price: 20_000 }]);
    await given.inspect([1], true);
    expect(await claimable(given.ctx, given.orderId)).toMatchObject({ returnsFee: 6_000 });
  });

  it('puts back only what came in good order', async () => {
    const { orderId, variants, inspect } = await givenArrived('DAMAGED');
    await inspect([1, 0]);
    expect(await Promise.all(variants.map(stockRow))).toMatchObject([{ stock: 9 }, { stock: 9 }]);
    expect(await linesOfOrder(orderId)).toMatchObject([
      { canceledQuantity: 2, restockedQuantity: 1 },
      { canceledQuantity: 1, restockedQuantity: 0 },
    ]);
  });

  it('of a part leaves the rest to be asked for later', async () => {
    const given = await givenArrived('FAULTY', [1, 0]);
    await given.inspect([1]);
    expect((await claimable(given.ctx, given.orderId)).lines.map(({ left }) => left)).toEqual([1, 1]);
    const next = await ask(given, 'RETURN', 'FAULTY', [1, 1]);
    expect((await getClaim(anyCtx(), next.id)).sums).toMatchObject({ amount: 21_000, shippingAmount: 6_000 });
    const again = ask(given, 'RETURN', 'FAULTY', [2, 1]);
    await expect(again).rejects.toMatchObject({ code: 'CLAIM_OPEN' });
    await withdrawClaim(given.ctx, { orderId: given.orderId, claimId: next.id });
    const more = ask(given, 'RETURN', 'FAULTY', [2, 1]);
    await expect(more).rejects.toMatchObject({ details: { reason: 'NOTHING_LEFT', lineId: given.lineIds[0] } });
  });

  it('is inspected once, line by line, and no more than what was asked for', async () => {
    const { id, staffId, variants, lineIds, inspect } = await givenArrived('FAULTY');
    await expect(inspect([3, 1])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const one = inspectClaim(
      anyCtx(),
      { claimId: id, lines: [{ lineId: lineIds[0]!, good: 1 }], feeWaived: false },
      staffId,
    );
    await expect(one).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => inspect([2, 1])));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await Promise.all(variants.map(stockRow))).toMatchObject([{ stock: 10 }, { stock: 10 }]);
  });

  it('whose money the provider refuses stays with staff, its goods on the shelf once', async () => {
    const { id, orderId, staffId, paymentKey, variants, inspect } = await givenArrived('FAULTY');
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', paymentKey });
    await expect(inspect([2, 1])).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    expect(await claimRow(id)).toMatchObject({ state: 'INSPECTING', refundId: null });
    expect((await getClaim(anyCtx(), id)).may).toEqual(['REFUND']);
    await expect(inspect([2, 1])).rejects.toMatchObject({ code: 'CLAIM_STATE' });
    const refuse = refuseClaim(anyCtx(), { claimId: id, text: 'no' }, staffId);
    await expect(refuse).rejects.toMatchObject({ code: 'CLAIM_STATE' });
    expect(await refundClaim(anyCtx(), { claimId: id, feeWaived: false }, staffId)).toMatchObject({
      state: 'COMPLETED',
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await Promise.all(variants.map(stockRow))).toMatchObject([{ stock: 10 }, { stock: 10 }]);
  });

  it('is on the shelf once, also where an admin pays for it in another way and says so again', async () => {
    const { id, orderId, staffId, amount, paymentKey, lineIds, variants, inspect } = await givenArrived(
      'FAULTY',
      [2, 0],
    );
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', paymentKey });
    await expect(inspect([1])).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    const lines = [{ lineId: lineIds[0]!, quantity: 2, restock: true }];
    const sums = { balance: amount, shipping: 0, free: 0, deduction: 0 };
    await refundOrder(anyCtx(), { orderId, lines, reason: 'OTHER', note: '', ...sums }, staffId);
    expect(await stockRow(variants[0]!)).toMatchObject({ stock: 10 });
    expect((await linesOfOrder(orderId))[0]).toMatchObject({ canceledQuantity: 2, restockedQuantity: 2 });
    expect(await refundClaim(anyCtx(), { claimId: id, feeWaived: false }, staffId)).toEqual({ id, state: 'COMPLETED' });
  });

  it('can be paid back by hand where the provider does not', async () => {
    const { id, orderId, staffId, paymentKey, providerOrderId, inspect } = await givenArrived('FAULTY', [1, 0]);
    await toss.fault({ cancel: 'refuse', code: 'NOT_CANCELABLE_PAYMENT', paymentKey });
    await expect(inspect([1])).rejects.toMatchObject({ code: 'REFUND_REFUSED' });
    const byHand = { claimId: id, feeWaived: false, manualReference: '2026-11-22/1' };
    expect(await refundClaim(anyCtx(), byHand, staffId)).toEqual({ id, state: 'COMPLETED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedTotal: 10_000 });
    expect((await toss.ledger(providerOrderId)).refunded).toBe(0);
  });

  it('brings nothing twice where an admin refunded its units in another way', async () => {
    const { id, orderId, staffId, amount, lineIds, variants, providerOrderId, inspect } = await givenArrived('FAULTY');
    const refund = (units: readonly number[], shipping: number, balance: number) => {
      const lines = lineIds.flatMap((lineId, index) =>
        (units[index] ?? 0) > 0 ? [{ lineId, quantity: units[index] ?? 0, restock: false }] : [],
      );
      const sums = { balance, shipping, free: 0, deduction: 0 };
      return refundOrder(anyCtx(), { orderId, lines, reason: 'OTHER', note: '', ...sums }, staffId);
    };
    await refund([1, 0], 0, amount);
    expect((await getClaim(anyCtx(), id)).sums).toMatchObject({ itemsAmount: 15_000, shippingAmount: 6_000 });
    await refund([1, 1], 6_000, amount - 10_000);
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await inspect([2, 1])).toEqual({ id, state: 'COMPLETED' });
    expect((await toss.ledger(providerOrderId)).refunded).toBe(amount);
    expect(await Promise.all(variants.map(stockRow))).toMatchObject([{ stock: 10 }, { stock: 10 }]);
  });

  it('can be refused after a look at the goods, and no carrier is made up', async () => {
    const { id, orderId, staffId } = await givenArrived('FAULTY');
    const made = markPickedUp(anyCtx(), { claimId: id, carrier: 'nobody', trackingNumber: '0000-1234' }, staffId);
    await expect(made).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await refuseClaim(anyCtx(), { claimId: id, text: '먹은 흔적이 있어요.' }, staffId)).toMatchObject({
      state: 'REFUSED',
    });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', refundedTotal: 0 });
  });

  it('stands on the desk of its state, the oldest first', async () => {
    const { id } = await givenArrived('FAULTY');
    const { items } = await listClaims(adminCtx(), { page: 1, state: 'INSPECTING' });
    expect(items.at(-1)).toMatchObject({ id, units: 3, firstNameKo: '프로틴 셰이크', buyer: '김예시' });
    expect((await listClaims(adminCtx(), { page: 1 })).items.map((item) => item.id)).toContain(id);
    expect((await listClaims(adminCtx(), { page: 1, state: 'REFUSED' })).items.map((item) => item.id)).not.toContain(
      id,
    );
  });
});
