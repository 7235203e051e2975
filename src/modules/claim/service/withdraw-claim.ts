import 'server-only';
import { and, eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { buyerId, requireBuyer, requireStillMine } from '~/modules/order/service/buyer';
import { lockOrder } from '~/modules/order/service/order-row';
import { recordEvent } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { claims } from '../tables';
import { stepClaim } from './claim-row';
import type { ClaimNow } from './open-claim';

/**
 * The buyer takes their request back, until the goods are with the shop. Number and telephone are not enough: they may be known
 * to somebody who wants no return. @throws AppError NOT_FOUND | BUYER_ONLY | CLAIM_STATE
 */
export async function withdrawClaim(
  ctx: Ctx,
  { orderId, claimId }: { orderId: Id<'ord'>; claimId: Id<'clm'> },
): Promise<ClaimNow> {
  const actor = { kind: 'SHOPPER', id: buyerId(await requireBuyer(ctx, orderId)) } as const;
  return inTx(
    ctx,
    async (tx) => {
      requireStillMine({ ...tx, pass: null }, await lockOrder(tx, orderId));
      const [claim] = await tx.db
        .select()
        .from(claims)
        .where(and(eq(claims.id, claimId), eq(claims.orderId, orderId)));
      if (!claim) throw new AppError('CLAIM_STATE');
      await stepClaim(tx, claim, 'WITHDRAWN', actor);
      await recordEvent(tx, orderId, 'CLAIM_WITHDRAWN', actor, { claim: claimId, kind: claim.kind });
      return { id: claimId, state: 'WITHDRAWN' as const };
    },
    'claim-step',
  );
}
