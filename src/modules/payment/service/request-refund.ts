import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { restOf } from '~/modules/order/service/give-back';
import { lockOrder } from '~/modules/order/service/order-row';
import { SYSTEM, type Actor } from '~/modules/order/service/record-event';
import { startCanceling } from '~/modules/order/service/settle';
import type { Ctx } from '~/server/context';
import { needsRefundAccount, refundDeadline, refundsInParts, type RefundAccount } from '../rules';
import { paymentAttempts } from '../tables';
import type { Attempt } from './attempt';
import { findOpenRefund, insertRefund, sumOf, type RefundOf } from './refund-row';
import { wentBack } from './went-back';

/** The timer leaves a refund alone while the call that asked for it may still be waiting for the provider. */
export const CALL_SECONDS = 35;

export type AskedLine = { readonly lineId: Id<'lin'>; readonly quantity: number; readonly restock: boolean };
export type Asked = {
  readonly lines: readonly AskedLine[];
  readonly shipping: number;
  readonly free: number;
  readonly deduction: number;
};

/** The payment of an order that still has money, the order locked before it. @throws AppError NOT_FOUND | REFUND_UNDER_WAY */
export async function lockCharged(ctx: Ctx, orderId: Id<'ord'>): Promise<Attempt> {
  await lockOrder(ctx, orderId);
  const [payment] = await ctx.db
    .select()
    .from(paymentAttempts)
    .where(and(eq(paymentAttempts.orderId, orderId), inArray(paymentAttempts.state, ['DONE', 'PARTIAL_CANCELED'])));
  if (!payment) throw new AppError('NOT_FOUND');
  if (await findOpenRefund(ctx, payment.id)) throw new AppError('REFUND_UNDER_WAY');
  return payment;
}

/**
 * Whether this much of a payment can go back, judged before anybody is called.
 * @throws AppError REFUND_EXCEEDS | PARTIAL_REFUND_UNAVAILABLE | REFUND_TOO_LATE | REFUND_ACCOUNT_REQUIRED
 */
export function requireRefundable(
  { now }: Pick<Ctx, 'now'>,
  payment: Attempt,
  amount: number,
  { account, byHand = false }: { account: RefundAccount | null; byHand?: boolean },
): void {
  const balance = payment.amount - payment.refundedAmount;
  if (amount <= 0 || amount > balance) throw new AppError('REFUND_EXCEEDS', { max: balance });
  if (byHand) return;
  if (amount < payment.amount && !refundsInParts(payment)) throw new AppError('PARTIAL_REFUND_UNAVAILABLE');
  const deadline = refundDeadline(payment.method, payment.approvedAt ?? now);
  if (deadline && deadline <= now) throw new AppError('REFUND_TOO_LATE');
  if (needsRefundAccount(payment) && !account) throw new AppError('REFUND_ACCOUNT_REQUIRED');
}

/**
 * The parts of a refund at the prices that were paid. One line may be named twice: units that go back to the shelf, and others
 * that do not. @throws AppError CHANGED_MEANWHILE where an order has less left | INVALID_INPUT
 */
export async function partsOf(ctx: Ctx, orderId: Id<'ord'>, asked: Asked): Promise<RefundOf> {
  const rest = await restOf(ctx, orderId);
  if (asked.shipping > rest.shipping) throw new AppError('CHANGED_MEANWHILE');
  const named = new Set(asked.lines.map(({ lineId, restock }) => `${lineId} ${restock}`));
  if (named.size < asked.lines.length) throw new AppError('INVALID_INPUT');
  const lines = asked.lines.map(({ lineId, quantity, restock }) => {
    const left = rest.lines.find((line) => line.lineId === lineId);
    const wanted = asked.lines.reduce((sum, line) => sum + (line.lineId === lineId ? line.quantity : 0), 0);
    if (!left || left.quantity < wanted) throw new AppError('CHANGED_MEANWHILE');
    return { lineId, quantity, restock, amount: left.unitPrice * quantity };
  });
  return {
    itemsAmount: lines.reduce((sum, line) => sum + line.amount, 0),
    shippingAmount: asked.shipping,
    freeAmount: asked.free,
    deduction: asked.deduction,
    lines,
  };
}

export type ClaimRefund = Omit<Asked, 'free'> & {
  readonly orderId: Id<'ord'>;
  readonly reason: string;
  readonly claimId: Id<'clm'>;
  readonly account: RefundAccount | null;
  /** It was paid by hand, and nobody is called. */
  readonly manualReference?: string | undefined;
};

/**
 * Asks that the money for a buyer's request goes back, in the caller's transaction; afterwards call `tryRefund`, or leave it
 * to the timer. Nothing of the order is prepared meanwhile. How it ended is `refundOfClaim`. With a reference it was paid by
 * hand and is back with the commit.
 * @throws AppError NOT_FOUND | REFUND_UNDER_WAY | CHANGED_MEANWHILE and those of `requireRefundable`
 */
export async function requestRefundForClaim(
  ctx: Ctx,
  { orderId, reason, claimId, account, manualReference, ...asked }: ClaimRefund,
  actor: Actor = SYSTEM,
): Promise<Id<'ref'>> {
  const payment = await lockCharged(ctx, orderId);
  const parts = await partsOf(ctx, orderId, { ...asked, free: 0 });
  const byHand = manualReference !== undefined;
  requireRefundable(ctx, payment, sumOf(parts), { account, byHand });
  const to = needsRefundAccount(payment) ? account : null;
  const why = { reason, actor: actor.kind, claimId, account: to, manualReference: manualReference ?? null };
  const refund = await insertRefund(ctx, payment, parts, why, byHand ? 'DONE' : { delaySeconds: CALL_SECONDS });
  await startCanceling(ctx, orderId, actor, reason);
  if (byHand) await wentBack(ctx, payment, refund, null, actor);
  return refund.id;
}
