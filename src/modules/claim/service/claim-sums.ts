import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { findFacts } from '../queries/facts';
import { refundSums, returnFee, type ClaimKind, type ClaimReason } from '../rules';
import { wayBackFee } from './claimable';

type Asked = {
  readonly orderId: Id<'ord'>;
  readonly kind: ClaimKind;
  readonly reason: ClaimReason;
  readonly lines: readonly { readonly lineId: Id<'lin'>; readonly quantity: number }[];
};

/**
 * What an open request would give back now: of its units those that were not refunded in another way meanwhile; `fee` is the
 * part of the deduction that can be waived.
 */
export async function moneyBackOf(ctx: Ctx, { orderId, kind, reason, lines }: Asked, feeWaived = false) {
  const facts = await findFacts(ctx.db, orderId);
  if (!facts) throw new AppError('NOT_FOUND');
  const chosen = facts.lines.flatMap(({ lineId, kept, unitPrice }) => {
    const asked = lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
    const quantity = Math.min(asked, kept);
    return quantity > 0 ? [{ lineId, quantity, unitPrice }] : [];
  });
  const of = {
    kind,
    reason,
    feeWaived,
    chosen,
    everything: facts.lines.every((line) => line.left === 0),
    shippingLeft: facts.order.shippingLeft,
    moneyLeft: facts.order.moneyLeft,
    returnsFee: wayBackFee(ctx.shop, facts),
  };
  const units = chosen.map(({ lineId, quantity }) => ({ lineId, quantity }));
  return { units, sums: { ...refundSums(of), fee: returnFee(of) } };
}
