import 'server-only';
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { markGivenBack, noteGivenBack, noteRefundRefused } from '~/modules/order/service/give-back';
import { lockOrder } from '~/modules/order/service/order-row';
import { SYSTEM } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import type { GatewayResult, PaymentGateway } from '../gateway';
import { checkDelaySeconds, refundVerdict, REFUND_ALARM_AFTER } from '../rules';
import { paymentAttempts, refundLines, refunds } from '../tables';
import { stepAttempt, type Attempt } from './attempt';
import { gatewayOf } from './gateway-of';

type Refund = typeof refunds.$inferSelect;
export type RefundResult = { readonly state: 'REFUNDED' | 'REFUNDING' | 'REFUSED' };

/** What a refund is made of, minor units; see the columns of `refunds`. */
export type RefundOf = {
  readonly itemsAmount: number;
  readonly shippingAmount: number;
  readonly freeAmount: number;
  readonly deduction: number;
  readonly lines: readonly {
    readonly lineId: Id<'lin'>;
    readonly quantity: number;
    readonly amount: number;
    readonly restock: boolean;
  }[];
};

/** Asks that money of a payment goes back; done by `tryRefund`, now or by the timer. Call inside a transaction. */
export async function requestRefund(
  ctx: Ctx,
  payment: Pick<Attempt, 'id' | 'orderId'>,
  { lines, ...sums }: RefundOf,
  { delaySeconds, ...why }: { reason: string; actor: string; delaySeconds: number },
): Promise<Id<'ref'>> {
  const id = newId('ref');
  await ctx.db.insert(refunds).values({
    id,
    paymentId: payment.id,
    orderId: payment.orderId,
    amount: sums.itemsAmount + sums.shippingAmount + sums.freeAmount - sums.deduction,
    ...sums,
    ...why,
    idempotencyKey: id,
    nextTryAt: sql`date_trunc('milliseconds', now()) + make_interval(secs => ${delaySeconds})`,
  });
  if (lines.length > 0) await ctx.db.insert(refundLines).values(lines.map((line) => ({ refundId: id, ...line })));
  return id;
}

/**
 * Asks the provider for everything that is left of the payment. However often it is tried, and whatever answers were lost, it
 * is paid back once: the key is the refund's own, the balance guards, and after every failure the payment itself is looked
 * at. Until it is certain the refund stays open and is tried again.
 */
export async function tryRefund(ctx: Ctx, refundId: Id<'ref'>): Promise<RefundResult> {
  const [open] = await ctx.db
    .select({ refund: refunds, payment: paymentAttempts })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(eq(refunds.id, refundId));
  if (!open) throw new AppError('NOT_FOUND');
  if (open.refund.state !== 'REQUESTED') return ended(open.refund);
  return settleRefund(ctx, refundId, await giveBack(gatewayOf(open.payment.provider), open.payment, open.refund));
}

async function giveBack(gateway: PaymentGateway, payment: Attempt, refund: Refund): Promise<GatewayResult> {
  const paymentKey = payment.paymentKey ?? '';
  let balance = refund.amount;
  if (refund.attempts > 0) {
    const before = await gateway.find({ paymentKey });
    if (!before.ok || before.payment.balance === 0) return before;
    balance = before.payment.balance;
  }
  const { reason, idempotencyKey } = refund;
  const result = await gateway.cancel({ paymentKey, amount: balance, balance, reason, idempotencyKey });
  if (result.ok) return result;
  // Whatever the answer says, the payment itself tells whether the money has gone back.
  const after = await gateway.find({ paymentKey });
  return after.ok && after.payment.balance === 0 ? after : result;
}

const ended = ({ state }: Refund): RefundResult => ({ state: state === 'DONE' ? 'REFUNDED' : 'REFUSED' });

async function settleRefund(ctx: Ctx, refundId: Id<'ref'>, result: GatewayResult): Promise<RefundResult> {
  return inTx(ctx, async (tx) => {
    const [known] = await tx.db.select({ orderId: refunds.orderId }).from(refunds).where(eq(refunds.id, refundId));
    if (!known) throw new AppError('NOT_FOUND');
    await lockOrder(tx, known.orderId);
    const [refund] = await tx.db.select().from(refunds).where(eq(refunds.id, refundId)).for('update');
    if (!refund) throw new AppError('NOT_FOUND');
    if (refund.state !== 'REQUESTED') return ended(refund);
    if (result.ok) return wentBack(tx, refund, result.payment.cancels.at(-1)?.transactionKey ?? null);
    return refundVerdict(result.code) === 'REFUSED' ? refused(tx, refund, result.code) : again(tx, refund, result.code);
  });
}

/** The money is back: an order that was paid ends refunded; money that never made an order paid is only noted. */
async function wentBack(ctx: Ctx, refund: Refund, transactionKey: string | null): Promise<RefundResult> {
  await ctx.db
    .update(refunds)
    .set({ state: 'DONE', doneAt: sql`now()`, transactionKey, failureCode: null })
    .where(eq(refunds.id, refund.id));
  const wasPaid = await stepAttempt(ctx, refund.paymentId, 'CANCELED', {
    refundedAmount: sql`${paymentAttempts.refundedAmount} + ${refund.amount}`,
  });
  if (!wasPaid) {
    await noteGivenBack(ctx, refund.orderId, refund.amount, SYSTEM);
    return { state: 'REFUNDED' };
  }
  const lines = await ctx.db.select().from(refundLines).where(eq(refundLines.refundId, refund.id));
  const back = { amount: refund.amount, shipping: refund.shippingAmount, lines, refundId: refund.id };
  await markGivenBack(ctx, refund.orderId, back, SYSTEM);
  return { state: 'REFUNDED' };
}

async function refused(ctx: Ctx, refund: Refund, code: string): Promise<RefundResult> {
  log.error('refund.refused', undefined, { refundId: refund.id, orderId: refund.orderId, providerCode: code });
  await ctx.db.update(refunds).set({ state: 'FAILED', failureCode: code }).where(eq(refunds.id, refund.id));
  await noteRefundRefused(ctx, refund.orderId, code, SYSTEM);
  return { state: 'REFUSED' };
}

/** An answer that says «not done» is stored under its key: the next try needs another one. A lost answer keeps its key. */
async function again(ctx: Ctx, refund: Refund, code: string): Promise<RefundResult> {
  const attempts = refund.attempts + 1;
  if (attempts === REFUND_ALARM_AFTER)
    log.error('refund.stuck', undefined, { refundId: refund.id, providerCode: code });
  const lost = code === 'NO_ANSWER' || code === 'IDEMPOTENT_REQUEST_PROCESSING';
  await ctx.db
    .update(refunds)
    .set({
      failureCode: code,
      attempts,
      ...(lost ? {} : { idempotencyKey: `${refund.id}-${attempts}` }),
      nextTryAt: sql`now() + make_interval(secs => ${checkDelaySeconds(refund.attempts)})`,
    })
    .where(eq(refunds.id, refund.id));
  return { state: 'REFUNDING' };
}

/** Tries open refunds again that are due, each on its own. @returns how many were tried. */
export async function retryRefunds(ctx: Ctx, batch = 20): Promise<number> {
  let tried = 0;
  while (tried < batch) {
    const due = ctx.db
      .select({ id: refunds.id })
      .from(refunds)
      .where(and(eq(refunds.state, 'REQUESTED'), lte(refunds.nextTryAt, sql`now()`)))
      .orderBy(asc(refunds.nextTryAt))
      .limit(1)
      .for('update', { skipLocked: true });
    const [leased] = await ctx.db
      .update(refunds)
      .set({ nextTryAt: sql`now() + interval '60 seconds'` })
      .where(eq(refunds.id, due))
      .returning({ id: refunds.id });
    if (!leased) break;
    await tryRefund(ctx, leased.id).catch((error: unknown) =>
      log.error('refund.failed', error, { refundId: leased.id }),
    );
    tried += 1;
  }
  return tried;
}
