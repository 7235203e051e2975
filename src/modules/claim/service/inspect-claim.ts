import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { requireCarrier } from '~/modules/order/service/fulfil';
import { recordEvent, type Actor } from '~/modules/order/service/record-event';
import { shelveReturned } from '~/modules/order/service/returned-units';
import { inTx, type Ctx } from '~/server/context';
import type { ClaimParcelInput, InspectClaimInput } from '../input';
import { claimLines, claims } from '../tables';
import { lockClaim, stepClaim, type ClaimRow } from './claim-row';
import type { ClaimNow } from './open-claim';
import { refundClaim } from './refund-claim';

/** The carrier has the goods. @throws AppError NOT_FOUND | CLAIM_STATE | INVALID_INPUT for a carrier the shop does not use */
export async function markPickedUp(
  ctx: Ctx,
  { claimId, carrier, trackingNumber }: ClaimParcelInput,
  staffId: Id<'usr'>,
): Promise<ClaimNow> {
  requireCarrier(ctx, carrier);
  const actor = { kind: 'ADMIN', id: staffId } as const;
  return inTx(
    ctx,
    async (tx) => {
      const { claim } = await lockClaim(tx, claimId);
      const parcel = { pickupCarrier: carrier, pickupTracking: trackingNumber, pickedUpAt: sql`now()` };
      await stepClaim(tx, claim, 'INSPECTING', actor, parcel);
      await recordEvent(tx, claim.orderId, 'CLAIM_PICKED_UP', actor, { claim: claimId, carrier, trackingNumber });
      await tellBuyer(tx, claim, 'CLAIM_PICKED_UP');
      return { id: claimId, state: 'INSPECTING' as const };
    },
    'claim-step',
  );
}

/**
 * Writes how many units of each line came back in good order, once; those are on the shelf from then on. The money of a return
 * follows at once; where that cannot be asked for, the inspection stands and `refundClaim` tries again.
 * @throws AppError NOT_FOUND | CLAIM_STATE | INVALID_INPUT unless each line is named once, and those of a refund
 */
export async function inspectClaim(
  ctx: Ctx,
  { claimId, lines, feeWaived }: InspectClaimInput,
  staffId: Id<'usr'>,
): Promise<ClaimNow> {
  const actor = { kind: 'ADMIN', id: staffId } as const;
  const kind = await inTx(
    ctx,
    async (tx) => {
      const { claim } = await lockClaim(tx, claimId);
      if (claim.state !== 'INSPECTING' || claim.inspectedAt) throw new AppError('CLAIM_STATE');
      await writeInspection(tx, claim, lines, actor);
      return claim.kind;
    },
    'claim-step',
  );
  return kind === 'RETURN' ? refundClaim(ctx, { claimId, feeWaived }, staffId) : { id: claimId, state: 'INSPECTING' };
}

async function tellBuyer(
  ctx: Ctx,
  { id, orderId }: ClaimRow,
  mail: 'CLAIM_PICKED_UP' | 'CLAIM_INSPECTED',
): Promise<void> {
  await enqueue(ctx, { topic: 'mail', mail, orderId, claimId: id }, `mail:${mail}:${id}`);
}

async function writeInspection(
  ctx: Ctx,
  claim: ClaimRow,
  inspected: InspectClaimInput['lines'],
  actor: Actor,
): Promise<void> {
  const { id, orderId } = claim;
  const asked = await ctx.db.select().from(claimLines).where(eq(claimLines.claimId, id));
  if (asked.length !== inspected.length) throw new AppError('INVALID_INPUT');
  const shelf = asked.map(({ lineId, quantity }) => {
    const good = inspected.find((line) => line.lineId === lineId)?.good;
    if (good === undefined || good > quantity) throw new AppError('INVALID_INPUT');
    return { lineId, quantity: good };
  });
  for (const { lineId, quantity } of shelf)
    await ctx.db
      .update(claimLines)
      .set({ restockQuantity: quantity })
      .where(and(eq(claimLines.claimId, id), eq(claimLines.lineId, lineId)));
  await ctx.db
    .update(claims)
    .set({ inspectedAt: sql`now()` })
    .where(eq(claims.id, id));
  await shelveReturned(
    ctx,
    orderId,
    shelf.filter(({ quantity }) => quantity > 0),
    actor,
  );
  const sum = (lines: readonly { readonly quantity: number }[]) => lines.reduce((all, line) => all + line.quantity, 0);
  await recordEvent(ctx, orderId, 'CLAIM_INSPECTED', actor, { claim: id, units: sum(asked), good: sum(shelf) });
  await tellBuyer(ctx, claim, 'CLAIM_INSPECTED');
}
