import type { RefundState } from '../rules';

/** How a refund stands in words: one that staff gave up was not refused. */
export function shownRefund({
  state,
  failureCode,
}: {
  readonly state: RefundState;
  readonly failureCode: string | null;
}) {
  const isGivenUp = state === 'FAILED' && (failureCode === 'GIVEN_UP' || failureCode === 'NOT_OWED');
  return isGivenUp ? 'GIVEN_UP' : state;
}
