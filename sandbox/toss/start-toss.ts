import { readFileSync } from 'node:fs';
import type { SandboxClock } from '../clock';
import type { SandboxConfig } from '../config';
import { script } from '../http/reply';
import type { Route } from '../http/router';
import { apiRoutes } from './api';
import { cashReceiptRoutes } from './cash-receipt-api';
import { CashReceipts } from './cash-receipts';
import { faultRoutes } from './fault-routes';
import { Faults } from './faults';
import { IdempotencyStore } from './idempotency';
import { Ledger } from './ledger';
import { Payments } from './payments';
import { receiptRoutes } from './receipt';
import { simDepositRoutes } from './sim-deposits';
import { simPaymentRoutes } from './sim-payments';
import { simRoutes } from './sim-routes';
import type { Stopping } from '../stopping';
import type { Toss } from './toss';
import { Webhooks } from './webhooks';
import { webhookRoutes } from './webhook-routes';
import { windowRoutes } from './window-routes';

interface Setup {
  config: SandboxConfig;
  clock: SandboxClock;
  stopping: Stopping;
  baseUrl: () => string;
  changed: () => void;
}

export function createToss({ config, clock, stopping, baseUrl, changed }: Setup): Toss {
  const faults = new Faults();
  const defaultUrl = config.shopUrl && new URL('/api/webhooks/toss', config.shopUrl).href;
  return {
    clientKey: config.tossClientKey,
    secretKey: config.tossSecretKey,
    clock,
    stopping,
    baseUrl,
    changed,
    faults,
    busy: new Set(),
    payments: new Payments(),
    ledger: new Ledger(),
    cashReceipts: new CashReceipts(),
    idempotency: new IdempotencyStore(() => clock.now(), changed),
    webhooks: new Webhooks({ clock, faults, stopping, timeoutMs: config.webhookTimeoutMs, defaultUrl, baseUrl }),
  };
}

export function tossRoutes(toss: Toss): Route[] {
  const sdk = readFileSync(new URL('./browser/standard.js', import.meta.url), 'utf8');
  return [
    { method: 'GET', path: '/toss/v2/standard.js', handle: () => script(sdk) },
    ...windowRoutes(toss),
    ...apiRoutes(toss),
    ...faultRoutes(toss),
    ...cashReceiptRoutes(toss),
    ...simPaymentRoutes(toss),
    ...simDepositRoutes(toss),
    ...simRoutes(toss),
    ...webhookRoutes(toss),
    ...receiptRoutes(toss),
  ];
}
