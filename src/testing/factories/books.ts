import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { paymentAttempts, refunds } from '~/modules/payment/tables';
import { inTx, type Ctx } from '~/server/context';
import { testDb } from '../db';
import type { TestToss } from '../toss';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from './order';
import { givenAuthenticated } from './payment';

/** An order in one state of its life, with its payment. */
export type Booked = { readonly orderId: Id<'ord'>; readonly variantId: Id<'var'>; readonly paymentId: Id<'pay'> };

/** A shop whose books agree: an order paid, one refunded, one unpaid, one whose payment is undecided, and a variant nobody wants. */
export async function givenBooks(toss: TestToss) {
  const paid = await givenAuthenticated(toss);
  await paid.pay();
  const refunded = await givenAuthenticated(toss);
  await refunded.pay();
  await cancelMyOrder(refunded.ctx, { orderId: refunded.orderId, reason: 'CHANGED_MIND' });
  const undecided = await givenAuthenticated(toss);
  await toss.fault({ confirm: 'reset-before', orderId: undecided.providerOrderId });
  await undecided.pay();
  const { ctx } = await givenCustomer();
  const { variantId } = await givenVariant({ stock: 4 });
  const { id: unpaid } = await givenOrder(ctx, [{ variantId, quantity: 2 }]);
  const free = await givenVariant({ stock: 10 });
  return {
    paid: await booked(paid),
    refunded: { ...(await booked(refunded)), refundId: await refundOf(refunded.orderId) },
    undecided: await booked(undecided),
    unpaid: { orderId: unpaid, variantId },
    free: free.variantId,
  };
}
export type Books = Awaited<ReturnType<typeof givenBooks>>;

async function booked({ orderId, variantId }: Omit<Booked, 'paymentId'>): Promise<Booked> {
  const [payment] = await testDb()
    .select({ id: paymentAttempts.id })
    .from(paymentAttempts)
    .where(eq(paymentAttempts.orderId, orderId));
  return { orderId, variantId, paymentId: payment!.id };
}

async function refundOf(orderId: Id<'ord'>): Promise<Id<'ref'>> {
  const [refund] = await testDb().select({ id: refunds.id }).from(refunds).where(eq(refunds.orderId, orderId));
  return refund!.id;
}

class Undone extends Error {}

/** Does something to the database that leaves nothing behind, not even a dropped index. */
export async function undone(work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const done = inTx(anyCtx(), async (tx) => {
    await work(tx);
    throw new Undone();
  });
  await done.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
}
