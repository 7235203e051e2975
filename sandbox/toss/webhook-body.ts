import { kstMicros } from '../kst';
import type { Payment, PaymentStatus } from './payment';
import { paymentView } from './payment-view';
import type { Surroundings } from './toss';
import type { WebhookEvent } from './webhook';

const SILENT: readonly PaymentStatus[] = ['READY', 'IN_PROGRESS'];
const UNDEPOSITED: readonly PaymentStatus[] = ['ABORTED', 'EXPIRED'];

/** What the shop is told of the present state: nothing of an open payment, of a virtual account everything twice. */
export function eventsOf({ status, paidBy }: Payment): WebhookEvent[] {
  if (SILENT.includes(status)) return [];
  const isDeposit = paidBy === 'VIRTUAL_ACCOUNT' && !UNDEPOSITED.includes(status);
  return isDeposit ? ['PAYMENT_STATUS_CHANGED', 'DEPOSIT_CALLBACK'] : ['PAYMENT_STATUS_CHANGED'];
}

export function webhookBody(event: WebhookEvent, payment: Payment, place: Surroundings): string {
  const createdAt = kstMicros(place.clock.now());
  if (event === 'PAYMENT_STATUS_CHANGED') {
    return JSON.stringify({ eventType: event, createdAt, data: paymentView(payment, 'ko', place) });
  }
  const { secret, status, lastTransactionKey: transactionKey, orderId } = payment;
  return JSON.stringify({ createdAt, secret, status, transactionKey, orderId });
}
