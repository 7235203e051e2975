import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { givenGuestOrder } from '~/testing/factories/guest';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { attemptRow, givenWindow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

describe('opening the payment window', () => {
  it('is for the buyer alone, who is filled in; not for whoever has shown the order’s number and telephone', async () => {
    const { ctx, contact, order } = await givenGuestOrder();
    const guestId = ctx.guest?.id;
    if (!guestId) throw new Error('no guest');
    const pass = { orderId: order.id, guestId };
    for (const method of ['CARD', 'VIRTUAL_ACCOUNT'] as const)
      await expect(openPayment({ ...anyCtx(), pass }, { orderId: order.id, method })).rejects.toMatchObject({
        code: 'BUYER_ONLY',
      });
    const stranger = { ...(await givenCustomer()).ctx, pass };
    await expect(openPayment(stranger, { orderId: order.id, method: 'CARD' })).rejects.toMatchObject({
      code: 'BUYER_ONLY',
    });
    // Also in the browser that has looked it up as well.
    const mine = await openPayment({ ...ctx, pass }, { orderId: order.id, method: 'CARD' });
    expect(mine).toMatchObject({ customerName: contact.name, customerEmail: contact.email });
    expect(mine.providerOrderId).toBe(`${order.number}_1`);
  });

  it('asks for a deposit until the end of the next day in Seoul', async () => {
    const { ctx, orderId } = await givenWindow();
    for (const [now, dueDate] of [
      ['2026-11-21T14:59:00Z', '2026-11-22T23:59:00'],
      ['2026-11-21T15:01:00Z', '2026-11-23T23:59:00'],
    ] as const) {
      const window = await openPayment({ ...ctx, now: new Date(now) }, { orderId, method: 'VIRTUAL_ACCOUNT' });
      expect(window.options).toMatchObject({ virtualAccount: { dueDate, useEscrow: false } });
    }
  });

  it('takes and keeps the wish for a cash receipt where one is paid like cash, and nowhere else', async () => {
    for (const method of ['TRANSFER', 'VIRTUAL_ACCOUNT'] as const) {
      const { providerOrderId } = await givenWindow({ method, cashReceipt: 'EXPENSE_PROOF' });
      expect(await attemptRow(providerOrderId)).toMatchObject({ cashReceiptType: 'EXPENSE_PROOF' });
    }
    for (const method of ['CARD', 'MOBILE_PHONE'] as const) {
      await expect(givenWindow({ method, cashReceipt: 'EXPENSE_PROOF' })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
      const { providerOrderId } = await givenWindow({ method });
      expect(await attemptRow(providerOrderId)).toMatchObject({ cashReceiptType: null });
    }
    expect(await attemptRow((await givenWindow({ method: 'TRANSFER' })).providerOrderId)).toMatchObject({
      cashReceiptType: 'NONE',
    });
  });

  it('leaves the money with a third party where the shop does so, for what is paid like cash', async () => {
    const { ctx } = await givenCustomer();
    const escrow = { ...ctx, shop: { ...ctx.shop, useEscrow: true } };
    const transfer = await givenWindow({ ctx: escrow, method: 'TRANSFER', quantity: 2 });
    expect(transfer.window.options).toMatchObject({
      transfer: { useEscrow: true, escrowProducts: [{ unitPrice: 15_000, quantity: 2 }] },
    });
    expect(await attemptRow(transfer.providerOrderId)).toMatchObject({ useEscrow: true });
    const card = await givenWindow({ ctx: escrow, method: 'CARD' });
    expect(card.window.options).toMatchObject({ card: { useEscrow: false } });
    expect(await attemptRow(card.providerOrderId)).toMatchObject({ useEscrow: false });
  });

  it('numbers the tries of one order, also in many tabs at once, and ends them', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant();
    const { id } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    const open = () => openPayment(ctx, { orderId: id, method: 'CARD' });
    const windows = await Promise.all(Array.from({ length: 10 }, open));
    const numbers = windows.map(({ providerOrderId }) => Number(providerOrderId.split('_')[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(windows.map(({ successUrl }) => successUrl)).size).toBe(10);
    await expect(open()).rejects.toMatchObject({ code: 'ORDER_STATE' });
  });

  it('is refused for a way to pay the shop does not offer', async () => {
    const { ctx, orderId } = await givenWindow();
    const cardsOnly = { ...ctx, shop: { ...anyCtx().shop, paymentMethods: ['CARD'] as const } };
    await expect(openPayment(cardsOnly, { orderId, method: 'TRANSFER' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
