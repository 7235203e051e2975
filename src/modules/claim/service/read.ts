import 'server-only';
import { eq } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Staff } from '~/modules/account/rules';
import { buyerOf, isThem, ownedBy, requireMyOrder } from '~/modules/order/service/buyer';
import { masked } from '~/modules/payment/rules';
import { shownAccount } from '~/modules/payment/shown-account';
import type { Ctx } from '~/server/context';
import { countOpen, listDesk } from '../queries/desk';
import { findOpen } from '../queries/open';
import { listViews, type FoundClaim } from '../queries/views';
import { mayWithdraw, staffMay, type ClaimState } from '../rules';
import { claims } from '../tables';
import { moneyBackOf } from './claim-sums';

const PAGE_SIZE = 30;

/** Requests about one's own order, newest first. Four statements. @throws AppError NOT_FOUND */
export async function listClaimsOfOrder(ctx: Ctx, orderId: Id<'ord'>) {
  const isBuyers = isThem(ctx, await requireMyOrder(ctx, orderId));
  const found = await listViews(ctx.db, eq(claims.orderId, orderId));
  return found.map(({ openedBy: _opener, decidedBy: _decider, refundId: _refund, buyer: _buyer, ...claim }) => ({
    ...claim,
    refundAccount: claim.refundAccount && shownAccount(masked(claim.refundAccount), isBuyers),
    mayWithdraw: mayWithdraw(claim.kind, claim.state),
  }));
}

/** One's own requests that are not over; an order has one at most. */
export async function listMyOpenClaims(ctx: Ctx) {
  return findOpen(ctx.db, ownedBy(buyerOf(ctx)));
}

/** Requests on a desk, the oldest first, thirty a page; those about orders of people who left are for admins. */
export async function listClaims(
  ctx: Ctx & { readonly staff: Staff },
  { page, state }: { page: number; state?: ClaimState | undefined },
) {
  const restricted = ctx.staff.role === 'ADMIN';
  return listDesk(ctx.db, { page, pageSize: PAGE_SIZE, restricted, ...(state ? { state } : {}) });
}

/** How many requests wait in which state, and since when. */
export async function claimCounts(ctx: Ctx) {
  return countOpen(ctx.db);
}

/** A request with what staff may do and what it would give back. */
async function forStaff(ctx: Ctx, claim: FoundClaim) {
  const may = staffMay(claim.kind, claim.state, claim.inspectedAt !== null);
  const refunds = may.some((action) => action === 'ACCEPT' || action === 'INSPECT' || action === 'REFUND');
  const sums = refunds ? (await moneyBackOf(ctx, claim)).sums : null;
  return { ...claim, refundAccount: claim.refundAccount && masked(claim.refundAccount), may, sums };
}

/** @throws AppError NOT_FOUND */
export async function getClaim(ctx: Ctx, claimId: Id<'clm'>) {
  const [claim] = await listViews(ctx.db, eq(claims.id, claimId));
  if (!claim) throw new AppError('NOT_FOUND');
  return forStaff(ctx, claim);
}

/** Requests about any order, for staff, newest first. */
export async function listClaimsForStaff(ctx: Ctx, orderId: Id<'ord'>) {
  const found = await listViews(ctx.db, eq(claims.orderId, orderId));
  return Promise.all(found.map((claim) => forStaff(ctx, claim)));
}
