import type { CurrencyCode, Money } from '~/lib/money';
import type { CashReceipt, CashReceiptType, DepositAccount, FailureClass, RefundAccount, WindowOptions } from './rules';
import type { PaymentMethod } from '~/shops/preset';

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
  readonly approvedAt: Date | null;
  readonly virtualAccount: ProviderAccount | null;
  readonly cashReceipt: CashReceipt | null;
  readonly useEscrow: boolean;
  /** False where the provider gives back all or nothing. */
  readonly partialCancelable: boolean;
  readonly cancels: readonly ProviderCancel[];
};

/** Where a deposit is to be sent; `expired` once the bank takes none any more. */
export type ProviderAccount = DepositAccount & {
  readonly dueAt: Date;
  readonly expired: boolean;
  /** Money that was to go back to an account did not get there. */
  readonly refundFailed: boolean;
};

export type ProviderCancel = {
  readonly amount: number;
  readonly reason: string;
  readonly transactionKey: string;
  /** The cash receipt as it was adjusted by this cancel. */
  readonly receiptKey: string | null;
};

/** One line of the provider's list; `amount` is negative for money that went back, and 0 where none moved. */
export type ProviderTransaction = {
  readonly transactionKey: string;
  readonly paymentKey: string;
  readonly providerOrderId: string;
  readonly status: string;
  readonly amount: number;
  readonly currency: CurrencyCode;
  readonly at: Date;
};

export type GatewayFailure = { readonly ok: false; readonly class: FailureClass; readonly code: string };
export type GatewayResult = { readonly ok: true; readonly payment: ProviderPayment } | GatewayFailure;
export type TransactionsResult =
  { readonly ok: true; readonly transactions: readonly ProviderTransaction[] } | GatewayFailure;

/** What the window is to be told besides amount and names. */
export type WindowWish = {
  readonly method: PaymentMethod;
  readonly cashReceipt: CashReceiptType;
  readonly useEscrow: boolean;
  readonly dueAt: Date;
  readonly products: readonly {
    readonly id: string;
    readonly name: string;
    readonly unitPrice: number;
    readonly quantity: number;
  }[];
};

/** What the shop needs of a payment provider. No method throws for what the provider or the network does. */
export type PaymentGateway = {
  readonly name: string;
  /** The provider's own words for what the window of this method is told. */
  windowOptions(wish: WindowWish): WindowOptions;
  confirm(input: {
    paymentKey: string;
    providerOrderId: string;
    amount: Money;
    idempotencyKey: string;
  }): Promise<GatewayResult>;
  /** `code` NOT_FOUND_PAYMENT when the provider does not know it. */
  find(ref: { paymentKey: string } | { providerOrderId: string }): Promise<GatewayResult>;
  /**
   * Refund of `amount`, or of everything that is left; `balance` guards against a payment that changed meanwhile, `account`
   * is where a deposit goes back to. Closes an account nothing was sent to.
   */
  cancel(input: {
    paymentKey: string;
    amount?: number;
    balance?: number;
    reason: string;
    account?: RefundAccount | null;
    idempotencyKey: string;
  }): Promise<GatewayResult>;
  /** Approvals and cancels between two moments, oldest first, at most `limit` of them after the one named. */
  transactions(input: { from: Date; to: Date; limit: number; after?: string }): Promise<TransactionsResult>;
};
