import type { api } from '~/trpc/server';

type Found = Awaited<ReturnType<typeof api.order.byId>>;
type Payments = Awaited<ReturnType<typeof api.payment.ofOrder>>;

/**
 * What of an order's money went back, and what is on its way, minor units; null where that is nothing. `ending`: nothing will be
 * left of the order, so it is not sent any more. `lost`: it came for an order that had ended, or had to.
 */
export function moneyBack(
  { order, status, canceling }: Pick<Found, 'order' | 'status' | 'canceling'>,
  { refunds }: Payments,
) {
  const rest = order.total - order.refundedTotal;
  const open = refunds.find(({ state }) => state === 'REQUESTED');
  const inPart = canceling && open !== undefined && open.amount < rest;
  return {
    ending: canceling && !inPart,
    refunded: order.refundedTotal > 0 && rest > 0 ? order.refundedTotal : null,
    underWay: inPart ? open.amount : null,
    lost: status === 'CANCELED' || status === 'EXPIRED' ? lostOf(refunds) : null,
  };
}

function lostOf(refunds: Payments['refunds']) {
  const known = refunds.filter(({ state }) => state !== 'FAILED');
  if (known.length === 0) return null;
  return {
    amount: known.reduce((sum, { amount }) => sum + amount, 0),
    isBack: known.every(({ state }) => state === 'DONE'),
  };
}
