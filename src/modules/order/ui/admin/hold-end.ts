import type { PaymentState } from '../../rules';

type Held = {
  readonly orderState: PaymentState;
  /** Until when the order waits for its money, where that is known. */
  readonly orderEndsAt?: Date;
  readonly expiresAt: Date;
};

/**
 * When a hold ends, as its shopper was told: an account is paid into until its day is over, and its units are kept a while longer
 * for a deposit of the last second.
 */
export const holdEnd = ({ orderState, orderEndsAt, expiresAt }: Held): Date =>
  orderState === 'AWAITING_DEPOSIT' ? (orderEndsAt ?? expiresAt) : expiresAt;
