import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { products } from '~/modules/catalog/tables';
import { findOrder } from '~/modules/order/queries/detail';
import { orderArrival } from '~/modules/order/rules/arrival';
import { placeOrder } from '~/modules/order/service/place-order';
import { deliveryPromise } from '~/modules/shipping/rules/promise';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenVariant, ON_JEJU, ON_ULLEUNG, orderInput } from '~/testing/factories/order';
import { attemptRow, givenPaid, orderRow, stockRow } from '~/testing/factories/payment';
import { askRefund } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { cancelMyOrder } from './cancel-order';
import { refundableParts } from './refundable';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

describe('an order to an island', () => {
  it('costs more, keeps that apart, and is charged with it', async () => {
    const { orderId, providerOrderId, amount } = await givenPaid(toss, { recipient: ON_JEJU });
    const sums = { itemsTotal: 15_000, shippingTotal: 6_000, surchargeTotal: 3_000, total: 21_000 };
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID', ...sums });
    expect(amount).toBe(21_000);
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 21_000, refunded: 0 });
  });

  it('costs more also where delivery is free', async () => {
    const { orderId } = await givenPaid(toss, { quantity: 3, recipient: ON_ULLEUNG });
    expect(await orderRow(orderId)).toMatchObject({ shippingTotal: 5_000, surchargeTotal: 5_000, total: 50_000 });
  });

  it('is refused at what the mainland pays, and the total it has is said', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ stock: 3, price: 15_000 });
    const seen = await orderInput(ctx, [{ variantId, quantity: 1 }]);
    const refusal = { code: 'TOTAL_CHANGED', details: { total: 21_000 } };
    await expect(placeOrder(ctx, { ...seen, recipient: ON_JEJU })).rejects.toMatchObject(refusal);
    expect(await stockRow(variantId)).toMatchObject({ stock: 3, reservedStock: 0 });
    const { recipient } = seen;
    const less = { code: 'TOTAL_CHANGED', details: { total: 18_000 } };
    await expect(placeOrder(ctx, { ...seen, recipient, expectedTotal: 21_000 })).rejects.toMatchObject(less);
    expect(await placeOrder(ctx, { ...seen, recipient: ON_JEJU, expectedTotal: 21_000 })).toMatchObject({
      total: 21_000,
    });
  });

  it('gives all of it back when it is cancelled whole', async () => {
    const { ctx, orderId, providerOrderId } = await givenPaid(toss, { recipient: ON_ULLEUNG });
    expect(await cancelMyOrder(ctx, { orderId, reason: 'CHANGED_MIND' })).toEqual({ state: 'REFUNDED' });
    const back = { refundedTotal: 23_000, refundedShipping: 8_000, surchargeTotal: 5_000 };
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', ...back });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 23_000, refunded: 23_000 });
  });

  it('gives it back in parts: units first, then delivery with what the island added, and no more', async () => {
    const { orderId, providerOrderId } = await givenPaid(toss, { quantity: 2, recipient: ON_JEJU });
    await askRefund(orderId, { units: 1 });
    expect(await refundableParts(anyCtx(), orderId)).toMatchObject({ shippingLeft: 6_000, balance: 21_000 });
    await expect(askRefund(orderId, { shipping: 6_001 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await askRefund(orderId, { units: 1, shipping: 6_000 });
    expect(await orderRow(orderId)).toMatchObject({
      state: 'REFUNDED',
      refundedTotal: 36_000,
      refundedShipping: 6_000,
    });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 36_000, refunded: 36_000 });
  });

  it('is charged goods + fee + what the region adds, and refunds add up to it, whatever is bought and given back', async () => {
    const given = fc.record({
      quantity: fc.integer({ min: 1, max: 4 }),
      recipient: fc.constantFrom(undefined, ON_JEJU, ON_ULLEUNG),
      steps: fc.array(fc.record({ units: fc.nat(2), shipping: fc.nat(8_000), free: fc.nat(3_000) }), { maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ quantity, recipient, steps }) => {
        const { ctx, orderId, providerOrderId } = await givenPaid(toss, {
          ...{ stock: 4, quantity },
          ...(recipient && { recipient }),
        });
        const goods = quantity * 15_000;
        const fee = goods >= 40_000 ? 0 : 3_000;
        const surcharge = recipient === ON_JEJU ? 3_000 : recipient === ON_ULLEUNG ? 5_000 : 0;
        const charged = goods + fee + surcharge;
        expect(await attemptRow(providerOrderId)).toMatchObject({ amount: charged });
        expect(await toss.ledger(providerOrderId)).toMatchObject({ charged });
        for (const step of steps) {
          const { shippingLeft, lines, balance } = await refundableParts(anyCtx(), orderId);
          const units = Math.min(step.units, lines[0]?.quantityLeft ?? 0);
          const shipping = Math.min(step.shipping, shippingLeft);
          const amount = units * 15_000 + shipping + step.free;
          if (amount > 0 && amount < balance) await askRefund(orderId, { units, shipping, free: step.free });
        }
        const before = await orderRow(orderId);
        expect(await toss.ledger(providerOrderId)).toMatchObject({ refunded: before?.refundedTotal });
        if (before?.state === 'PAID') await cancelMyOrder(ctx, { orderId, reason: 'OTHER' });
        else await askRefund(orderId, { free: charged - (before?.refundedTotal ?? 0) });
        expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: charged });
        expect(await toss.ledger(providerOrderId)).toMatchObject({ charged, refunded: charged });
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});

describe('the promise of an order', () => {
  it.each(['ROOM', 'FROZEN'] as const)('is kept with it, for its address and what is in it: %s', async (storage) => {
    const { ctx } = await givenCustomer();
    const { variantId, productId } = await givenVariant();
    await testDb().update(products).set({ storage }).where(eq(products.id, productId));
    const placed = await placeOrder(ctx, await orderInput(ctx, [{ variantId, quantity: 1 }], { recipient: ON_JEJU }));
    const promise = deliveryPromise(ctx.now, { region: 'JEJU', cold: storage === 'FROZEN' }, ctx.shop.shipping);
    const kept = { promisedFor: promise?.day, promisedIfPaidBefore: promise?.payBefore };
    const found = await findOrder(testDb(), placed.id, undefined);
    expect(found?.order).toMatchObject(kept);
    const { order, lines } = found!;
    expect(orderArrival(order, lines, ctx.now, ctx.shop.shipping)).toEqual({ day: promise?.day, dawn: false });
  });
});
