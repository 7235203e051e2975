import { eq, like, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { outbox } from '~/modules/notification/tables';
import { variantStock } from '~/modules/inventory/tables';
import { releaseReservations } from '~/modules/order/service/sweep';
import { getMyOrder } from '~/modules/order/service/read';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder } from '~/testing/factories/order';
import { attemptRow, givenAuthenticated, orderRow, returnedTo, stockRow, timeIsUp } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { confirmPayment } from './confirm';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

describe('confirming', () => {
  it('charges once, sells what was held and puts the mail on its way', async () => {
    const { pay, orderId, variantId, providerOrderId, amount } = await givenAuthenticated(toss);
    expect(await pay()).toEqual({ state: 'PAID' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await stockRow(variantId)).toMatchObject({ stock: 2, reservedStock: 0 });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, refunded: 0 });
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(like(outbox.dedupeKey, `mail:confirmed:${orderId}:%`));
    expect(mails).toHaveLength(1);
  });

  it('charges once for twenty confirms at the same time and for every reload after', async () => {
    const { pay, providerOrderId, amount, orderId, ctx } = await givenAuthenticated(toss);
    const answers = await Promise.all(Array.from({ length: 20 }, pay));
    expect(answers.map((answer) => answer.state)).not.toContain('DECLINED');
    for (let reload = 0; reload < 5; reload += 1) expect(await pay()).toEqual({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
    expect((await getMyOrder(ctx, orderId)).events.filter((event) => event.kind === 'PAID')).toHaveLength(1);
  });

  it.each([-1, 1, 1000])('calls nobody when the amount is off by %d', async (off) => {
    const { ctx, input, providerOrderId } = await givenAuthenticated(toss);
    await expect(confirmPayment(ctx, { ...input, amount: input.amount + off })).rejects.toMatchObject({
      code: 'AMOUNT_MISMATCH',
    });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
  });

  it('accepts neither another’s order nor another order’s payment', async () => {
    const a = await givenAuthenticated(toss);
    const b = await givenAuthenticated(toss);
    await expect(confirmPayment(b.ctx, a.input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(confirmPayment(a.ctx, { ...a.input, providerOrderId: b.providerOrderId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await confirmPayment(a.ctx, { ...a.input, paymentKey: b.paymentKey })).toMatchObject({ state: 'DECLINED' });
    expect(await b.pay()).toEqual({ state: 'PAID' });
    expect(await toss.ledger(a.providerOrderId)).toMatchObject({ charged: 0 });
  });

  it('asks for the token of the window’s own address: a link that somebody wrote neither pays nor ends a try', async () => {
    const { ctx, input, orderId, providerOrderId, window, pay } = await givenAuthenticated(toss);
    const other = await openPayment(ctx, { orderId, method: 'CARD' });
    const failToken = new URL(window.failUrl).searchParams.get('w') ?? '';
    for (const token of ['A'.repeat(43), returnedTo(orderId, other, '').token, failToken.slice(0, 43)])
      for (const paymentKey of ['tgen_nobodys', input.paymentKey])
        await expect(confirmPayment(ctx, { ...input, token, paymentKey })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await attemptRow(providerOrderId)).toMatchObject({ state: 'READY', paymentKey: null });
    expect(await pay()).toEqual({ state: 'PAID' });
  });

  it('lets the shopper try again after a refusal, with a new attempt', async () => {
    const first = await givenAuthenticated(toss, 'REJECT_CARD_PAYMENT');
    expect(await first.pay()).toEqual({ state: 'DECLINED', code: 'REJECT_CARD_PAYMENT' });
    expect(await orderRow(first.orderId)).toMatchObject({ state: 'PENDING' });
    const second = await openPayment(first.ctx, { orderId: first.orderId, method: 'TRANSFER' });
    expect(second.providerOrderId).not.toBe(first.providerOrderId);
    const paymentKey = await toss.authenticate(second.providerOrderId, second.amount);
    const paid = await confirmPayment(first.ctx, returnedTo(first.orderId, second, paymentKey));
    expect(paid).toEqual({ state: 'PAID' });
    expect(await toss.ledger(first.providerOrderId.split('_')[0] ?? '')).toMatchObject({ charged: second.amount });
  });

  it('charges nothing when the hold ended and somebody else has the last unit', async () => {
    const late = await givenAuthenticated(toss);
    await testDb().update(variantStock).set({ stock: 1 }).where(eq(variantStock.variantId, late.variantId));
    await timeIsUp(late.orderId);
    const { ctx } = await givenCustomer();
    await givenOrder(ctx, [{ variantId: late.variantId, quantity: 1 }]);
    expect(await late.pay()).toEqual({ state: 'EXPIRED' });
    expect(await toss.ledger(late.providerOrderId)).toMatchObject({ charged: 0 });
    // The test took two units away behind the ledger's back; the ledger learns of it here.
    await testDb().execute(
      sql`INSERT INTO stock_movements (variant_id, kind, stock_delta, reserved_delta, actor, cause) VALUES (${late.variantId}, 'ADJUST', -2, 0, 'test', 'test')`,
    );
  });

  it('takes the hold again when it ended and the unit is still there', async () => {
    const late = await givenAuthenticated(toss);
    await timeIsUp(late.orderId);
    expect(await late.pay()).toEqual({ state: 'PAID' });
  });

  it('charges nothing for an order the cron has expired', async () => {
    const late = await givenAuthenticated(toss);
    await timeIsUp(late.orderId);
    await releaseReservations(anyCtx());
    expect(await late.pay()).toEqual({ state: 'EXPIRED' });
    expect(await toss.ledger(late.providerOrderId)).toMatchObject({ charged: 0 });
  });
});
