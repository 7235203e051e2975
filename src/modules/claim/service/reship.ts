import 'server-only';
import { eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { requireCarrier } from '~/modules/order/service/fulfil';
import { recordEvent } from '~/modules/order/service/record-event';
import { sendAgain } from '~/modules/order/service/returned-units';
import { inTx, type Ctx } from '~/server/context';
import type { ClaimParcelInput } from '../input';
import { claimLines } from '../tables';
import { lockClaim, stepClaim } from './claim-row';
import type { ClaimNow } from './open-claim';

/**
 * Sends the units of an inspected exchange once more, all or none.
 * @throws AppError OUT_OF_STOCK, and nothing has changed: staff may refund instead; NOT_FOUND | CLAIM_STATE | INVALID_INPUT
 */
export async function reship(
  ctx: Ctx,
  { claimId, carrier, trackingNumber }: ClaimParcelInput,
  staffId: Id<'usr'>,
): Promise<ClaimNow> {
  requireCarrier(ctx, carrier);
  const actor = { kind: 'ADMIN', id: staffId } as const;
  return inTx(
    ctx,
    async (tx) => {
      const { claim, order } = await lockClaim(tx, claimId);
      const { orderId } = claim;
      if (!claim.inspectedAt) throw new AppError('CLAIM_STATE');
      // What was charged back meanwhile is not given twice.
      if ((order.state !== 'PAID' && order.state !== 'PARTIALLY_REFUNDED') || order.cancelingAt)
        throw new AppError('ORDER_STATE');
      await stepClaim(tx, claim, 'RESHIPPING', actor, { reshipCarrier: carrier, reshipTracking: trackingNumber });
      const lines = await tx.db.select().from(claimLines).where(eq(claimLines.claimId, claimId));
      await sendAgain(tx, orderId, lines, actor);
      const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      await recordEvent(tx, orderId, 'RESHIPPED', actor, { claim: claimId, units, carrier, trackingNumber });
      await enqueue(tx, { topic: 'mail', mail: 'RESHIPPED', orderId, claimId }, `mail:reshipped:${claimId}`);
      return { id: claimId, state: 'RESHIPPING' as const };
    },
    'reship',
  );
}

/** The exchange has arrived. @throws AppError NOT_FOUND | CLAIM_STATE */
export async function markReshipDelivered(ctx: Ctx, claimId: Id<'clm'>, staffId: Id<'usr'>): Promise<ClaimNow> {
  const actor = { kind: 'ADMIN', id: staffId } as const;
  return inTx(
    ctx,
    async (tx) => {
      const { claim } = await lockClaim(tx, claimId);
      // What is only inspected can be complete too, but not by a parcel that was never sent.
      if (claim.state !== 'RESHIPPING') throw new AppError('CLAIM_STATE');
      await stepClaim(tx, claim, 'COMPLETED', actor);
      await recordEvent(tx, claim.orderId, 'DELIVERED', actor, { claim: claimId });
      return { id: claimId, state: 'COMPLETED' as const };
    },
    'claim-step',
  );
}
