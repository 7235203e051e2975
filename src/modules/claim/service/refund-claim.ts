import 'server-only';
import { eq } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Actor } from '~/modules/order/service/record-event';
import { tryRefund } from '~/modules/payment/service/refund';
import { requestRefundForClaim } from '~/modules/payment/service/request-refund';
import { inTx, type Ctx } from '~/server/context';
import { claimLines, type claims } from '../tables';
import { lockClaim, stepClaim, type ClaimRow } from './claim-row';
import { sumsOf } from './claim-sums';
import type { ClaimNow } from './open-claim';
import { settleClaim } from './settle-claims';

type How = { readonly feeWaived?: boolean; readonly more?: Omit<PgUpdateSetSource<typeof claims>, 'state'> };

/**
 * INSPECTING → REFUNDING: the money of an inspected return, or of an exchange that cannot be sent.
 * @throws AppError NOT_FOUND | CLAIM_STATE, and those of a refund
 */
export async function refundClaim(
  ctx: Ctx,
  { claimId, feeWaived }: { claimId: Id<'clm'>; feeWaived: boolean },
  staffId: Id<'usr'>,
): Promise<ClaimNow> {
  const refundId = await inTx(
    ctx,
    async (tx) => {
      const { claim } = await lockClaim(tx, claimId);
      if (claim.kind === 'CANCEL' || !claim.inspectedAt) throw new AppError('CLAIM_STATE');
      return askMoneyBack(tx, claim, { kind: 'ADMIN', id: staffId }, { feeWaived });
    },
    'claim-refund',
  );
  return finishRefund(ctx, claimId, refundId);
}

/**
 * Leads a request to REFUNDING with the refund that belongs to it. Units of a cancel have never left and return to the shelf
 * with the money; returned ones are there since the inspection. Call inside a transaction, the request locked.
 */
export async function askMoneyBack(ctx: Ctx, claim: ClaimRow, actor: Actor, how: How = {}): Promise<Id<'ref'>> {
  const { id, orderId, kind, reason, refundAccount } = claim;
  const lines = await ctx.db.select().from(claimLines).where(eq(claimLines.claimId, id));
  const sums = await sumsOf(ctx, { orderId, kind, reason, lines }, how.feeWaived);
  const asked = {
    orderId,
    lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity, restock: kind === 'CANCEL' })),
    shipping: sums.shippingAmount,
    deduction: sums.deduction,
    reason,
    claimId: id,
    account: refundAccount,
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
