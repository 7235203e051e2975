export const FAULT_KINDS = {
  confirm: [
    'slow',
    'slow-before',
    'reset-before',
    'reset-after',
    '500-before',
    '500-after',
    's008',
    '409',
    '429',
    '502',
    'already-processed',
    'wrong-amount',
    'refuse',
  ],
  cancel: [
    'slow',
    'slow-before',
    'reset-before',
    'reset-after',
    '500-before',
    '500-after',
    '409',
    '429',
    '502',
    'already-processed',
    'refuse',
  ],
  get: ['slow', 'reset-before', '500-before', '429', '502', '404', 'approved-only'],
  webhook: ['before', 'late', 'twice', 'shuffled', 'never'],
} as const;

export type FaultOperation = keyof typeof FAULT_KINDS;
export type FaultKind = (typeof FAULT_KINDS)[FaultOperation][number];

export interface Fault {
  id: number;
  operation: FaultOperation;
  kind: FaultKind;
  delayMs: number | undefined;
  /** How many calls it still applies to; null until removed. */
  left: number | null;
  used: number;
  /** Applies only to order ids that begin with this. */
  orderId: string | undefined;
  paymentKey: string | undefined;
  /** For `refuse`: the error code. */
  code: string | undefined;
  /** For `wrong-amount`: what is charged instead. */
  amount: number | undefined;
  /** For `500-after`: a repeat with the same Idempotency-Key gets the 500 again instead of the real result. */
  keepError: boolean;
}

export interface Scope {
  orderId: string | undefined;
  paymentKey: string | undefined;
}

export class Faults {
  private faults: Fault[] = [];
  private nextId = 1;

  add(fault: Omit<Fault, 'id' | 'used'>): Fault {
    const added = { ...fault, id: this.nextId++, used: 0 };
    this.faults.push(added);
    return added;
  }

  /** The oldest fault that fits this call; it is used up by one. */
  take(operation: FaultOperation, scope: Scope): Fault | undefined {
    const fault = this.faults.find(
      (f) =>
        f.operation === operation &&
        f.left !== 0 &&
        (f.orderId === undefined || (scope.orderId?.startsWith(f.orderId) ?? false)) &&
        (f.paymentKey === undefined || f.paymentKey === scope.paymentKey),
    );
    if (!fault) return undefined;
    fault.used += 1;
    if (fault.left !== null) fault.left -= 1;
    return fault;
  }

  list(): Fault[] {
    return [...this.faults];
  }

  /** Removes all, or only those that were limited to exactly this order id or prefix. */
  clear(orderId?: string) {
    this.faults = orderId === undefined ? [] : this.faults.filter((fault) => fault.orderId !== orderId);
  }
}
