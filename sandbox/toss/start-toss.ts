import { readFileSync } from 'node:fs';
import type { SandboxClock } from '../clock';
import type { SandboxConfig } from '../config';
import { script } from '../http/reply';
import type { Route } from '../http/router';
import { apiRoutes } from './api';
import { faultRoutes } from './fault-routes';
import { Faults } from './faults';
import { IdempotencyStore } from './idempotency';
import { Ledger } from './ledger';
import { Payments } from './payments';
import { receiptRoutes } from './receipt';
import { simRoutes } from './sim-routes';
import type { Toss } from './toss';
import { Webhooks } from './webhooks';
import { webhookRoutes } from './webhook-routes';
import { windowRoutes } from './window-routes';

interface Setup {
  config: SandboxConfig;
  clock: SandboxClock;
  stopped: AbortSignal;
  baseUrl: () => string;
}

export function createToss({ config, clock, stopped, baseUrl }: Setup): Toss {
  const faults = new Faults();
  const defaultUrl = config.shopUrl && new URL('/api/webhooks/toss', config.shopUrl).href;
  return {
    clientKey: config.tossClientKey,
    secretKey: config.tossSecretKey,
    clock,
    stopped,
    baseUrl,
    faults,
    payments: new Payments(),
    ledger: new Ledger(),
    idempotency: new IdempotencyStore(() => clock.now()),
    webhooks: new Webhooks({ clock, faults, stopped, timeoutMs: config.webhookTimeoutMs, defaultUrl, baseUrl }),
  };
}

export function tossRoutes(toss: Toss): Route[] {
  const sdk = readFileSync(new URL('./browser/standard.js', import.meta.url), 'utf8');
  return [
    { method: 'GET', path: '/toss/v2/standard.js', handle: () => script(sdk) },
    ...windowRoutes(toss),
    ...apiRoutes(toss),
    ...faultRoutes(toss),
    ...simRoutes(toss),
    ...webhookRoutes(toss),
    ...receiptRoutes(toss),
  ];
}
