export type PaymentStatus =
  'READY' | 'IN_PROGRESS' | 'WAITING_FOR_DEPOSIT' | 'DONE' | 'CANCELED' | 'PARTIAL_CANCELED' | 'ABORTED' | 'EXPIRED';

/** What the shop asks the window for. CARD opens cards and easy pay together. */
export type RequestedMethod = 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';

/** What the buyer chose inside the window. */
export type PaidBy = 'CARD' | 'EASY_PAY' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';

export interface Cancel {
  transactionKey: string;
  cancelAmount: number;
  cancelReason: string;
  taxFreeAmount: number;
  refundableAmount: number;
  canceledAt: number;
}

export interface Payment {
  paymentKey: string;
  orderId: string;
  orderName: string;
  customerKey: string;
  requestedMethod: RequestedMethod;
  paidBy: PaidBy | null;
  easyPay: { provider: string; funding: 'card' | 'balance' } | null;
  currency: string;
  totalAmount: number;
  balanceAmount: number;
  taxFreeAmount: number;
  status: PaymentStatus;
  requestedAt: number;
  authenticatedAt: number | null;
  approvedAt: number | null;
  successUrl: string | null;
  failUrl: string | null;
  secret: string;
  lastTransactionKey: string | null;
  cancels: Cancel[];
  failure: { code: string } | null;
  metadata: Record<string, string> | null;
  isPartialCancelable: boolean;
  /** The code with which confirm is going to be refused, chosen in the window. */
  refuseConfirmWith: string | null;
  /** A confirm or cancel of this payment is being processed right now. */
  busy: boolean;
}

export const AUTHENTICATE_WITHIN = 30 * 60_000;
export const CONFIRM_WITHIN = 10 * 60_000;

const NEXT: Record<PaymentStatus, readonly PaymentStatus[]> = {
  READY: ['IN_PROGRESS', 'EXPIRED', 'WAITING_FOR_DEPOSIT'],
  IN_PROGRESS: ['DONE', 'ABORTED', 'EXPIRED', 'WAITING_FOR_DEPOSIT'],
  WAITING_FOR_DEPOSIT: ['DONE', 'CANCELED'],
  DONE: ['CANCELED', 'PARTIAL_CANCELED', 'WAITING_FOR_DEPOSIT'],
  PARTIAL_CANCELED: ['PARTIAL_CANCELED', 'CANCELED'],
  CANCELED: [],
  ABORTED: [],
  EXPIRED: [],
};

export function mayBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return NEXT[from].includes(to);
}

export function isApproved(status: PaymentStatus): boolean {
  return status === 'DONE' || status === 'PARTIAL_CANCELED' || status === 'CANCELED';
}
