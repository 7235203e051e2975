import 'server-only';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { MISSING_FINAL_MINUTES, type RefundAccount } from '../rules';
import { paymentAttempts, refundLines, refunds } from '../tables';
import type { Attempt } from './attempt';

export type Refund = typeof refunds.$inferSelect;

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

export const sumOf = ({ itemsAmount, shippingAmount, freeAmount, deduction }: Omit<RefundOf, 'lines'>): number =>
  itemsAmount + shippingAmount + freeAmount - deduction;

type Why = {
  readonly reason: string;
  readonly actor: string;
  readonly note?: string;
  readonly claimId?: Id<'clm'> | null;
  readonly account?: RefundAccount | null;
  readonly manualReference?: string | null;
};

/**
 * Writes a refund down: asked for, and tried by the timer after so many seconds should nobody have tried it before; DONE by hand
 * or in the provider's own office already, which `wentBack` then books; or WAITING for a person. Call inside a transaction that
 * holds the order's lock.
 */
export async function insertRefund(
  ctx: Ctx,
  payment: Pick<Attempt, 'id' | 'orderId'>,
  { lines, ...sums }: RefundOf,
  why: Why,
  when: { readonly delaySeconds: number } | 'DONE' | 'WAITING',
): Promise<Refund> {
  const id = newId('ref');
  const [refund] = await ctx.db
    .insert(refunds)
    .values({
      id,
      paymentId: payment.id,
      orderId: payment.orderId,
      amount: sumOf({ ...sums }),
      ...sums,
      ...why,
      idempotencyKey: id,
      ...(typeof when === 'string'
        ? { state: when }
        : { nextTryAt: sql`date_trunc('milliseconds', now()) + make_interval(secs => ${when.delaySeconds})` }),
    })
    .returning();
  if (!refund) throw new RangeError('a refund was not written');
  if (lines.length > 0) await ctx.db.insert(refundLines).values(lines.map((line) => ({ refundId: id, ...line })));
  return refund;
}

/** The refund of a payment that is under way, if there is one. */
export async function findOpenRefund(ctx: Pick<Ctx, 'db'>, paymentId: Id<'pay'>): Promise<Refund | undefined> {
  const rows = await ctx.db
    .select()
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), eq(refunds.state, 'REQUESTED')));
  return rows[0];
}

/** The refund under way of what made an order paid. */
export async function findOpenRefundOf(ctx: Pick<Ctx, 'db'>, orderId: Id<'ord'>) {
  const rows = await ctx.db
    .select({
      id: refunds.id,
      amount: refunds.amount,
      failureCode: refunds.failureCode,
      isDue: sql<boolean>`${refunds.nextTryAt} <= now()`,
    })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(and(eq(refunds.orderId, orderId), eq(refunds.state, 'REQUESTED'), ne(paymentAttempts.state, 'FAILED')));
  return rows[0];
}

/** How the newest refund for a buyer's request stands. */
export async function refundOfClaim(ctx: Pick<Ctx, 'db'>, claimId: Id<'clm'>) {
  const rows = await ctx.db
    .select({
      id: refunds.id,
      state: refunds.state,
      amount: refunds.amount,
      failureCode: refunds.failureCode,
      doneAt: refunds.doneAt,
    })
    .from(refunds)
    .where(eq(refunds.claimId, claimId))
    .orderBy(desc(refunds.createdAt))
    .limit(1);
  return rows[0];
}

/** A refund with its payment, and what the provider should still have of it: what went back by hand it never saw. */
export async function findRefund(ctx: Pick<Ctx, 'db'>, refundId: Id<'ref'>) {
  const [row] = await ctx.db
    .select({
      refund: refunds,
      payment: paymentAttempts,
      /** The provider may be doing it now. */
      isCalling: sql<boolean>`coalesce(${refunds.callUntil} > now(), false)`,
      /** Asked for longer ago than a payment the provider knows would be unknown. */
      isOld: sql<boolean>`${refunds.createdAt} < now() - make_interval(mins => ${MISSING_FINAL_MINUTES})`,
      byHand: sql<number>`(SELECT coalesce(sum(h.amount), 0)::int FROM refunds h
        WHERE h.payment_id = ${refunds.paymentId} AND h.state = 'DONE' AND h.manual_reference IS NOT NULL)`,
    })
    .from(refunds)
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(eq(refunds.id, refundId));
  return row;
}
export type OpenRefund = NonNullable<Awaited<ReturnType<typeof findRefund>>>;

/**
 * Ends a refund that was not done. Of an order it is over, and the order keeps the money; money of no order is still owed, and
 * waits for a person. The answer is stored under its key: another try needs another one.
 */
export async function endRefund(
  ctx: Ctx,
  { refund, payment }: Pick<OpenRefund, 'refund' | 'payment'>,
  code: string,
): Promise<void> {
  const attempts = refund.attempts + 1;
  await ctx.db
    .update(refunds)
    .set(
      payment.state === 'FAILED'
        ? {
            state: 'WAITING',
            failureCode: code,
            account: null,
            attempts,
            idempotencyKey: `${refund.id}-${attempts}`,
            callUntil: null,
          }
        : { state: 'FAILED', failureCode: code, callUntil: null },
    )
    .where(eq(refunds.id, refund.id));
}

/** Whether so much of what an order paid is not left any more. */
export const exceeds = ({ refund, payment }: Pick<OpenRefund, 'refund' | 'payment'>): boolean =>
  payment.state !== 'FAILED' && refund.amount > payment.amount - payment.refundedAmount;
