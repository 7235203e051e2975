import { kstDigits } from '../kst';
import { randomText } from '../random';
import { isApproved, type Payment, type RequestedMethod } from './payment';
import { MERCHANT_ID } from './payment-view';

export interface NewPayment {
  orderId: string;
  orderName: string;
  amount: number;
  currency?: string | undefined;
  requestedMethod: RequestedMethod;
  customerKey?: string | undefined;
  taxFreeAmount?: number | undefined;
  successUrl?: string | undefined;
  failUrl?: string | undefined;
  metadata?: Record<string, string> | undefined;
  isPartialCancelable?: boolean | undefined;
}

export class Payments {
  private readonly byKey = new Map<string, Payment>();
  private readonly byOrder = new Map<string, Payment[]>();

  create(input: NewPayment, now: number): Payment {
    const payment: Payment = {
      paymentKey: `${MERCHANT_ID}${kstDigits(now)}${randomText(8)}`,
      orderId: input.orderId,
      orderName: input.orderName,
      customerKey: input.customerKey ?? '@@ANONYMOUS',
      requestedMethod: input.requestedMethod,
      paidBy: null,
      easyPay: null,
      currency: input.currency ?? 'KRW',
      totalAmount: input.amount,
      balanceAmount: input.amount,
      taxFreeAmount: input.taxFreeAmount ?? 0,
      status: 'READY',
      requestedAt: now,
      authenticatedAt: null,
      approvedAt: null,
      successUrl: input.successUrl ?? null,
      failUrl: input.failUrl ?? null,
      secret: `ps_${randomText(28)}`,
      lastTransactionKey: null,
      cancels: [],
      failure: null,
      metadata: input.metadata ?? null,
      isPartialCancelable: input.isPartialCancelable ?? true,
      refuseConfirmWith: null,
      busy: false,
    };
    this.byKey.set(payment.paymentKey, payment);
    this.byOrder.set(payment.orderId, [...this.listByOrder(payment.orderId), payment]);
    return payment;
  }

  find(paymentKey: string): Payment | undefined {
    return this.byKey.get(paymentKey);
  }

  /** The approved payment of the order, else the newest attempt. */
  findByOrder(orderId: string): Payment | undefined {
    const attempts = this.listByOrder(orderId);
    return attempts.find((payment) => isApproved(payment.status)) ?? attempts.at(-1);
  }

  listByOrder(orderId: string): Payment[] {
    return this.byOrder.get(orderId) ?? [];
  }

  list(): Payment[] {
    return [...this.byKey.values()];
  }

  clear() {
    this.byKey.clear();
    this.byOrder.clear();
  }
}
