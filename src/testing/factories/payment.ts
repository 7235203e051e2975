import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { stockHolds, variantStock } from '~/modules/inventory/tables';
import { orders } from '~/modules/order/tables';
import { confirmPayment } from '~/modules/payment/service/confirm';
import { openPayment } from '~/modules/payment/service/open-window';
import { paymentAttempts } from '~/modules/payment/tables';
import { testDb } from '../db';
import type { TestToss } from '../toss';
import { givenCustomer, givenOrder, givenVariant } from './order';

/** An unpaid order of one unit whose payment window is open. */
export async function givenWindow(stock = 3) {
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant({ stock, price: 15_000 });
  const order = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  const { providerOrderId, amount } = await openPayment(ctx, { orderId: order.id, method: 'CARD' });
  return { ctx, orderId: order.id, variantId, providerOrderId, amount };
}

/** The shopper went through the window; `pay` is what their browser then sends. */
export async function givenAuthenticated(toss: TestToss, refuseConfirmWith?: string) {
  const window = await givenWindow();
  const paymentKey = await toss.authenticate(window.providerOrderId, window.amount, refuseConfirmWith);
  const input = { orderId: window.orderId, paymentKey, providerOrderId: window.providerOrderId, amount: window.amount };
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
