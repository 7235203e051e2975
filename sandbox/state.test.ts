import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { DAY, HOUR, MINUTE, startTestSandbox, type TestSandbox } from './testing/harness';
import { startReceiver } from './testing/receiver';

let dir: string;
let statePath: string;
let sandbox: TestSandbox;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'sandbox-state-'));
  statePath = path.join(dir, 'deep/state.json');
});
afterEach(async () => {
  await sandbox.stop();
  rmSync(dir, { recursive: true });
});

async function start(options = {}) {
  sandbox = await startTestSandbox({ statePath, ...options });
}

async function restart(options = {}) {
  await sandbox.stop();
  await start(options);
}

const read = async (paymentKey: string) => (await sandbox.get(`/payments/${paymentKey}`)).body;
const SAVED = z.object({ payments: z.array(z.looseObject({ orderId: z.string(), status: z.string() })) });
const saved = () => (existsSync(statePath) ? SAVED.parse(JSON.parse(readFileSync(statePath, 'utf8'))).payments : []);

it('keeps payments, answers, ledger and cash receipts over a restart', async () => {
  await start();
  const headers = { 'Idempotency-Key': 'kept' };
  const card = await sandbox.authenticated({ metadata: { seller: 'one' } });
  const first = await sandbox.confirm(card, headers);
  const account = await sandbox.deposited({ cashReceipt: '소득공제', useEscrow: true });
  const open = await sandbox.authenticated();
  const body = { amount: 100, orderId: 'ORD-receipt', orderName: 'x', type: '소득공제', customerIdentityNumber: '1' };
  await sandbox.post('/cash-receipts', body);
  const paths = [
    `/toss/sim/ledger`,
    `/toss/sim/payments`,
    '/toss/v1/transactions?startDate=2026-11-21T00:00:00&endDate=2026-11-21T23:59:59',
    '/toss/v1/cash-receipts?requestDate=2026-11-21',
  ];
  const everything = async () => {
    const authorization = `Basic ${btoa('test_sk_energyfactorysandbox:')}`;
    const answers = await Promise.all(paths.map((each) => sandbox.call('GET', each, undefined, { authorization })));
    return answers.map(({ text }): unknown => JSON.parse(text.replaceAll(sandbox.url, '')));
  };
  const before = await everything();
  await restart();
  expect(await everything()).toEqual(before);
  expect((await sandbox.confirm(card, headers)).text).toBe(first.text);
  expect(await sandbox.confirm(card)).toMatchObject({ body: { code: 'ALREADY_PROCESSED_PAYMENT' } });
  expect(await sandbox.confirm(open)).toMatchObject({ status: 200 });
  expect(await sandbox.sim('deposit-reversal', { paymentKey: account.paymentKey })).toMatchObject({ status: 200 });
});

it('goes on from where the clock was moved to; what runs out still does, and the shop hears of it', async () => {
  const shop = await startReceiver();
  await start({ shopUrl: shop.url });
  await sandbox.advance(DAY);
  const open = await sandbox.authenticated();
  const waiting = await sandbox.waiting({ validHours: 1 });
  await restart({ shopUrl: shop.url });
  expect((await sandbox.call('GET', '/toss/sim/clock')).body).toMatchObject({ now: '2026-11-22T19:00:00+09:00' });
  expect(await read(open.paymentKey)).toMatchObject({ status: 'IN_PROGRESS' });
  await sandbox.advance(10 * MINUTE);
  expect(await read(open.paymentKey)).toMatchObject({ status: 'EXPIRED' });
  await expect.poll(() => shop.received.some(({ body }) => body.includes('"EXPIRED"'))).toBe(true);
  await sandbox.advance(HOUR);
  expect(await read(waiting.paymentKey)).toMatchObject({ virtualAccount: { expired: true } });
  await shop.stop();
});

it('writes by itself, a little behind the changes', async () => {
  await start();
  const { orderId } = await sandbox.paid();
  await expect.poll(saved).toMatchObject([{ orderId, status: 'DONE' }]);
});

it('is empty after a reset', async () => {
  await start();
  const { paymentKey } = await sandbox.paid();
  await sandbox.sim('reset', {});
  await restart();
  expect(await read(paymentKey)).toMatchObject({ code: 'NOT_FOUND_PAYMENT' });
});

it.each(['', '{"version":', '{"version":0}'])('puts a file aside that it cannot read: %j', async (text) => {
  const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await start();
  await sandbox.stop();
  writeFileSync(statePath, text);
  await start();
  expect((await sandbox.call('GET', '/toss/sim/payments')).body).toEqual({ payments: [] });
  expect(readFileSync(`${statePath}.unreadable`, 'utf8')).toBe(text);
  expect(complaint).toHaveBeenCalledOnce();
});
