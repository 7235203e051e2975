import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { raiseAlarm } from '~/modules/notification/service/alarms';
import { noteRefundRefused } from '~/modules/order/service/give-back';
import { recordEvent, SYSTEM } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import type { ProviderPayment } from '../gateway';
import { failureClass, isAnswerLost, refundDelaySeconds, refundVerdict, REFUND_ALARM_AFTER } from '../rules';
import { refunds } from '../tables';
import { lockAttempt } from '../queries/locked';
import { noticeReversal } from './deposit-reversed';
import { fitLostMoney, oweNothing } from './lost-money';
import { syncCancels } from './refund-at-provider';
import { endRefund, exceeds, findRefund, type OpenRefund } from './refund-row';

export type RefundResult = { readonly state: 'REFUNDED' | 'REFUNDING' | 'REFUSED' };

export const RESULT = {
  DONE: { state: 'REFUNDED' },
  FAILED: { state: 'REFUSED' },
  WAITING: { state: 'REFUSED' },
  REQUESTED: { state: 'REFUNDING' },
} as const;

/** What was heard: the payment where it could be looked at, and else why not; what the call for the money was answered. */
export type Heard = {
  readonly payment?: ProviderPayment;
  /** The payment is the answer to the call for this refund. */
  readonly isAnswer?: boolean;
  /** The call was answered with this instead; without a code nobody was called. */
  readonly code?: string;
  readonly lookCode?: string;
};

/** Books what the payment shows; a refund it does not show is tried again, or ended where the provider will never do it. */
export async function settleRefund(ctx: Ctx, refundId: Id<'ref'>, heard: Heard): Promise<RefundResult> {
  return inTx(
    ctx,
    async (tx) => {
      const known = await findRefund(tx, refundId);
      const locked = known && (await lockAttempt(tx.db, known.payment.id));
      if (!locked) throw new AppError('NOT_FOUND');
      const { payment } = heard;
      if (payment) await syncCancels(tx, locked, payment, heard.isAnswer ? refundId : undefined);
      const now = await findRefund(tx, refundId);
      if (now?.refund.state !== 'REQUESTED') return RESULT[now?.refund.state ?? 'FAILED'];
      if (payment?.status === 'WAITING_FOR_DEPOSIT' && now.payment.state === 'FAILED') {
        await oweNothing(tx, now.payment, now.refund);
        return RESULT.FAILED;
      }
      const fits = payment && now.payment.state === 'FAILED' ? await fitLostMoney(tx, now, payment) : 'SAME';
      if (fits === 'BACK') return RESULT.DONE;
      const asBooked =
        payment !== undefined && fits === 'SAME' && now.payment.refundedAmount === locked.attempt.refundedAmount;
      const result = await judge(tx, now, heard, asBooked);
      if (result === RESULT.FAILED && payment) await noticeReversal(tx, now.payment.id, payment);
      return result;
    },
    'settle-refund',
  );
}

async function judge(ctx: Ctx, open: OpenRefund, heard: Heard, asBooked: boolean): Promise<RefundResult> {
  const { code, lookCode } = heard;
  const missing = lookCode === 'NOT_FOUND_PAYMENT' && open.isOld;
  // Somebody gave money back in the provider's office: asked for all the same, it would be more than was paid.
  if (heard.payment && exceeds(open)) return refused(ctx, open, 'REFUND_EXCEEDS');
  if (code === undefined) {
    if (lookCode === undefined) return RESULT.REQUESTED;
    // A look that failed says nothing about the refund, whatever its code, unless the payment has been missing for long.
    return missing ? refused(ctx, open, lookCode) : again(ctx, open, lookCode, false);
  }
  if (refundVerdict(code, { asBooked, missing }) === 'REFUSED') return refused(ctx, open, code);
  return again(ctx, open, code, true);
}

async function refused(ctx: Ctx, { payment, refund }: OpenRefund, code: string): Promise<RefundResult> {
  await raiseAlarm(ctx, 'REFUND_REFUSED', refund.id, { orderId: refund.orderId, providerCode: code });
  await endRefund(ctx, { payment, refund }, code);
  if (payment.state === 'FAILED') await recordEvent(ctx, refund.orderId, 'REFUND_REFUSED', SYSTEM, { code });
  else await noteRefundRefused(ctx, refund.orderId, code, SYSTEM);
  return RESULT.FAILED;
}

/**
 * An answer that says «not done» is stored under its key: the next try needs another one. A lost answer keeps its key, and so
 * does a try that came no further than looking.
 */
async function again(ctx: Ctx, { refund, payment }: OpenRefund, code: string, called: boolean): Promise<RefundResult> {
  const attempts = refund.attempts + 1;
  if (failureClass(code) === 'CONFIG')
    await raiseAlarm(ctx, 'PAYMENT_CONFIGURATION', payment.provider, { providerCode: code });
  if (attempts >= REFUND_ALARM_AFTER)
    await raiseAlarm(ctx, 'REFUND_STUCK', refund.id, { orderId: refund.orderId, providerCode: code, attempts });
  const answered = called && !isAnswerLost(code);
  await ctx.db
    .update(refunds)
    .set({
      failureCode: code,
      attempts,
      ...(answered && { idempotencyKey: `${refund.id}-${attempts}`, callUntil: null }),
      nextTryAt: sql`now() + make_interval(secs => ${refundDelaySeconds(code, refund.attempts)})`,
    })
    .where(eq(refunds.id, refund.id));
  return RESULT.REQUESTED;
}
