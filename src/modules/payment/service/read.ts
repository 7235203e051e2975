import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { requireMyOrder } from '~/modules/order/service/buyer';
import type { Ctx } from '~/server/context';
import { paymentAttempts, refunds } from '../tables';

/** Attempts and refunds of one order, oldest first, without keys and secrets. Two statements. */
export async function listPayments(ctx: Ctx, orderId: Id<'ord'>) {
  const [attempts, back] = await Promise.all([
    ctx.db
      .select({
        id: paymentAttempts.id,
        method: paymentAttempts.method,
        methodLabel: paymentAttempts.methodLabel,
        providerOrderId: paymentAttempts.providerOrderId,
        amount: paymentAttempts.amount,
        refundedAmount: paymentAttempts.refundedAmount,
        currency: paymentAttempts.currency,
        state: paymentAttempts.state,
        failureCode: paymentAttempts.failureCode,
        createdAt: paymentAttempts.createdAt,
        approvedAt: paymentAttempts.approvedAt,
      })
      .from(paymentAttempts)
      .where(eq(paymentAttempts.orderId, orderId))
      .orderBy(asc(paymentAttempts.createdAt)),
    ctx.db
      .select({
        id: refunds.id,
        amount: refunds.amount,
        reason: refunds.reason,
        state: refunds.state,
        failureCode: refunds.failureCode,
        actor: refunds.actor,
        createdAt: refunds.createdAt,
        doneAt: refunds.doneAt,
      })
      .from(refunds)
      .where(eq(refunds.orderId, orderId))
      .orderBy(asc(refunds.createdAt)),
  ]);
  return { attempts, refunds: back };
}

/** Payments and refunds of one's own order. @throws AppError NOT_FOUND also for somebody else's. */
export async function listMyPayments(ctx: Ctx, orderId: Id<'ord'>) {
  await requireMyOrder(ctx, orderId);
  return listPayments(ctx, orderId);
}
