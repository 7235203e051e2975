import { Agent, get } from 'node:http';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './config';
import { listen } from './listen';
import { startSandbox } from './start';
import { startTestSandbox, type TestSandbox } from './testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

it('says that it is well and explains itself at /', async () => {
  expect(await sandbox.call('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  await sandbox.paid();
  const page = await sandbox.call('GET', '/');
  for (const heading of ['Payments', 'Faults', 'Clock', 'Ledger', 'Webhooks', 'Naver sign-in', 'Mail']) {
    expect(page.text).toContain(`<h2>${heading}</h2>`);
  }
  expect((await sandbox.call('GET', '/control.js')).status).toBe(200);
});

describe('robustness', () => {
  it.each([
    ['GET', '/nothing', 404],
    ['GET', '/toss/v1/payments/confirm/more/parts', 404],
    ['PUT', '/health', 405],
    ['GET', '//', 404],
    ['GET', '/toss/receipt/%E0%A4%A', 404],
    ['HEAD', '/health', 200],
  ])('%s %s answers %i', async (method, path, status) => {
    expect((await sandbox.call(method, path)).status).toBe(status);
  });

  it('keeps connections open between calls', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ports = new Set<number | undefined>();
    for (let i = 0; i < 3; i++) {
      await new Promise((done) => {
        const calling = get(`${sandbox.url}/health`, { agent }, (answer) => answer.resume().once('end', done));
        calling.once('socket', (socket) => socket.once('connect', () => ports.add(socket.localPort)));
      });
    }
    agent.destroy();
    expect(ports.size).toBe(1);
  });

  it('refuses a body of more than 1 MB', async () => {
    expect((await sandbox.call('POST', '/toss/sim/payments', 'x'.repeat(1024 * 1024 + 1))).status).toBe(413);
    expect((await sandbox.call('GET', '/health')).status).toBe(200);
  });
});

describe('start and stop', () => {
  it('stops at once although a slow call and a mail connection are open', async () => {
    const other = await startTestSandbox();
    await other.fault({ confirm: 'slow', delayMs: 60_000 });
    const slow = other.confirm(await other.authenticated()).catch(() => 'cut');
    const mail = connect(Number(new URL(other.smtpUrl).port), 'localhost');
    await new Promise((done) => mail.once('data', done));
    const began = Date.now();
    await other.stop();
    await slow;
    expect(Date.now() - began).toBeLessThan(1_000);
    await expect(fetch(`${other.url}/health`)).rejects.toThrow();
  });

  it('fails on a taken port and leaves nothing behind', async () => {
    const taken = createServer();
    const port = await listen(taken, 0);
    await expect(startSandbox({ port, smtpPort: 0 })).rejects.toThrow('EADDRINUSE');
    await expect(startSandbox({ port: 0, smtpPort: port })).rejects.toThrow('EADDRINUSE');
    taken.close();
  });

  it('reads its settings from the environment', () => {
    expect(readConfig({})).toMatchObject({
      port: 4010,
      smtpPort: 4025,
      shopUrl: 'http://localhost:3000',
      statePath: undefined,
    });
    expect(readConfig({ SANDBOX_PORT: '5', TOSS_SECRET_KEY: 'k' })).toMatchObject({ port: 5, tossSecretKey: 'k' });
    expect(readConfig({ SANDBOX_STATE: '/tmp/state.json' })).toMatchObject({ statePath: '/tmp/state.json' });
    expect(() => readConfig({ SANDBOX_PORT: 'x' })).toThrow('SANDBOX_PORT');
  });
});
