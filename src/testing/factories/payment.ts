import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { RecipientInput } from '~/modules/account/address-input';
import { stockHolds, variantStock } from '~/modules/inventory/tables';
import { alarms } from '~/modules/notification/tables';
import { orders } from '~/modules/order/tables';
import { confirmPayment } from '~/modules/payment/service/confirm';
import { openPayment } from '~/modules/payment/service/open-window';
import type { ConfirmPaymentInput, NoteDeclineInput } from '~/modules/payment/input';
import type { CashReceiptType, PaymentWindow } from '~/modules/payment/rules';
import { paymentAttempts } from '~/modules/payment/tables';
import type { Ctx } from '~/server/context';
import type { PaymentMethod } from '~/shops/preset';
import { testDb } from '../db';
import type { TestToss } from '../toss';
import { givenCustomer, givenOrder, givenVariant } from './order';

type GivenWindow = {
  readonly stock?: number;
  readonly quantity?: number;
  readonly method?: PaymentMethod;
  readonly cashReceipt?: CashReceiptType;
  /** Whose order it is; without one somebody new. */
  readonly ctx?: Ctx;
  readonly locale?: Ctx['locale'];
  /** Where it goes, unless to the mainland. */
  readonly recipient?: RecipientInput;
};

/** An unpaid order of one product whose payment window is open. */
export async function givenWindow({
  stock = 3,
  quantity = 1,
  method = 'CARD',
  cashReceipt,
  ctx: known,
  locale = 'ko',
  recipient,
}: GivenWindow = {}) {
  const ctx = known ?? { ...(await givenCustomer()).ctx, locale };
  const { variantId } = await givenVariant({ stock, price: 15_000 });
  const order = await givenOrder(ctx, [{ variantId, quantity }], recipient && { recipient });
  const window = await openPayment(ctx, { orderId: order.id, method, ...(cashReceipt && { cashReceipt }) });
  const { providerOrderId, amount } = window;
  return { ctx, orderId: order.id, variantId, providerOrderId, amount, declined: declinedOf(order.id, window), window };
}

/** What the page at the success address of this window asks. */
export const returnedTo = (
  orderId: Id<'ord'>,
  { providerOrderId, amount, successUrl }: PaymentWindow,
  paymentKey: string,
): ConfirmPaymentInput => ({
  ...{ orderId, paymentKey, providerOrderId, amount },
  token: new URL(successUrl).searchParams.get('t') ?? '',
});

/** What the page at the fail address of this window tells. */
export const declinedOf = (orderId: Id<'ord'>, { providerOrderId, failUrl }: PaymentWindow): NoteDeclineInput => ({
  ...{ orderId, providerOrderId, code: 'REJECT_CARD_COMPANY' },
  token: new URL(failUrl).searchParams.get('w') ?? '',
});

/** The shopper chose to pay into an account; `pay` opens it, `deposit` is the money arriving at the provider. */
export async function givenDepositChosen(
  toss: TestToss,
  given: Omit<GivenWindow, 'method'> = {},
  more: Record<string, unknown> = {},
) {
  const window = await givenWindow({ ...given, method: 'VIRTUAL_ACCOUNT' });
  const { orderId, providerOrderId, amount } = window;
  const account = { method: 'VIRTUAL_ACCOUNT', dueDate: window.window.options.virtualAccount?.dueDate, ...more };
  const paymentKey = await toss.authenticate(providerOrderId, amount, undefined, account);
  const input = returnedTo(orderId, window.window, paymentKey);
  return {
    ...window,
    paymentKey,
    input,
    pay: () => confirmPayment(window.ctx, input),
    deposit: () => toss.post('/toss/sim/deposit', { paymentKey }),
    reverse: () => toss.post('/toss/sim/deposit-reversal', { paymentKey }),
  };
}

/** A paid order of one product, by card unless said otherwise. */
export async function givenPaid(toss: TestToss, given: GivenWindow = {}, more: Record<string, unknown> = {}) {
  const window = await givenWindow(given);
  const { orderId, providerOrderId, amount } = window;
  const paymentKey = await toss.authenticate(providerOrderId, amount, undefined, { method: given.method, ...more });
  await confirmPayment(window.ctx, returnedTo(orderId, window.window, paymentKey));
  return { ...window, paymentKey };
}

export async function attemptRow(providerOrderId: string) {
  const rows = await testDb()
    .select()
    .from(paymentAttempts)
    .where(eq(paymentAttempts.providerOrderId, providerOrderId));
  return rows[0];
}

/** What a person was told of this subject. */
export async function alarmsAbout(subject: string) {
  return testDb().select().from(alarms).where(eq(alarms.subject, subject));
}

/** The shopper went through the window; `pay` is what their browser then sends. */
export async function givenAuthenticated(toss: TestToss, refuseConfirmWith?: string, given: GivenWindow = {}) {
  const window = await givenWindow(given);
  const paymentKey = await toss.authenticate(window.providerOrderId, window.amount, refuseConfirmWith);
  const input = returnedTo(window.orderId, window.window, paymentKey);
  return { ...window, paymentKey, input, pay: () => confirmPayment(window.ctx, input) };
}

export async function orderRow(id: Id<'ord'>) {
  return (await testDb().select().from(orders).where(eq(orders.id, id)))[0];
}

export async function stockRow(id: Id<'var'>) {
  return (await testDb().select().from(variantStock).where(eq(variantStock.variantId, id)))[0];
}

/** Every attempt that waits to be looked at is due now. */
export async function makeChecksDue(): Promise<void> {
  await testDb()
    .update(paymentAttempts)
    .set({ nextCheckAt: sql`now() - interval '1 second'` })
    .where(sql`${paymentAttempts.nextCheckAt} IS NOT NULL`);
}

/** The order's time, and that of its holds, is up by the database clock. */
export async function timeIsUp(id: Id<'ord'>): Promise<void> {
  const past = sql`now() - interval '1 second'`;
  await testDb().update(orders).set({ expiresAt: past }).where(eq(orders.id, id));
  await testDb().update(stockHolds).set({ expiresAt: past }).where(eq(stockHolds.orderId, id));
}
