import type { api } from '~/trpc/server';

type Found = Awaited<ReturnType<typeof api.order.byId>>;
type Payments = Awaited<ReturnType<typeof api.payment.ofOrder>>;

/** Where an order that awaits its deposit is to be paid; null for any other. */
export function depositOf({ order, status, events }: Found, { attempts }: Payments) {
  const attempt = attempts.findLast(({ state }) => state === 'WAITING_FOR_DEPOSIT');
  if (status !== 'AWAITING_DEPOSIT' || !attempt?.account || !attempt.accountDueAt) return null;
  const last = events.findLast(({ kind }) => kind === 'DEPOSIT_AWAITED' || kind === 'DEPOSIT_REVERSED');
  return {
    orderId: order.id,
    account: attempt.account,
    money: { amount: attempt.amount, currency: attempt.currency },
    issuedAt: attempt.createdAt,
    dueAt: attempt.accountDueAt,
    closingAs: attempt.closingAs,
    reversed: last?.kind === 'DEPOSIT_REVERSED',
  };
}

/** A deposit that no order shows for and that waits for its buyer to name an account; null where none does. */
export function lostDepositOf({ attempts, refunds }: Payments) {
  const refund = refunds.find(({ state }) => state === 'WAITING');
  const attempt = attempts.find(({ id }) => id === refund?.paymentId);
  if (!refund || !attempt?.account) return null;
  return { refundId: refund.id, amount: { amount: refund.amount, currency: attempt.currency } };
}
