import { asc, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Id } from '~/lib/ids';
import { orderEvents } from '~/modules/order/tables';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { givenGuest } from '~/testing/factories/account';
import { contactOf, guestOrderInput } from '~/testing/factories/guest';
import { givenCustomer, givenVariant, orderInput } from '~/testing/factories/order';
import { attemptRow, orderRow, returnedTo } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { paymentAttempts } from '../tables';
import { confirmPayment } from './confirm';
import { openPayment } from './open-window';
import { placeAndOpen } from './place-and-open';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

const HEADERS = new Headers();

async function givenWish({ stock = 5, quantities = [1] }: { stock?: number; quantities?: number[] } = {}) {
  const { ctx } = await givenCustomer();
  const lines = [];
  for (const quantity of quantities) {
    const { variantId } = await givenVariant({ stock, price: 15_000 });
    lines.push({ variantId, quantity });
  }
  const order = await orderInput(ctx, lines);
  return { ctx, order, place: () => placeAndOpen(ctx, HEADERS, { order, method: 'CARD' }) };
}

const attemptsOf = (orderId: Id<'ord'>) =>
  testDb().select().from(paymentAttempts).where(eq(paymentAttempts.orderId, orderId));
const storyOf = async (orderId: Id<'ord'>) =>
  (
    await testDb()
      .select({ kind: orderEvents.kind })
      .from(orderEvents)
      .where(eq(orderEvents.orderId, orderId))
      .orderBy(asc(orderEvents.id))
  ).map(({ kind }) => kind);

describe('an order placed with its payment window', () => {
  it('has its first attempt, and the window says what one opened afterwards says', async () => {
    const { ctx, place } = await givenWish({ quantities: [1, 2] });
    const { orderId, window } = await place();
    expect(await storyOf(orderId)).toEqual(['PLACED', 'WINDOW_OPENED']);
    const order = await orderRow(orderId);
    expect(order).toMatchObject({ state: 'PENDING', holdExtended: true });
    expect(window?.providerOrderId).toBe(`${order?.number}_1`);
    expect(await attemptRow(window?.providerOrderId ?? '')).toMatchObject({
      ...{ orderId, state: 'READY', method: 'CARD', amount: order?.total, currency: 'KRW', useEscrow: false },
      ...{ cashReceiptType: null, accountDueAt: null, paymentKey: null },
    });
    const later = await openPayment(ctx, { orderId, method: 'CARD' });
    expect({ ...window, providerOrderId: '', successUrl: '', failUrl: '' }).toEqual({
      ...later,
      ...{ providerOrderId: '', successUrl: '', failUrl: '' },
    });
    expect(window?.successUrl.split('&t=')[0]).toBe(later.successUrl.split('&t=')[0]);
    expect(window?.successUrl).not.toBe(later.successUrl);
  });

  it('is paid through it', async () => {
    const { ctx, place } = await givenWish();
    const { orderId, window } = await place();
    if (!window) throw new Error('no window');
    const paymentKey = await toss.authenticate(window.providerOrderId, window.amount);
    expect(await confirmPayment(ctx, returnedTo(orderId, window, paymentKey))).toEqual({ state: 'PAID' });
  });

  it('is one order with a window each where it is sent again, also at the same moment', async () => {
    const { place } = await givenWish();
    const answers = await Promise.all([place(), place(), place()]);
    answers.push(await place());
    const [first] = answers;
    expect(new Set(answers.map(({ orderId }) => orderId)).size).toBe(1);
    expect(new Set(answers.map(({ window }) => window?.providerOrderId)).size).toBe(4);
    expect(await attemptsOf(first.orderId)).toHaveLength(4);
  });

  it('leaves no attempt where it is refused, and touches none of those placed at the same moment', async () => {
    const scarce = await givenWish({ stock: 1, quantities: [1] });
    const [wish] = scarce.order.lines;
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const { ctx } = await givenCustomer();
        const order = await orderInput(ctx, wish ? [wish] : []);
        return () => placeAndOpen(ctx, HEADERS, { order, method: 'CARD' });
      }),
    );
    const before = await testDb().$count(paymentAttempts);
    const answers = await Promise.allSettled([scarce.place(), ...others.map((place) => place())]);
    const placed = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(placed).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'OUT_OF_STOCK' });
    expect((await testDb().$count(paymentAttempts)) - before).toBe(1);
    expect(await attemptsOf(placed[0]?.orderId ?? 'ord_none')).toHaveLength(1);
  });

  it('opens the window of a deposit after the order, so that deposits are counted', async () => {
    const { ctx, order } = await givenWish();
    const { orderId, window } = await placeAndOpen(ctx, HEADERS, { order, method: 'VIRTUAL_ACCOUNT' });
    expect(window?.options.virtualAccount?.dueDate).toMatch(/T23:59:00$/);
    expect(await attemptsOf(orderId)).toMatchObject([{ method: 'VIRTUAL_ACCOUNT', cashReceiptType: 'NONE' }]);
  });

  it('refuses a way to pay the shop does not offer before anything is placed', async () => {
    const { ctx, order } = await givenWish();
    const cardsOnly = { ...ctx, shop: { ...ctx.shop, paymentMethods: ['CARD'] as const } };
    await expect(placeAndOpen(cardsOnly, HEADERS, { order, method: 'MOBILE_PHONE' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await placeAndOpen(ctx, HEADERS, { order, method: 'CARD' })).toMatchObject({ window: { method: 'CARD' } });
  });
});

describe('a guest', () => {
  it('pays as who they said they are, and waits for no second deposit under another cookie at the same address', async () => {
    const { ctx } = await givenGuest();
    const contact = contactOf();
    const { variantId } = await givenVariant({ stock: 9, price: 15_000 });
    const lines = [{ variantId, quantity: 1 }];
    const place = async (guest: typeof ctx, method: 'CARD' | 'VIRTUAL_ACCOUNT') =>
      placeAndOpen(guest, guest.reqHeaders, { order: await guestOrderInput(guest, lines, contact), method });
    const payer = {
      customerKey: ctx.guest?.id,
      ...{ customerName: contact.name, customerEmail: contact.email, customerMobilePhone: contact.phone },
    };
    const { orderId, window } = await place(ctx, 'CARD');
    expect(window).toMatchObject(payer);
    expect(await openPayment(ctx, { orderId, method: 'CARD' })).toMatchObject(payer);

    const first = await place(ctx, 'VIRTUAL_ACCOUNT');
    if (!first.window) throw new Error('no window');
    const { providerOrderId, amount, options } = first.window;
    const paymentKey = await toss.authenticate(providerOrderId, amount, undefined, {
      method: 'VIRTUAL_ACCOUNT',
      dueDate: options.virtualAccount?.dueDate,
    });
    const confirmed = await confirmPayment(ctx, returnedTo(first.orderId, first.window, paymentKey));
    expect(confirmed).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    const again = { ...(await givenGuest()).ctx, reqHeaders: ctx.reqHeaders };
    await expect(place(again, 'VIRTUAL_ACCOUNT')).rejects.toMatchObject({ code: 'TOO_MANY_OPEN_ORDERS' });
  });
});
