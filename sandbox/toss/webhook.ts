import type { PaymentStatus } from './payment';

export interface WebhookAttempt {
  at: number;
  retriedCount: number;
  /** The HTTP status, or why there was none. */
  answer: string;
}

export type WebhookEvent = 'PAYMENT_STATUS_CHANGED' | 'DEPOSIT_CALLBACK';

export interface Webhook {
  id: number;
  transmissionId: string;
  event: WebhookEvent;
  paymentKey: string;
  orderId: string;
  /** The payment's status when the event happened. */
  status: PaymentStatus;
  url: string | null;
  /** Null: there was no receiver, or it ended so long ago that it is no longer kept. */
  body: string | null;
  state: 'WAITING' | 'DELIVERED' | 'FAILED' | 'SUPPRESSED' | 'NO_RECEIVER';
  attempts: WebhookAttempt[];
  nextAttemptAt: number | null;
}
