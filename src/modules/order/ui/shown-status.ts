import type { OrderStatus } from '../rules';

/** What the buyer reads: money on its way back, or a deposit account being closed, comes before where the order stood. */
export type ShownStatus = OrderStatus | 'REFUNDING' | 'CLOSING';

export function shownStatus(status: OrderStatus, canceling: boolean): ShownStatus {
  if (!canceling) return status;
  return status === 'AWAITING_DEPOSIT' ? 'CLOSING' : 'REFUNDING';
}
