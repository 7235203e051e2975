import type { OrderStatus } from '../rules';

/** What the buyer asked for of the order: a request that is open, or the last one that ended as they wished. */
export type ToldClaim = { readonly kind: 'CANCEL' | 'RETURN' | 'EXCHANGE'; readonly isOpen: boolean };

/** What the buyer reads: money on its way back, or a deposit account being closed, comes before where the order stood. */
export type ShownStatus = OrderStatus | 'REFUNDING' | 'CLOSING';

export function shownStatus(status: OrderStatus, canceling: boolean): ShownStatus {
  if (!canceling) return status;
  return status === 'AWAITING_DEPOSIT' ? 'CLOSING' : 'REFUNDING';
}

/** The same beside what the buyer asks for, or had since the order arrived. */
export function shownWithClaim(
  status: OrderStatus,
  canceling: boolean,
  claim: ToldClaim | null,
): ShownStatus | 'CLAIM_OPEN' | 'CLAIM_DONE' {
  if (canceling) return shownStatus(status, canceling);
  if (claim?.isOpen) return 'CLAIM_OPEN';
  return claim && status === 'DELIVERED' ? 'CLAIM_DONE' : status;
}

type Asked = {
  readonly kind: ToldClaim['kind'];
  readonly state: string;
  readonly endedAt: Date | null;
  readonly refund: object | null;
};

/** The request the page is about, of all there were. An exchange that ended with money was a return. */
export function shownClaim(claims: readonly Asked[]): ToldClaim | null {
  const open = claims.find(({ endedAt }) => endedAt === null);
  if (open) return { kind: open.kind, isOpen: true };
  const [done] = claims
    .filter(({ kind, state }) => state === 'COMPLETED' && kind !== 'CANCEL')
    .toSorted((a, b) => Number(b.endedAt) - Number(a.endedAt));
  return done ? { kind: done.refund ? 'RETURN' : done.kind, isOpen: false } : null;
}
