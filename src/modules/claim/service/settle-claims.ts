import 'server-only';
import type { Id } from '~/lib/ids';
import type { PaymentState } from '~/modules/order/rules';
import { SYSTEM } from '~/modules/order/service/record-event';
import { refundOfClaim } from '~/modules/payment/service/refund-row';
import { inTx, type Ctx } from '~/server/context';
import { log } from '~/server/logger';
import { findSettled, OVER } from '../queries/settled';
import { lockClaim, stepClaim } from './claim-row';

/**
 * Leads a request on whose money has come to an end: COMPLETED where it is back, back to staff where the provider refused. A
 * cancel nobody decided is complete too once the order was cancelled in another way. Doing it twice changes nothing.
 * @returns whether anything changed.
 */
export async function settleClaim(ctx: Ctx, claimId: Id<'clm'>): Promise<boolean> {
  return inTx(
    ctx,
    async (tx) => {
      const { claim, order } = await lockClaim(tx, claimId);
      if (claim.state === 'REQUESTED' && claim.kind === 'CANCEL' && isOver(order.state)) {
        await stepClaim(tx, claim, 'COMPLETED', SYSTEM);
        return true;
      }
      if (claim.state !== 'REFUNDING') return false;
      const refund = await refundOfClaim(tx, claimId);
      if (refund?.state === 'DONE') await stepClaim(tx, claim, 'COMPLETED', SYSTEM);
      else if (refund?.state === 'FAILED')
        await stepClaim(tx, claim, claim.kind === 'CANCEL' ? 'REQUESTED' : 'INSPECTING', SYSTEM, { refundId: null });
      else return false;
      return true;
    },
    'claim-step',
  );
}

export const isOver = (state: PaymentState) => OVER.some((over) => over === state);

/** Settles every request that waits for money that is back or refused, one per transaction. @returns how many. */
export async function settleClaims(ctx: Ctx, budgetMs = 5_000): Promise<number> {
  const started = Date.now();
  const passed: Id<'clm'>[] = [];
  let settled = 0;
  while (Date.now() - started < budgetMs) {
    const due = await findSettled(ctx.db, passed);
    if (!due) break;
    // Whatever became of it, it has its next turn in the next run.
    passed.push(due);
    try {
      if (await settleClaim(ctx, due)) settled += 1;
    } catch (error) {
      log.warn('claim.skipped', { claimId: due, reason: error instanceof Error ? error.name : 'unknown' });
    }
  }
  return settled;
}
