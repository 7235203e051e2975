import type { CashReceipt } from './cash-receipt';

/** The receipts asked for by a call of their own; those of a payment stand in the payment. */
export class CashReceipts {
  private readonly all: CashReceipt[] = [];
  private readonly byKey = new Map<string, CashReceipt>();

  add(receipt: CashReceipt): CashReceipt {
    this.all.push(receipt);
    if (receipt.transactionType === 'CONFIRM') this.byKey.set(receipt.receiptKey, receipt);
    return receipt;
  }

  /** An issued one; its cancels bear its key with `c_` before it. */
  find(receiptKey: string): CashReceipt | undefined {
    return this.byKey.get(receiptKey);
  }

  /** What is left of an issued one after its cancels. */
  left({ receiptKey, amount }: CashReceipt): number {
    const isCancel = (receipt: CashReceipt) => receipt.receiptKey === `c_${receiptKey}`;
    return this.all.filter(isCancel).reduce((rest, cancel) => rest - cancel.amount, amount);
  }

  list(): readonly CashReceipt[] {
    return this.all;
  }

  clear() {
    this.all.length = 0;
    this.byKey.clear();
  }
}
