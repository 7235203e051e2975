import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { settleAlarm } from '~/modules/notification/service/alarms';
import { recordEvent, type Actor } from '~/modules/order/service/record-event';
import { stopCanceling } from '~/modules/order/service/settle';
import { inTx, type Ctx } from '~/server/context';
import type { GiveUpRefundInput } from '../input';
import { lockAttempt } from '../queries/locked';
import { refunds } from '../tables';
import { noticeReversal } from './deposit-reversed';
import { gatewayOf } from './gateway-of';
import { syncCancels } from './refund-at-provider';
import { endRefund, findRefund, type OpenRefund } from './refund-row';

/** REFUNDED: it had got through after all. */
export type GivenUp = { readonly state: 'GIVEN_UP' | 'REFUNDED' };

/**
 * Staff ends a refund that does not get through, so that the money can go back another way. Only when it is certain that it
 * has not gone back: the provider is asked, and no call for it may be under way. The order goes on as it was, and tells of it.
 * @throws AppError NOT_FOUND | CHANGED_MEANWHILE where it has ended | REFUND_UNCERTAIN where nobody can know yet
 */
export async function giveUpRefund(
  ctx: Ctx,
  { refundId, reason, note }: GiveUpRefundInput,
  adminId: Id<'usr'>,
): Promise<GivenUp> {
  const actor: Actor = { kind: 'ADMIN', id: adminId };
  const before = await findRefund(ctx, refundId);
  if (!before) throw new AppError('NOT_FOUND');
  requireQuiet(before);
  const found = await gatewayOf(before.payment.provider).find({ paymentKey: before.payment.paymentKey ?? '' });
  if (!found.ok && found.code !== 'NOT_FOUND_PAYMENT') throw new AppError('REFUND_UNCERTAIN');
  return inTx(
    ctx,
    async (tx): Promise<GivenUp> => {
      const locked = await lockAttempt(tx.db, before.payment.id);
      if (!locked) throw new AppError('NOT_FOUND');
      if (found.ok) await syncCancels(tx, locked, found.payment);
      const now = await findRefund(tx, refundId);
      if (now?.refund.state === 'DONE') return { state: 'REFUNDED' };
      if (!now) throw new AppError('NOT_FOUND');
      requireQuiet(now);
      // Somebody tried it while we looked: what we saw may be old.
      if (now.refund.attempts !== before.refund.attempts) throw new AppError('REFUND_UNCERTAIN');
      await end(tx, now, { reason, note, actor });
      if (found.ok) await noticeReversal(tx, now.payment.id, found.payment);
      return { state: 'GIVEN_UP' };
    },
    'settle-refund',
  );
}

function requireQuiet({ refund, isCalling }: OpenRefund): void {
  if (refund.state !== 'REQUESTED') throw new AppError('CHANGED_MEANWHILE');
  if (isCalling) throw new AppError('REFUND_UNCERTAIN');
}

type Why = Pick<GiveUpRefundInput, 'reason' | 'note'> & { readonly actor: Actor };

async function end(ctx: Ctx, { refund, payment }: OpenRefund, { reason, note, actor }: Why): Promise<void> {
  await endRefund(ctx, { refund, payment }, reason === 'NOT_OWED' ? 'NOT_OWED' : 'GIVEN_UP');
  if (note)
    await ctx.db
      .update(refunds)
      .set({ note: sql`concat_ws(E'\n', nullif(${refunds.note}, ''), ${note}::text)` })
      .where(eq(refunds.id, refund.id));
  if (payment.state !== 'FAILED') await stopCanceling(ctx, refund.orderId);
  await recordEvent(ctx, refund.orderId, 'REFUND_GIVEN_UP', actor, {
    amount: refund.amount,
    why: reason,
    ...(refund.failureCode && { code: refund.failureCode }),
  });
  await settleAlarm(ctx, 'REFUND_STUCK', refund.id, actor.id ?? actor.kind);
}
