import type { PaymentStatus } from './payment';

export interface WebhookAttempt {
  at: number;
  retriedCount: number;
  /** The HTTP status, or why there was none. */
  answer: string;
}

export interface Webhook {
  id: number;
  transmissionId: string;
  paymentKey: string;
  orderId: string;
  /** The payment's status when the event happened. */
  status: PaymentStatus;
  url: string | null;
  body: string;
  state: 'WAITING' | 'DELIVERED' | 'FAILED' | 'SUPPRESSED' | 'NO_RECEIVER';
  attempts: WebhookAttempt[];
  nextAttemptAt: number | null;
  cancelTimer?: () => void;
}
