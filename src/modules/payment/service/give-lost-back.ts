import 'server-only';
import { eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { buyerId, requireBuyer, requirePayee } from '~/modules/order/service/buyer';
import { recordEvent, type Actor } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { GiveLostBackInput, NameRefundAccountInput } from '../input';
import { lockAttempt } from '../queries/locked';
import { refundDeadline, type RefundAccount } from '../rules';
import { refunds } from '../tables';
import type { Attempt } from './attempt';
import { tryRefund } from './refund';
import { findRefund, type Refund } from './refund-row';
import { CALL_SECONDS } from './request-refund';
import { look } from './resolve';
import { wentBack } from './went-back';

export type LostBack = { readonly state: 'REFUNDED' | 'REFUNDING' };
type How = { readonly account: RefundAccount | null; readonly manualReference: string | null };

/** `nameRefundAccount` behind the proof it needs. @throws AppError PROOF_REQUIRED, and as `nameRefundAccount` */
export async function provenNameRefundAccount(ctx: Ctx, input: NameRefundAccountInput): Promise<LostBack> {
  await requirePayee(ctx, input.orderId);
  return nameRefundAccount(ctx, input);
}

/**
 * The buyer names the account for a deposit that came for no order. @throws AppError NOT_FOUND where none waits, also for
 * somebody else's | BUYER_ONLY | RATE_LIMITED | REFUND_UNDER_WAY | REFUND_TOO_LATE | REFUND_REFUSED: another account can be named
 */
export async function nameRefundAccount(
  ctx: Ctx,
  { orderId, refundId, refundAccount }: NameRefundAccountInput,
): Promise<LostBack> {
  const buyer = await requireBuyer(ctx, orderId);
  await takeLimit('refund.account', buyerId(buyer));
  const found = await findRefund(ctx, refundId);
  if (found?.refund.orderId !== orderId) throw new AppError('NOT_FOUND');
  return giveBack(
    ctx,
    refundId,
    { account: refundAccount, manualReference: null },
    { kind: 'SHOPPER', id: buyerId(buyer) },
  );
}

/**
 * Staff gives money of no order back that waits: to an account, the way it came, or, with a reference, by hand.
 * @throws AppError as `nameRefundAccount`, and REFUND_ACCOUNT_REQUIRED
 */
export async function giveLostBack(
  ctx: Ctx,
  { refundId, refundAccount, manualReference }: GiveLostBackInput,
  adminId: Id<'usr'>,
): Promise<LostBack> {
  const found = await findRefund(ctx, refundId);
  // By hand nobody asks the provider: what its office paid back meanwhile is seen before, and is no act of theirs.
  if (found && manualReference !== undefined) await look({ ...ctx, act: undefined }, found.payment.id);
  const how = { account: refundAccount ?? null, manualReference: manualReference ?? null };
  return giveBack(ctx, refundId, how, { kind: 'ADMIN', id: adminId });
}

async function giveBack(ctx: Ctx, refundId: Id<'ref'>, how: How, actor: Actor): Promise<LostBack> {
  const byHand = how.manualReference !== null;
  await inTx(
    ctx,
    async (tx) => {
      const { refund, attempt } = await lockWaiting(tx, refundId);
      // Asked again under the lock: meanwhile it may have gone into an account.
      if (actor.kind === 'SHOPPER') await requireBuyer(tx, refund.orderId);
      if (byHand) return payByHand(tx, refund, attempt, how, actor);
      await ask(tx, refund, attempt, how.account, actor);
    },
    'cancel-order',
  );
  if (byHand) return { state: 'REFUNDED' };
  const { state } = await tryRefund(ctx, refundId);
  if (state === 'REFUSED') throw new AppError('REFUND_REFUSED');
  return { state };
}

/** The order, then its payment, and what is owed of it as it is now. */
async function lockWaiting(ctx: Ctx, refundId: Id<'ref'>): Promise<{ refund: Refund; attempt: Attempt }> {
  const known = await findRefund(ctx, refundId);
  const locked = known && (await lockAttempt(ctx.db, known.payment.id));
  const now = locked && (await findRefund(ctx, refundId));
  if (!now) throw new AppError('NOT_FOUND');
  if (now.refund.state === 'REQUESTED') throw new AppError('REFUND_UNDER_WAY');
  if (now.refund.state !== 'WAITING') throw new AppError('NOT_FOUND');
  return { refund: now.refund, attempt: locked.attempt };
}

async function payByHand(ctx: Ctx, refund: Refund, attempt: Attempt, how: How, actor: Actor): Promise<void> {
  const { manualReference } = how;
  await ctx.db.update(refunds).set({ manualReference, actor: actor.kind }).where(eq(refunds.id, refund.id));
  await wentBack(ctx, attempt, { ...refund, account: null }, null, actor);
}

async function ask(
  ctx: Ctx,
  refund: Refund,
  attempt: Attempt,
  account: RefundAccount | null,
  actor: Actor,
): Promise<void> {
  const isDeposit = attempt.account !== null;
  if (isDeposit && !account) throw new AppError('REFUND_ACCOUNT_REQUIRED');
  const deadline = refundDeadline(attempt.method, refund.createdAt);
  if (deadline && deadline <= ctx.now) throw new AppError('REFUND_TOO_LATE');
  await ctx.db
    .update(refunds)
    .set({
      state: 'REQUESTED',
      account: isDeposit ? account : null,
      actor: actor.kind,
      failureCode: null,
      nextTryAt: sql`now() + make_interval(secs => ${CALL_SECONDS})`,
    })
    .where(eq(refunds.id, refund.id));
  await recordEvent(ctx, refund.orderId, 'LOST_MONEY_ASKED', actor, { amount: refund.amount });
}
