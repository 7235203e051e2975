import type { SandboxClock } from '../clock';
import type { Stopping } from '../stopping';
import type { CashReceipts } from './cash-receipts';
import type { Faults } from './faults';
import type { IdempotencyStore } from './idempotency';
import type { Ledger } from './ledger';
import type { Payments } from './payments';
import type { Webhooks } from './webhooks';

/** What the outside of a payment depends on. */
export interface Surroundings {
  clock: SandboxClock;
  /** Public origin of the sandbox. */
  baseUrl: () => string;
}

/** Everything the payment stand-in is made of. */
export interface Toss extends Surroundings {
  clientKey: string;
  secretKey: string;
  payments: Payments;
  ledger: Ledger;
  cashReceipts: CashReceipts;
  faults: Faults;
  idempotency: IdempotencyStore;
  webhooks: Webhooks;
  /** Keys of the payments of which a confirm or cancel is being processed right now. */
  busy: Set<string>;
  stopping: Stopping;
  /** Something worth keeping has changed. */
  changed: () => void;
}
