import 'server-only';
import { eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { enqueue } from '~/modules/notification/service';
import {
  buyerId,
  countedAs,
  requireBuyer,
  requireMyOrder,
  requirePayee,
  requireStillMine,
} from '~/modules/order/service/buyer';
import { lockOrder } from '~/modules/order/service/order-row';
import { recordEvent } from '~/modules/order/service/record-event';
import { inTx, type Ctx } from '~/server/context';
import { takeLimit } from '~/server/rate-limit';
import type { OpenClaimInput } from '../input';
import { findFacts, type Facts } from '../queries/facts';
import type { ClaimState } from '../rules';
import { claimLines, claims } from '../tables';
import type { ClaimRow } from './claim-row';
import { judgeClaim } from './judge-claim';
import { placeClaimPhotos } from './photos';

export type ClaimNow = { readonly id: Id<'clm'>; readonly state: ClaimState };

/** `openClaim` behind the limit per buyer, and the proof that naming an account needs. @throws AppError RATE_LIMITED, PROOF_REQUIRED */
export async function limitedOpenClaim(ctx: Ctx, input: OpenClaimInput): Promise<ClaimNow> {
  const buyer = await (input.refundAccount ? requirePayee : requireMyOrder)(ctx, input.orderId);
  await takeLimit('claim.buyer', countedAs(ctx, buyer, input.orderId));
  return openClaim(ctx, input);
}

/**
 * The buyer asks to cancel what is being prepared, or to return or exchange what arrived. Asking for the same while it is open
 * answers the same request. Judged under the order's lock, by the database clock.
 * @throws AppError NOT_FOUND, also of a photo that is not of this order | CLAIM_OPEN | NOT_CLAIMABLE with `reason` and the line | REFUND_ACCOUNT_REQUIRED | BUYER_ONLY
 */
export async function openClaim(ctx: Ctx, input: OpenClaimInput): Promise<ClaimNow> {
  const { orderId, kind, reason, text } = input;
  const openedBy = buyerId(await (input.refundAccount ? requireBuyer : requireMyOrder)(ctx, orderId));
  return inTx(
    ctx,
    async (tx) => {
      const order = await lockOrder(tx, orderId);
      requireStillMine(input.refundAccount ? { ...tx, pass: null } : tx, order);
      const facts = await findFacts(tx.db, orderId);
      if (!facts) throw new AppError('NOT_FOUND');
      if (facts.open) return theSame(tx, facts.open, input);
      const { lines, ...judged } = judgeClaim(ctx, facts, input);
      const id = newId('clm');
      await tx.db.insert(claims).values({ id, orderId, kind, reason, text, openedBy, ...judged });
      await tx.db.insert(claimLines).values(lines.map((line) => ({ claimId: id, ...line })));
      await placeClaimPhotos(tx, { orderId, claimId: id, photoIds: input.photoIds ?? [] });
      const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
      const actor = { kind: 'SHOPPER', id: openedBy } as const;
      await recordEvent(tx, orderId, 'CLAIM_OPENED', actor, { claim: id, kind, reason, units });
      await enqueue(tx, { topic: 'mail', mail: 'CLAIM_OPENED', orderId, claimId: id }, `mail:claim-opened:${id}`);
      return { id, state: 'REQUESTED' as const };
    },
    'claim-open',
  );
}

/** The request that is open, if it is the one asked for. @throws AppError CLAIM_OPEN */
async function theSame(ctx: Ctx, open: NonNullable<Facts['open']>, input: OpenClaimInput): Promise<ClaimNow> {
  const lines = await ctx.db.select().from(claimLines).where(eq(claimLines.claimId, open.id));
  const asked = new Map<string, number>(input.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const same =
    input.kind === 'CANCEL' ||
    (lines.length === asked.size && lines.every(({ lineId, quantity }) => asked.get(lineId) === quantity));
  if (open.kind !== input.kind || open.reason !== input.reason || !same || !isPaidTo(open, input))
    throw new AppError('CLAIM_OPEN');
  return { id: open.id, state: open.state };
}

/** Whether the money of an open request goes where this one says: nowhere in particular, if it goes back the way it came. */
const isPaidTo = (
  { refundAccount: kept }: Pick<ClaimRow, 'refundAccount'>,
  { refundAccount: named }: OpenClaimInput,
): boolean =>
  !kept || !named || (kept.bank === named.bank && kept.number === named.number && kept.holder === named.holder);
