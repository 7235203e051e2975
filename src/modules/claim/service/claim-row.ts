import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import { lockOrder, type OrderRow } from '~/modules/order/service/order-row';
import type { Actor } from '~/modules/order/service/record-event';
import { masked } from '~/modules/payment/rules';
import type { Ctx } from '~/server/context';
import { claimStatesBefore, ENDED_CLAIM_STATES, type ClaimState } from '../rules';
import { claims } from '../tables';

export type ClaimRow = typeof claims.$inferSelect;
export type LockedClaim = { readonly claim: ClaimRow; readonly order: OrderRow };

/** The request with its order, both locked, the order first: call first in every transaction that changes a request. */
export async function lockClaim(ctx: Ctx, claimId: Id<'clm'>): Promise<LockedClaim> {
  const [known] = await ctx.db.select({ orderId: claims.orderId }).from(claims).where(eq(claims.id, claimId));
  if (!known) throw new AppError('NOT_FOUND');
  const order = await lockOrder(ctx, known.orderId);
  const [claim] = await ctx.db.select().from(claims).where(eq(claims.id, claimId)).for('update');
  if (!claim) throw new AppError('NOT_FOUND');
  return { claim, order };
}

/**
 * One step of a request, conditional on a state it can come from and on who causes it. Once it is over, its account is kept
 * masked. @throws AppError CLAIM_STATE
 */
export async function stepClaim(
  ctx: Ctx,
  { id, kind, refundAccount }: ClaimRow,
  to: ClaimState,
  actor: Actor,
  more: Omit<PgUpdateSetSource<typeof claims>, 'state'> = {},
): Promise<void> {
  const over = ENDED_CLAIM_STATES.some((state) => state === to);
  const rows = await ctx.db
    .update(claims)
    .set({
      state: to,
      ...(over && { endedAt: sql`now()`, refundAccount: refundAccount && masked(refundAccount) }),
      ...more,
    })
    .where(and(eq(claims.id, id), inArray(claims.state, claimStatesBefore(kind, to, actor.kind))))
    .returning({ id: claims.id });
  if (rows.length === 0) throw new AppError('CLAIM_STATE');
}
