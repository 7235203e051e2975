import 'server-only';
import { eq } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Actor } from '~/modules/order/service/record-event';
import { tryRefund } from '~/modules/payment/service/refund';
import { requestRefundForClaim } from '~/modules/payment/service/request-refund';
import { inTx, type Ctx } from '~/server/context';
import type { RefundClaimInput } from '../input';
import { claimLines, type claims } from '../tables';
import { lockClaim, stepClaim, type LockedClaim } from './claim-row';
import { moneyBackOf } from './claim-sums';
import type { ClaimNow } from './open-claim';
import { isOver, settleClaim } from './settle-claims';

type How = Partial<Omit<RefundClaimInput, 'claimId'>> & {
  readonly more?: Omit<PgUpdateSetSource<typeof claims>, 'state'>;
};

/**
 * INSPECTING → REFUNDING: the money of an inspected return, or of an exchange that cannot be sent. With a reference it was paid
 * by hand and the request is complete.
 * @throws AppError NOT_FOUND | CLAIM_STATE, and those of a refund
 */
export async function refundClaim(
  ctx: Ctx,
  { claimId, ...how }: RefundClaimInput,
  staffId: Id<'usr'>,
): Promise<ClaimNow> {
  const refundId = await inTx(
    ctx,
    async (tx) => {
      const locked = await lockClaim(tx, claimId);
      if (!locked.claim.inspectedAt) throw new AppError('CLAIM_STATE');
      return askMoneyBack(tx, locked, { kind: 'ADMIN', id: staffId }, how);
    },
    'claim-refund',
  );
  return refundId ? finishRefund(ctx, claimId, refundId) : { id: claimId, state: 'COMPLETED' };
}

/**
 * Leads a request to REFUNDING with the refund that belongs to it. Units of a cancel have never left and return to the shelf
 * with the money; returned ones are there since the inspection. A return whose units were refunded in another way meanwhile is
 * complete. Call inside a transaction, the request locked. @returns the refund, or null where there is none to wait for.
 * @throws AppError ORDER_STATE where the order is not paid any more, CLAIM_STATE, and those of a refund
 */
export async function askMoneyBack(
  ctx: Ctx,
  { claim, order }: LockedClaim,
  actor: Actor,
  how: How = {},
): Promise<Id<'ref'> | null> {
  const { id, orderId, kind, reason, refundAccount } = claim;
  const lines = await ctx.db.select().from(claimLines).where(eq(claimLines.claimId, id));
  const { units, sums } = await moneyBackOf(ctx, { ...claim, lines }, how.feeWaived);
  // Its money went back without it, for these units or for the whole order.
  if ((units.length === 0 || isOver(order.state)) && kind !== 'CANCEL') {
    await stepClaim(ctx, claim, 'COMPLETED', actor);
    return null;
  }
  if (order.state !== 'PAID' && order.state !== 'PARTIALLY_REFUNDED') throw new AppError('ORDER_STATE');
  const asked = {
    orderId,
    lines: units.map((unit) => ({ ...unit, restock: kind === 'CANCEL' })),
    shipping: sums.shippingAmount,
    deduction: sums.deduction,
    reason,
    claimId: id,
    account: refundAccount,
    manualReference: how.manualReference,
  };
  const refundId = await requestRefundForClaim(ctx, asked, actor);
  await stepClaim(ctx, claim, 'REFUNDING', actor, { refundId, ...how.more });
  return refundId;
}

/** Asks the provider at once; what it does not answer the timer asks again. @throws AppError REFUND_REFUSED */
export async function finishRefund(ctx: Ctx, claimId: Id<'clm'>, refundId: Id<'ref'>): Promise<ClaimNow> {
  const { state } = await tryRefund(ctx, refundId);
  await settleClaim(ctx, claimId);
  if (state === 'REFUSED') throw new AppError('REFUND_REFUSED');
  return { id: claimId, state: state === 'REFUNDED' ? 'COMPLETED' : 'REFUNDING' };
}
