import { kstWithOffset } from '../kst';
import type { Payment } from './payment';

/** One movement of the buyer's money; what stands here really happened, whatever the shop was told. */
export interface LedgerEntry {
  seq: number;
  at: number;
  type: 'CHARGE' | 'REFUND';
  paymentKey: string;
  orderId: string;
  transactionKey: string;
  amount: number;
  currency: string;
}

export interface LedgerFilter {
  paymentKey?: string | undefined;
  orderId?: string | undefined;
  orderIdPrefix?: string | undefined;
}

export class Ledger {
  private entries: LedgerEntry[] = [];

  record(type: LedgerEntry['type'], payment: Payment, amount: number, transactionKey: string, at: number) {
    const { paymentKey, orderId, currency } = payment;
    this.entries.push({
      seq: this.entries.length + 1,
      at,
      type,
      paymentKey,
      orderId,
      transactionKey,
      amount,
      currency,
    });
  }

  list(filter: LedgerFilter = {}): LedgerEntry[] {
    return this.entries.filter(
      (entry) =>
        (filter.paymentKey === undefined || entry.paymentKey === filter.paymentKey) &&
        (filter.orderId === undefined || entry.orderId === filter.orderId) &&
        (filter.orderIdPrefix === undefined || entry.orderId.startsWith(filter.orderIdPrefix)),
    );
  }

  clear() {
    this.entries = [];
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
