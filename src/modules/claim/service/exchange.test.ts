import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adjustStock } from '~/modules/inventory/service/stock';
import { refundOrder } from '~/modules/payment/service/refund-order';
import { inTx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { ask, claimRow, claimStory, givenPaidOrder, linesOfOrder, PARCEL } from '~/testing/factories/claim';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { claimable } from './claimable';
import { acceptClaim } from './decide-claim';
import { inspectClaim, markPickedUp } from './inspect-claim';
import { getClaim } from './read';
import { refundClaim } from './refund-claim';
import { markReshipDelivered, reship } from './reship';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

/** Two units of one product asked to be exchanged; so many came back in good order. */
async function givenInspected(good: number) {
  const { userId: staffId } = await givenCustomer('ADMIN');
  const given = await givenPaidOrder(toss, [{ quantity: 2 }], { until: 'DELIVERED' });
  const { id } = await ask(given, 'EXCHANGE', 'WRONG_ITEM', [2]);
  await acceptClaim(anyCtx(), { claimId: id, text: '' }, staffId);
  await markPickedUp(anyCtx(), { claimId: id, ...PARCEL }, staffId);
  const send = () => reship(anyCtx(), { claimId: id, ...PARCEL }, staffId);
  await expect(send()).rejects.toMatchObject({ code: 'CLAIM_STATE' });
  const lines = [{ lineId: given.lineIds[0]!, good }];
  const inspected = await inspectClaim(anyCtx(), { claimId: id, lines, feeWaived: false }, staffId);
  expect(inspected).toEqual({ id, state: 'INSPECTING' });
  return { ...given, variantId: given.variants[0]!, id, staffId, send };
}

describe('an exchange', () => {
  it('takes the units from the stock once more, and no money moves', async () => {
    const { ctx, id, orderId, staffId, variantId, amount, providerOrderId, send } = await givenInspected(1);
    expect(await stockRow(variantId)).toMatchObject({ stock: 9 });
    expect((await getClaim(anyCtx(), id)).may).toEqual(['RESHIP', 'REFUND']);
    expect(await send()).toEqual({ id, state: 'RESHIPPING' });
    await expect(send()).rejects.toMatchObject({ code: 'CLAIM_STATE' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 7, reservedStock: 0 });
    expect(await linesOfOrder(orderId)).toMatchObject([
      { quantity: 2, canceledQuantity: 0, restockedQuantity: 1, reshippedQuantity: 2 },
    ]);
    expect(await claimRow(id)).toMatchObject({ reshipCarrier: 'example-parcel', reshipTracking: '0000-1234' });
    expect(await markReshipDelivered(anyCtx(), id, staffId)).toEqual({ id, state: 'COMPLETED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: 0 });
    expect((await claimStory(orderId)).slice(-3)).toEqual([
      'CLAIM_INSPECTED ADMIN',
      'RESHIPPED ADMIN',
      'DELIVERED ADMIN',
    ]);
    expect((await claimable(ctx, orderId)).lines[0]).toMatchObject({ left: 2, refusals: { SHOP: null } });
  });

  it('has not arrived before it was sent', async () => {
    const { id, staffId } = await givenInspected(2);
    await expect(markReshipDelivered(anyCtx(), id, staffId)).rejects.toMatchObject({ code: 'CLAIM_STATE' });
    expect(await claimRow(id)).toMatchObject({ state: 'INSPECTING', endedAt: null });
  });

  it('that finds too little changes nothing, and can be refunded instead', async () => {
    const { id, orderId, staffId, variantId, amount, providerOrderId, send } = await givenInspected(0);
    await inTx(anyCtx(), (tx) => adjustStock(tx, variantId, -7, { actor: 'test', cause: 'lost' }));
    await expect(send()).rejects.toMatchObject({ code: 'OUT_OF_STOCK', details: { variantId, available: 1 } });
    expect(await claimRow(id)).toMatchObject({ state: 'INSPECTING', reshipTracking: null });
    expect(await linesOfOrder(orderId)).toMatchObject([{ reshippedQuantity: 0 }]);
    expect(await refundClaim(anyCtx(), { claimId: id, feeWaived: false }, staffId)).toEqual({ id, state: 'COMPLETED' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'REFUNDED', refundedTotal: amount });
    expect((await toss.ledger(providerOrderId)).refunded).toBe(amount);
    expect(await stockRow(variantId)).toMatchObject({ stock: 1, reservedStock: 0 });
  });

  it('sends nothing whose money went back in another way', async () => {
    const { orderId, staffId, amount, lineIds, send } = await givenInspected(2);
    const lines = [{ lineId: lineIds[0]!, quantity: 1, restock: false }];
    const sums = { balance: amount, shipping: 0, free: 0, deduction: 0 };
    await refundOrder(anyCtx(), { orderId, lines, reason: 'OTHER', note: '', ...sums }, staffId);
    await expect(send()).rejects.toMatchObject({ code: 'ORDER_STATE' });
  });

  it('ends one way, sent or refunded, whoever presses at the same time', async () => {
    const { id, orderId, staffId, send } = await givenInspected(2);
    await Promise.allSettled([
      ...Array.from({ length: 4 }, send),
      refundClaim(anyCtx(), { claimId: id, feeWaived: false }, staffId),
      ...Array.from({ length: 4 }, send),
    ]);
    const [line] = await linesOfOrder(orderId);
    const [claim, order] = [await claimRow(id), await orderRow(orderId)];
    const sent = claim?.state === 'RESHIPPING';
    expect(line?.reshippedQuantity).toBe(sent ? 2 : 0);
    expect(order?.state).toBe(sent ? 'PAID' : 'REFUNDED');
  });

  it('whose goods come twice can be asked for once more', async () => {
    const given = await givenInspected(2);
    await given.send();
    await markReshipDelivered(anyCtx(), given.id, given.staffId);
    const { id } = await ask(given, 'RETURN', 'FAULTY', [2]);
    await acceptClaim(anyCtx(), { claimId: id, text: '' }, given.staffId);
    await markPickedUp(anyCtx(), { claimId: id, ...PARCEL }, given.staffId);
    const lines = [{ lineId: given.lineIds[0]!, good: 2 }];
    await inspectClaim(anyCtx(), { claimId: id, lines, feeWaived: false }, given.staffId);
    expect(await orderRow(given.orderId)).toMatchObject({ state: 'REFUNDED' });
    expect(await stockRow(given.variantId)).toMatchObject({ stock: 10 });
  });
});
