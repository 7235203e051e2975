import 'server-only';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import type { OpenClaimInput } from '../input';
import type { Facts } from '../queries/facts';
import { answerable, lineRefusal, orderRefusal, refundSums, returnFee, type ClaimRefusal } from '../rules';
import { lineFacts, needsAccount, orderFacts, wayBackFee } from './claimable';

type Line = { readonly lineId: Id<'lin'>; readonly quantity: number };

const notClaimable = (reason: ClaimRefusal, lineId?: Id<'lin'>) =>
  new AppError('NOT_CLAIMABLE', { reason, ...(lineId ? { lineId } : {}) });

/**
 * What a request that may be made is about. @throws AppError NOT_CLAIMABLE with the reason, and the line where it is one's;
 * NOT_FOUND for a line of another order; REFUND_ACCOUNT_REQUIRED
 */
export function judgeClaim(ctx: Ctx, facts: Facts, input: OpenClaimInput) {
  const refusal = orderRefusal(input.kind, orderFacts(facts));
  if (refusal) throw notClaimable(refusal);
  const knownAt = noticedAt(facts, input);
  const lines = input.kind === 'CANCEL' ? whatIsLeft(facts) : chosen(facts, input, knownAt ?? facts.order.at);
  const refundAccount = input.refundAccount ?? null;
  if (input.kind === 'EXCHANGE') return { lines, knownAt, refundAccount: null };
  requireMoneyBack(ctx, facts, input, lines);
  if (!needsAccount(facts)) return { lines, knownAt, refundAccount: null };
  if (!refundAccount) throw new AppError('REFUND_ACCOUNT_REQUIRED');
  return { lines, knownAt, refundAccount };
}

/** When the buyer noticed the fault, at the latest now; null for a change of mind. */
function noticedAt({ order }: Facts, { kind, reason, knownAt }: OpenClaimInput): Date | null {
  if (kind === 'CANCEL' || answerable(reason) === 'BUYER') return null;
  return knownAt && knownAt < order.at ? knownAt : order.at;
}

function whatIsLeft({ lines }: Facts): Line[] {
  const left = lines.flatMap(({ lineId, left: quantity }) => (quantity > 0 ? [{ lineId, quantity }] : []));
  if (left.length === 0) throw notClaimable('NOTHING_LEFT');
  return left;
}

/** The chosen lines, each judged by what it is and when it came. */
function chosen({ order, lines }: Facts, input: OpenClaimInput, knownAt: Date): Line[] {
  return input.lines.map(({ lineId, quantity }) => {
    const line = lines.find((each) => each.lineId === lineId);
    if (!line) throw new AppError('NOT_FOUND');
    const known = line.deliveredAt && knownAt < line.deliveredAt ? line.deliveredAt : knownAt;
    const refusal = lineRefusal(answerable(input.reason), lineFacts(line), order.at, known);
    if (refusal) throw notClaimable(refusal, line.lineId);
    if (quantity > line.left) throw notClaimable('NOTHING_LEFT', line.lineId);
    return { lineId: line.lineId, quantity };
  });
}

/** A request that would bring no money back is none. */
function requireMoneyBack({ shop }: Ctx, facts: Facts, input: OpenClaimInput, wanted: readonly Line[]): void {
  const { order, lines } = facts;
  const of = { kind: input.kind, reason: input.reason, returnsFee: wayBackFee(shop, facts) };
  const quantities = new Map(wanted.map(({ lineId, quantity }) => [lineId, quantity]));
  const { amount } = refundSums({
    ...of,
    chosen: lines.map(({ lineId, unitPrice }) => ({ unitPrice, quantity: quantities.get(lineId) ?? 0 })),
    everything: lines.every(({ lineId, left }) => left <= (quantities.get(lineId) ?? 0)),
    shippingLeft: order.shippingLeft,
    moneyLeft: order.moneyLeft,
  });
  if (amount <= 0) throw notClaimable(returnFee(of) > 0 ? 'FEE_EXCEEDS' : 'NOTHING_LEFT');
}
