import { Newest } from '../newest';
import { PrefixMap } from './prefix-map';
import type { WebhookEvent } from './webhook';

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
  list: ['slow', 'reset-before', '500-before', '429', '502'],
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
  /** For webhooks: only this kind of them. */
  event: WebhookEvent | undefined;
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
  /** Of a webhook. */
  event?: WebhookEvent | undefined;
}

const SPENT_SHOWN = 200;

/** Looked up by order id and payment key, so a thousand faults of other orders cost a call nothing. */
export class Faults {
  private readonly byOrder = new PrefixMap<Fault[]>();
  private readonly byPayment = new Map<string, Fault[]>();
  private readonly all = new Map<number, Fault>();
  private readonly spent = new Newest<Fault>(SPENT_SHOWN);
  private nextId = 1;

  add(fault: Omit<Fault, 'id' | 'used'>): Fault {
    const added = { ...fault, id: this.nextId++, used: 0 };
    this.all.set(added.id, added);
    this.placeOf(added).push(added);
    return added;
  }

  /** The oldest fault that fits this call, or one of those it already stands under; `use` it up by one. */
  find(operation: FaultOperation, scope: Scope, standing?: ReadonlySet<Fault>): Fault | undefined {
    let found: Fault | undefined;
    const consider = (fault: Fault) => {
      if (fault.operation !== operation || (found && found.id < fault.id)) return;
      if (fault.left === 0 && !standing?.has(fault)) return;
      if (fault.orderId !== undefined && !scope.orderId?.startsWith(fault.orderId)) return;
      if (fault.event !== undefined && fault.event !== scope.event) return;
      found = fault;
    };
    for (const faults of this.byOrder.fitting(scope.orderId ?? '')) faults.forEach(consider);
    this.byPayment.get(scope.paymentKey ?? '')?.forEach(consider);
    standing?.forEach(consider);
    return found;
  }

  use(fault: Fault) {
    fault.used += 1;
    if (fault.left === null) return;
    fault.left -= 1;
    if (fault.left > 0) return;
    this.remove(fault);
    const forgotten = this.spent.add(fault);
    if (forgotten) this.all.delete(forgotten.id);
  }

  take(operation: FaultOperation, scope: Scope): Fault | undefined {
    const fault = this.find(operation, scope);
    if (fault) this.use(fault);
    return fault;
  }

  list(): Fault[] {
    return [...this.all.values()];
  }

  /** Removes all, or only those that were limited to exactly this order id or prefix. */
  clear(orderId?: string) {
    for (const fault of this.all.values()) {
      if (orderId !== undefined && fault.orderId !== orderId) continue;
      this.all.delete(fault.id);
      this.remove(fault);
    }
  }

  private placeOf({ paymentKey, orderId = '' }: Fault): Fault[] {
    const faults = (paymentKey === undefined ? this.byOrder.get(orderId) : this.byPayment.get(paymentKey)) ?? [];
    if (paymentKey === undefined) this.byOrder.set(orderId, faults);
    else this.byPayment.set(paymentKey, faults);
    return faults;
  }

  private remove(fault: Fault) {
    const place = this.placeOf(fault);
    const index = place.indexOf(fault);
    if (index >= 0) place.splice(index, 1);
    if (place.length > 0) return;
    if (fault.paymentKey === undefined) this.byOrder.delete(fault.orderId ?? '');
    else this.byPayment.delete(fault.paymentKey);
  }
}
