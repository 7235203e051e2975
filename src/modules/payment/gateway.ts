import type { Money } from '~/lib/money';
import type { FailureClass } from './rules';

/** A payment as the provider has it, reduced to what the shop acts on. */
export type ProviderPayment = {
  readonly paymentKey: string;
  readonly providerOrderId: string;
  readonly status:
    'READY' | 'IN_PROGRESS' | 'WAITING_FOR_DEPOSIT' | 'DONE' | 'CANCELED' | 'PARTIAL_CANCELED' | 'ABORTED' | 'EXPIRED';
  readonly total: Money;
  /** What could still be refunded. */
  readonly balance: number;
  readonly method: string | null;
  readonly secret: string | null;
  readonly receiptUrl: string | null;
  readonly failureCode: string | null;
  readonly cancels: readonly { readonly amount: number; readonly reason: string; readonly transactionKey: string }[];
};

export type GatewayFailure = { readonly ok: false; readonly class: FailureClass; readonly code: string };
export type GatewayResult = { readonly ok: true; readonly payment: ProviderPayment } | GatewayFailure;

/** What the shop needs of a payment provider. No method throws for what the provider or the network does. */
export type PaymentGateway = {
  readonly name: string;
  confirm(input: {
    paymentKey: string;
    providerOrderId: string;
    amount: Money;
    idempotencyKey: string;
  }): Promise<GatewayResult>;
  /** `code` NOT_FOUND_PAYMENT when the provider does not know it. */
  find(ref: { paymentKey: string } | { providerOrderId: string }): Promise<GatewayResult>;
  /** Full or partial refund; `balance` guards against a payment that changed meanwhile. */
  cancel(input: {
    paymentKey: string;
    amount: number;
    balance: number;
    reason: string;
    idempotencyKey: string;
  }): Promise<GatewayResult>;
};
