import 'server-only';
import { sql } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import { recordEvent, type Actor } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { lockClaim, stepClaim, type ClaimRow } from './claim-row';
import type { ClaimNow } from './open-claim';
import { askMoneyBack, finishRefund } from './refund-claim';

type Decision = { readonly claimId: Id<'clm'>; readonly text: string };

/**
 * Staff accept: a cancel is refunded whole at once, a return or exchange waits to be picked up.
 * @throws AppError NOT_FOUND | CLAIM_STATE, and those of a refund
 */
export async function acceptClaim(ctx: Ctx, { claimId, text }: Decision, staffId: Id<'usr'>): Promise<ClaimNow> {
  const actor = { kind: 'ADMIN', id: staffId } as const;
  const decided = decidedBy(staffId, text);
  const refundId = await inTx(
    ctx,
    async (tx) => {
      const locked = await lockClaim(tx, claimId);
      const { claim } = locked;
      const asked = claim.kind === 'CANCEL' ? await askMoneyBack(tx, locked, actor, { more: decided }) : null;
      if (!asked) await stepClaim(tx, claim, 'PICKING_UP', actor, decided);
      await tell(tx, claim, 'CLAIM_ACCEPTED', actor);
      return asked;
    },
    'claim-step',
  );
  return refundId ? finishRefund(ctx, claimId, refundId) : { id: claimId, state: 'PICKING_UP' };
}

/**
 * Staff refuse, with words for the buyer: goods that came are sent back as they are.
 * @throws AppError NOT_FOUND | CLAIM_STATE, also once the goods are on the shelf
 */
export async function refuseClaim(ctx: Ctx, { claimId, text }: Decision, staffId: Id<'usr'>): Promise<ClaimNow> {
  const actor = { kind: 'ADMIN', id: staffId } as const;
  return inTx(
    ctx,
    async (tx) => {
      const { claim } = await lockClaim(tx, claimId);
      if (claim.inspectedAt) throw new AppError('CLAIM_STATE');
      await stepClaim(tx, claim, 'REFUSED', actor, decidedBy(staffId, text));
      await tell(tx, claim, 'CLAIM_REFUSED', actor);
      return { id: claimId, state: 'REFUSED' as const };
    },
    'claim-step',
  );
}

const decidedBy = (staffId: Id<'usr'>, decision: string) => ({ decision, decidedBy: staffId, decidedAt: sql`now()` });

async function tell(
  ctx: Ctx,
  { id, orderId, kind }: ClaimRow,
  said: 'CLAIM_ACCEPTED' | 'CLAIM_REFUSED',
  actor: Actor,
): Promise<void> {
  await recordEvent(ctx, orderId, said, actor, { claim: id, kind });
  await enqueue(ctx, { topic: 'mail', mail: said, orderId, claimId: id }, `mail:${said}:${id}`);
}
