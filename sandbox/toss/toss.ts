import type { SandboxClock } from '../clock';
import type { Faults } from './faults';
import type { IdempotencyStore } from './idempotency';
import type { Ledger } from './ledger';
import type { Payments } from './payments';
import type { Webhooks } from './webhooks';

/** Everything the payment stand-in is made of. */
export interface Toss {
  clientKey: string;
  secretKey: string;
  clock: SandboxClock;
  payments: Payments;
  ledger: Ledger;
  faults: Faults;
  idempotency: IdempotencyStore;
  webhooks: Webhooks;
  /** Aborted when the sandbox stops, so that nothing goes on waiting. */
  stopped: AbortSignal;
  /** Public origin of the sandbox. */
  baseUrl: () => string;
}
