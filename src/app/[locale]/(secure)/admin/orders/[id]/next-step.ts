import { FULFILMENT_STATES, type FulfilmentState, type PaymentState } from '~/modules/order/rules';
import type { NextStep } from '~/modules/order/ui/admin/fulfil-actions';

const AFTER: Partial<Record<FulfilmentState, NextStep>> = {
  NONE: 'PREPARING',
  PREPARING: 'SHIPPED',
  SHIPPED: 'DELIVERED',
};

/** The step an order's slowest parcel can go now; none while nothing is paid or the money is on its way back. */
export function nextStep(
  payment: PaymentState,
  parcels: readonly FulfilmentState[],
  canceling: boolean,
): NextStep | null {
  if (canceling || (payment !== 'PAID' && payment !== 'PARTIALLY_REFUNDED')) return null;
  const slowest = FULFILMENT_STATES.find((state) => parcels.includes(state));
  return (slowest && AFTER[slowest]) ?? null;
}
