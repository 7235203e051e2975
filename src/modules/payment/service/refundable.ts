import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { findCharged, hasRefused, listRefundableLines } from '../queries/charged';
import { needsRefundAccount, refundDeadline, refundsInParts } from '../rules';
import { findOpenRefund } from './refund-row';

/**
 * What an admin can give back of an order and how: units and fee that are left at the prices that were paid, and the rules of
 * the way it was paid. @throws AppError NOT_FOUND where no money is left.
 */
export async function refundableParts(ctx: Ctx, orderId: Id<'ord'>) {
  const found = await findCharged(ctx.db, orderId);
  if (!found) throw new AppError('NOT_FOUND');
  const { payment, shippingLeft } = found;
  const [lines, open, wasRefused] = await Promise.all([
    listRefundableLines(ctx.db, orderId),
    findOpenRefund(ctx, payment.id),
    hasRefused(ctx.db, payment.id),
  ]);
  const deadline = refundDeadline(payment.method, payment.approvedAt ?? ctx.now);
  return {
    paymentId: payment.id,
    method: payment.method,
    currency: payment.currency,
    balance: payment.amount - payment.refundedAmount,
    shippingLeft,
    lines,
    partialPossible: refundsInParts(payment),
    accountNeeded: needsRefundAccount(payment),
    deadline,
    byHandOnly: deadline !== null && deadline <= ctx.now,
    /** The provider refused one before, or staff gave one up: by hand is a way from the start. */
    wasRefused,
    open: open
      ? {
          id: open.id,
          amount: open.amount,
          createdAt: open.createdAt,
          failureCode: open.failureCode,
          attempts: open.attempts,
          nextTryAt: open.nextTryAt,
        }
      : null,
  };
}
