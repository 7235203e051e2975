import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { getMyOrder } from '~/modules/order/service/read';
import { sha256 } from '~/server/secret';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { givenGuestOrder } from '~/testing/factories/guest';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import {
  attemptRow,
  declinedOf,
  givenAuthenticated,
  givenWindow,
  orderRow,
  returnedTo,
} from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { confirmPayment } from './confirm';
import { noteDecline } from './note-decline';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const CODE = 'REJECT_CARD_COMPANY';

describe('a try that its window refused', () => {
  it('has failed, and the story says why, once however often it is told', async () => {
    const { ctx, orderId, providerOrderId, declined } = await givenWindow();
    for (let times = 0; times < 3; times += 1) await noteDecline(ctx, declined);
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: CODE });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
    const { events } = await getMyOrder(ctx, orderId);
    expect(events.filter(({ kind }) => kind === 'DECLINED')).toMatchObject([
      { actor: 'SHOPPER', data: { code: CODE } },
    ]);
  });

  it('is never charged afterwards; the next try is', async () => {
    const { ctx, orderId, providerOrderId, declined, pay, amount } = await givenAuthenticated(toss);
    await noteDecline(ctx, declined);
    expect(await pay()).toEqual({ state: 'DECLINED', code: CODE });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });

    const next = await openPayment(ctx, { orderId, method: 'CARD' });
    const paymentKey = await toss.authenticate(next.providerOrderId, amount);
    expect(await confirmPayment(ctx, returnedTo(orderId, next, paymentKey))).toEqual({ state: 'PAID' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: CODE });
  });

  it('changes nothing of a payment that was made, nor of an order that was paid another way', async () => {
    const { ctx, orderId, providerOrderId, declined, pay } = await givenAuthenticated(toss);
    const other = await openPayment(ctx, { orderId, method: 'CARD' });
    expect(await pay()).toEqual({ state: 'PAID' });
    for (const tried of [declined, declinedOf(orderId, other)]) await noteDecline(ctx, tried);
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'DONE', failureCode: null });
    expect(await attemptRow(other.providerOrderId)).toMatchObject({ state: 'READY', failureCode: null });
    expect((await getMyOrder(ctx, orderId)).events.map(({ kind }) => kind)).not.toContain('DECLINED');
  });

  it('is told at the same time as it is confirmed: either it is paid or it has failed, and the books hold', async () => {
    const tries = await Promise.all(Array.from({ length: 6 }, () => givenAuthenticated(toss)));
    for (const { ctx, providerOrderId, declined, pay, amount } of tries) {
      const [confirmed] = await Promise.allSettled([pay(), noteDecline(ctx, declined)]);
      const attempt = await attemptRow(providerOrderId);
      const paid = confirmed.status === 'fulfilled' && confirmed.value.state === 'PAID';
      expect(attempt?.state).toBe(paid ? 'DONE' : 'FAILED');
      expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: paid ? amount : 0 });
    }
  });

  it('is nobody else’s to tell', async () => {
    const { declined } = await givenWindow();
    const stranger = (await givenCustomer()).ctx;
    const { ctx: guest, order } = await givenGuestOrder();
    const window = await openPayment(guest, { orderId: order.id, method: 'CARD' });
    const passed = { ...anyCtx(), pass: { orderId: order.id, guestId: guest.guest!.id } };
    for (const [ctx, tried, refusal] of [
      [stranger, declined, 'NOT_FOUND'],
      [passed, declinedOf(order.id, window), 'BUYER_ONLY'],
    ] as const) {
      await expect(noteDecline(ctx, tried)).rejects.toMatchObject({ code: refusal });
      expect(await attemptRow(tried.providerOrderId)).toMatchObject({ state: 'READY' });
    }
  });

  it('is told by its own address alone: a link that somebody sends the buyer lacks what stands in it', async () => {
    const { ctx, orderId, providerOrderId, declined, window } = await givenWindow();
    const other = await openPayment(ctx, { orderId, method: 'CARD' });
    const confirming = sha256(new URL(window.successUrl).searchParams.get('t') ?? '');
    for (const token of ['0'.repeat(64), declinedOf(orderId, other).token, confirming])
      await expect(noteDecline(ctx, { ...declined, token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'READY' });
  });

  it.each(['OUT_OF_STOCK', 'AMOUNT_MISMATCH', 'WHAT_SOMEBODY_WROTE'])(
    'is told by no word of the shop’s own, nor by one nobody knows: %s',
    async (code) => {
      const { ctx, providerOrderId, declined } = await givenWindow();
      await noteDecline(ctx, { ...declined, code });
      expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'FAILED', failureCode: 'PAY_PROCESS_ABORTED' });
    },
  );
});
