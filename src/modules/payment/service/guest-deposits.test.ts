import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ContactInput } from '~/modules/order/input';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { edgeCtx } from '~/testing/factories/account';
import { contactOf, givenGuestOrder } from '~/testing/factories/guest';
import { returnedTo } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { confirmPayment } from './confirm';
import { openPayment } from './open-window';

let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

/** A new cookie's unpaid order under this telephone, from here; it can be paid by card, or an account chosen to pay into. */
async function givenOrderOf(contact: ContactInput, from: Headers) {
  const { ctx, order } = await givenGuestOrder({ contact, from });
  const open = async (method: 'CARD' | 'VIRTUAL_ACCOUNT') => {
    const window = await openPayment(ctx, { orderId: order.id, method });
    const { providerOrderId, amount, options } = window;
    const dueDate = options.virtualAccount?.dueDate;
    const paymentKey = await toss.authenticate(providerOrderId, amount, undefined, { method, dueDate });
    return { pay: () => confirmPayment(ctx, returnedTo(order.id, window, paymentKey)) };
  };
  return { open };
}

it('one deposit is awaited of a guest’s telephone at one address, under however many cookies windows were open before', async () => {
  const [contact, from] = [contactOf(), edgeCtx().reqHeaders];
  const orders = await Promise.all(Array.from({ length: 3 }, () => givenOrderOf(contact, from)));
  const windows = await Promise.all(orders.map(({ open }) => open('VIRTUAL_ACCOUNT')));
  const answers = await Promise.all(windows.map(({ pay }) => pay()));
  expect(answers.map(({ state }) => state).toSorted()).toEqual(['AWAITING_DEPOSIT', 'DECLINED', 'DECLINED']);
  expect(answers).toContainEqual({ state: 'DECLINED', code: 'TOO_MANY_OPEN_ORDERS' });
});

it('a guest whose telephone a deposit is awaited of opens no window for another, and pays by card', async () => {
  const [contact, from] = [contactOf(), edgeCtx().reqHeaders];
  await (await (await givenOrderOf(contact, from)).open('VIRTUAL_ACCOUNT')).pay();
  const next = await givenOrderOf(contact, from);
  await expect(next.open('VIRTUAL_ACCOUNT')).rejects.toMatchObject({
    code: 'TOO_MANY_OPEN_ORDERS',
    details: { max: 1 },
  });
  expect(await (await next.open('CARD')).pay()).toEqual({ state: 'PAID' });
  const other = await givenOrderOf(contactOf(), from);
  expect(await (await other.open('VIRTUAL_ACCOUNT')).pay()).toEqual({ state: 'AWAITING_DEPOSIT' });
  const elsewhere = await givenOrderOf(contact, edgeCtx().reqHeaders);
  expect(await (await elsewhere.open('VIRTUAL_ACCOUNT')).pay()).toEqual({ state: 'AWAITING_DEPOSIT' });
});
