import { readFileSync } from 'node:fs';
import { createClock, type SandboxClock } from './clock';
import { DEFAULT_CONFIG, type SandboxConfig } from './config';
import { html, json, script } from './http/reply';
import { createHttpServer } from './http/server';
import { listen } from './listen';
import { Inbox } from './mail/inbox';
import { MailFaults } from './mail/mail-faults';
import { mailRoutes } from './mail/routes';
import { createSmtpServer } from './mail/smtp';
import { createNaver, naverRoutes } from './naver/start-naver';
import { indexPage } from './pages/index-page';
import { readState, StateFile } from './state-file';
import { Stopping } from './stopping';
import { createToss, tossRoutes } from './toss/start-toss';
import { restore, stateOf, TOSS_STATE } from './toss/state';
import type { Toss } from './toss/toss';

export interface Sandbox {
  url: string;
  smtpUrl: string;
  clock: SandboxClock;
  stop: () => Promise<void>;
}

export type SandboxOptions = Partial<SandboxConfig> & { clock?: SandboxClock };

/**
 * Starts every stand-in in this process; ports of 0 take free ones. State ends with `stop`, unless `statePath` keeps that
 * of the payments.
 */
export async function startSandbox({ clock = createClock(), ...options }: SandboxOptions = {}): Promise<Sandbox> {
  const config: SandboxConfig = { ...DEFAULT_CONFIG, ...options };
  const stopping = new Stopping();
  let url = '';
  const baseUrl = () => url;
  const inbox = new Inbox();
  const mailFaults = new MailFaults();
  const toss: Toss = createToss({ config, clock, stopping, baseUrl, changed: () => state?.changed() });
  const state = config.statePath === undefined ? undefined : new StateFile(config.statePath, () => stateOf(toss));
  const naver = createNaver(config, clock);
  const control = readFileSync(new URL('./pages/browser/control.js', import.meta.url), 'utf8');

  const smtp = createSmtpServer(inbox, mailFaults);
  const smtpUrl = `smtp://localhost:${await listen(smtp, config.smtpPort)}`;
  const http = createHttpServer([
    { method: 'GET', path: '/', handle: () => html(indexPage({ toss, naver, inbox, mailFaults, smtpUrl })) },
    { method: 'GET', path: '/control.js', handle: () => script(control) },
    { method: 'GET', path: '/health', handle: () => json(200, { status: 'ok' }) },
    ...tossRoutes(toss),
    ...naverRoutes(naver),
    ...mailRoutes(inbox, mailFaults),
  ]);

  async function stop() {
    stopping.begin();
    clock.stop();
    const closed = [
      new Promise<void>((done) => smtp.close(() => done())),
      new Promise<void>((done) => http.close(() => done())),
    ];
    http.closeAllConnections();
    await Promise.all(closed);
    await state?.flush();
  }

  try {
    url = `http://localhost:${await listen(http, config.port)}`;
    // Only now: what has run out meanwhile tells the shop so, with the sandbox's address in it.
    const kept = config.statePath === undefined ? undefined : readState(config.statePath, TOSS_STATE);
    if (kept) await restore(toss, kept);
  } catch (error) {
    await new Promise<void>((done) => smtp.close(() => done()));
    throw error;
  }
  return { url, smtpUrl, clock, stop };
}
