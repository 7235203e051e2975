import { kstDigits } from '../kst';
import { randomText } from '../random';
import { SELF_ISSUED, type ReceiptType } from './cash-receipt';
import type { DepositTerm } from './deposit-term';
import { MERCHANT_ID } from './method-names';
import { isConfirmed, type Payment, type RequestedMethod } from './payment';
import type { VirtualAccount } from './virtual-account';

export interface NewPayment {
  orderId: string;
  orderName: string;
  amount: number;
  currency?: string | undefined;
  requestedMethod: RequestedMethod;
  customerKey?: string | undefined;
  customerName?: string | undefined;
  customerMobilePhone?: string | undefined;
  taxFreeAmount?: number | undefined;
  successUrl?: string | undefined;
  failUrl?: string | undefined;
  metadata?: Record<string, string> | undefined;
  isPartialCancelable?: boolean | undefined;
  useEscrow?: boolean | undefined;
  /** Of a transfer or virtual account. */
  cashReceipt?: { type: ReceiptType; customerIdentityNumber?: string | undefined } | undefined;
  /** Of a virtual account. */
  term?: DepositTerm | undefined;
}

function receiptWanted({ cashReceipt, customerMobilePhone }: NewPayment): Payment['receiptWanted'] {
  if (!cashReceipt) return null;
  const { type, customerIdentityNumber = customerMobilePhone ?? SELF_ISSUED } = cashReceipt;
  return { type, customerIdentityNumber };
}

function virtualAccount(input: NewPayment): VirtualAccount | null {
  if (input.requestedMethod !== 'VIRTUAL_ACCOUNT' || !input.term) return null;
  const customerName = input.customerName ?? '김토스';
  const unused = { accountNumber: null, depositorName: null, refundReceiveAccount: null };
  return { ...input.term, ...unused, bankCode: '20', customerName };
}

export class Payments {
  private readonly byKey = new Map<string, Payment>();
  private readonly byOrder = new Map<string, Payment[]>();

  create(input: NewPayment, now: number): Payment {
    return this.add({
      paymentKey: `${MERCHANT_ID}${kstDigits(now)}${randomText(8)}`,
      orderId: input.orderId,
      orderName: input.orderName,
      customerKey: input.customerKey ?? '@@ANONYMOUS',
      customerName: input.customerName ?? null,
      customerMobilePhone: input.customerMobilePhone ?? null,
      requestedMethod: input.requestedMethod,
      paidBy: null,
      easyPay: null,
      virtualAccount: virtualAccount(input),
      useEscrow: input.useEscrow ?? false,
      receiptWanted: receiptWanted(input),
      cashReceipts: [],
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
    });
  }

  add(payment: Payment): Payment {
    this.byKey.set(payment.paymentKey, payment);
    const attempts = this.byOrder.get(payment.orderId);
    if (attempts) attempts.push(payment);
    else this.byOrder.set(payment.orderId, [payment]);
    return payment;
  }

  find(paymentKey: string): Payment | undefined {
    return this.byKey.get(paymentKey);
  }

  /** The confirmed payment of the order, else the newest attempt. */
  findByOrder(orderId: string): Payment | undefined {
    const attempts = this.listByOrder(orderId);
    return attempts.find((payment) => isConfirmed(payment.status)) ?? attempts.at(-1);
  }

  listByOrder(orderId: string): readonly Payment[] {
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
