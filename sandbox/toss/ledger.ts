import { kstWithOffset } from '../kst';
import { z } from 'zod';
import { PAYMENT_STATUS, type Payment } from './payment';

export const LEDGER_ENTRY = z.object({
  seq: z.number(),
  at: z.number(),
  type: z.enum(['CHARGE', 'REFUND']),
  /** What the payment became by it; a REFUND to WAITING_FOR_DEPOSIT is a deposit that the bank took back. */
  status: PAYMENT_STATUS,
  paymentKey: z.string(),
  orderId: z.string(),
  transactionKey: z.string(),
  /** Below zero: a refund that came back from the buyer's bank. */
  amount: z.number(),
  currency: z.string(),
});

/** One movement of the buyer's money; what stands here really happened, whatever the shop was told. */
export type LedgerEntry = z.infer<typeof LEDGER_ENTRY>;

export interface LedgerFilter {
  paymentKey?: string | undefined;
  orderId?: string | undefined;
  orderIdPrefix?: string | undefined;
}

export class Ledger {
  private entries: LedgerEntry[] = [];
  private readonly byOrder = new Map<string, LedgerEntry[]>();

  /** Under the payment's newest transaction key and status. */
  record(type: LedgerEntry['type'], payment: Payment, amount: number, at: number) {
    const { paymentKey, orderId, currency, status } = payment;
    const transactionKey = payment.lastTransactionKey ?? '';
    this.add({ seq: this.entries.length + 1, at, type, status, paymentKey, orderId, transactionKey, amount, currency });
  }

  add(entry: LedgerEntry) {
    this.entries.push(entry);
    const ofOrder = this.byOrder.get(entry.orderId);
    if (ofOrder) ofOrder.push(entry);
    else this.byOrder.set(entry.orderId, [entry]);
  }

  list(filter: LedgerFilter = {}): LedgerEntry[] {
    const some = filter.orderId === undefined ? this.entries : (this.byOrder.get(filter.orderId) ?? []);
    return some.filter(
      (entry) =>
        (filter.paymentKey === undefined || entry.paymentKey === filter.paymentKey) &&
        (filter.orderIdPrefix === undefined || entry.orderId.startsWith(filter.orderIdPrefix)),
    );
  }

  clear() {
    this.entries = [];
    this.byOrder.clear();
  }
}

export function ledgerView(entries: LedgerEntry[]) {
  const sum = (type: LedgerEntry['type']) =>
    entries.filter((entry) => entry.type === type).reduce((total, entry) => total + entry.amount, 0);
  return {
    charged: sum('CHARGE'),
    refunded: sum('REFUND'),
    entries: entries.map((entry) => ({ ...entry, at: kstWithOffset(entry.at) })),
  };
}
