import 'server-only';
import { asc, eq, inArray } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { isThem, requireMyOrder } from '~/modules/order/service/buyer';
import type { Ctx } from '~/server/context';
import { masked } from '../rules';
import { shownAccount } from '../shown-account';
import { paymentAttempts, refundLines, refunds } from '../tables';

const ATTEMPT = {
  id: paymentAttempts.id,
  method: paymentAttempts.method,
  methodLabel: paymentAttempts.methodLabel,
  providerOrderId: paymentAttempts.providerOrderId,
  amount: paymentAttempts.amount,
  refundedAmount: paymentAttempts.refundedAmount,
  currency: paymentAttempts.currency,
  state: paymentAttempts.state,
  failureCode: paymentAttempts.failureCode,
  account: paymentAttempts.account,
  accountDueAt: paymentAttempts.accountDueAt,
  closingAs: paymentAttempts.closingAs,
  cashReceiptType: paymentAttempts.cashReceiptType,
  cashReceipt: paymentAttempts.cashReceipt,
  receiptUrl: paymentAttempts.receiptUrl,
  useEscrow: paymentAttempts.useEscrow,
  partialCancelable: paymentAttempts.partialCancelable,
  createdAt: paymentAttempts.createdAt,
  approvedAt: paymentAttempts.approvedAt,
};

const REFUND = {
  id: refunds.id,
  paymentId: refunds.paymentId,
  amount: refunds.amount,
  itemsAmount: refunds.itemsAmount,
  shippingAmount: refunds.shippingAmount,
  freeAmount: refunds.freeAmount,
  deduction: refunds.deduction,
  reason: refunds.reason,
  claimId: refunds.claimId,
  account: refunds.account,
  state: refunds.state,
  failureCode: refunds.failureCode,
  actor: refunds.actor,
  createdAt: refunds.createdAt,
  doneAt: refunds.doneAt,
  note: refunds.note,
  manualReference: refunds.manualReference,
  cashReceiptKey: refunds.cashReceiptKey,
  attempts: refunds.attempts,
  nextTryAt: refunds.nextTryAt,
};

/** Attempts and refunds of one order, oldest first, without keys and secrets. Three statements. */
export async function listPayments(ctx: Ctx, orderId: Id<'ord'>) {
  const ofOrder = ctx.db.select({ id: refunds.id }).from(refunds).where(eq(refunds.orderId, orderId));
  const [attempts, back, lines] = await Promise.all([
    ctx.db
      .select(ATTEMPT)
      .from(paymentAttempts)
      .where(eq(paymentAttempts.orderId, orderId))
      .orderBy(asc(paymentAttempts.createdAt)),
    ctx.db.select(REFUND).from(refunds).where(eq(refunds.orderId, orderId)).orderBy(asc(refunds.createdAt)),
    ctx.db.select().from(refundLines).where(inArray(refundLines.refundId, ofOrder)),
  ]);
  return {
    attempts,
    refunds: back.map((refund) => ({
      ...refund,
      lines: lines
        .filter(({ refundId }) => refundId === refund.id)
        .map(({ lineId, quantity, amount, restock }) => ({ lineId, quantity, amount, restock })),
    })),
  };
}

/**
 * Payments and refunds of one's own order, without what staff noted; by a pass also without what names the buyer: the holders of
 * accounts, and receipts of the provider. @throws AppError NOT_FOUND also for somebody else's.
 */
export async function listMyPayments(ctx: Ctx, orderId: Id<'ord'>) {
  const isBuyers = isThem(ctx, await requireMyOrder(ctx, orderId));
  const { attempts, refunds: back } = await listPayments(ctx, orderId);
  return {
    attempts: attempts.map((attempt) => ({
      ...attempt,
      account: attempt.account && shownAccount(attempt.account, isBuyers),
      cashReceiptType: isBuyers ? attempt.cashReceiptType : null,
      cashReceipt: isBuyers ? attempt.cashReceipt : null,
      receiptUrl: isBuyers ? attempt.receiptUrl : null,
    })),
    refunds: back.map(
      ({
        note: _note,
        manualReference: _reference,
        cashReceiptKey: _key,
        attempts: _tries,
        nextTryAt: _next,
        ...refund
      }) => ({
        ...refund,
        account: refund.account && shownAccount(masked(refund.account), isBuyers),
      }),
    ),
  };
}
