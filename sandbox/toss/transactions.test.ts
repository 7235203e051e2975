import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const ROWS = z.array(z.looseObject({ transactionKey: z.string(), amount: z.number(), status: z.string() }));
const LEDGER = z.object({
  charged: z.number(),
  refunded: z.number(),
  entries: z.array(z.looseObject({ transactionKey: z.string() })),
});
const DAY = 'startDate=2026-11-21T00:00:00&endDate=2026-11-21T23:59:59';
const read = (query: string) => sandbox.get(`/transactions?${query}`);

it('lists the charge and every refund as rows of their own, page by page', async () => {
  const { paymentKey, orderId } = await sandbox.paid();
  await sandbox.cancel(paymentKey, { cancelReason: 'x', cancelAmount: 5_000 });
  await sandbox.cancel(paymentKey, { cancelReason: 'x' });
  const answer = await read(DAY);
  const rows = ROWS.parse(answer.body);
  expect(rows.map((row) => [row.status, row.amount])).toEqual([
    ['DONE', 15_000],
    ['PARTIAL_CANCELED', 5_000],
    ['CANCELED', 10_000],
  ]);
  expect(rows[0]).toMatchObject({ paymentKey, orderId, method: '카드', transactionAt: '2026-11-21T19:00:00+09:00' });
  expect(ROWS.parse((await read(`${DAY}&limit=1`)).body)).toEqual(rows.slice(0, 1));
  const after = rows[0]?.transactionKey ?? '';
  expect(ROWS.parse((await read(`${DAY}&startingAfter=${after}`)).body)).toEqual(rows.slice(1));
});

it('says the same as the ledger, whatever way was paid, page by page', async () => {
  const own = await startTestSandbox();
  const refundReceiveAccount = { bank: '20', accountNumber: '1', holderName: '김토스' };
  const part = (amount: number) => ({ cancelReason: 'x', cancelAmount: amount, refundReceiveAccount });
  const account = await own.deposited({ useEscrow: false });
  await own.sim('deposit-reversal', { paymentKey: account.paymentKey });
  await own.sim('deposit', { paymentKey: account.paymentKey });
  await own.cancel(account.paymentKey, part(5_000));
  await own.advance(1_000);
  await own.cancel(account.paymentKey, part(10_000));
  const phone = await own.paid({ method: 'MOBILE_PHONE', amount: 700 });
  await own.cancel(phone.paymentKey, part(300));
  const escrow = await own.paid({ method: 'TRANSFER', useEscrow: true, cashReceipt: '소득공제' });
  const closed = await own.waiting();
  await own.cancel(closed.paymentKey, { cancelReason: 'x' });
  await own.waiting();

  const pages = [];
  let after = '';
  for (let page = ['']; page.length > 0;) {
    const answer = await own.get(`/transactions?${DAY}&limit=2${after && `&startingAfter=${after}`}`);
    const rows = ROWS.parse(answer.body);
    expect(rows.length).toBeLessThanOrEqual(2);
    pages.push(...rows);
    page = rows.map((row) => row.transactionKey);
    after = page.at(-1) ?? after;
  }
  expect(pages.map(({ orderId, method, status, amount }) => [orderId, method, status, amount])).toEqual([
    [account.orderId, '가상계좌', 'DONE', 15_000],
    [account.orderId, '가상계좌', 'WAITING_FOR_DEPOSIT', 15_000],
    [account.orderId, '가상계좌', 'DONE', 15_000],
    [account.orderId, '가상계좌', 'PARTIAL_CANCELED', 5_000],
    [account.orderId, '가상계좌', 'CANCELED', 10_000],
    [phone.orderId, '휴대폰', 'DONE', 700],
    [phone.orderId, '휴대폰', 'PARTIAL_CANCELED', 300],
    [escrow.orderId, '계좌이체', 'DONE', 15_000],
  ]);
  expect(pages.map((row) => row.useEscrow)).toEqual([...Array.from({ length: 7 }, () => false), true]);
  const ledger = LEDGER.parse((await own.call('GET', '/toss/sim/ledger')).body);
  expect(ledger.entries.map((entry) => entry.transactionKey)).toEqual(pages.map((row) => row.transactionKey));
  const taken = pages.filter((row) => row.status === 'DONE').reduce((sum, row) => sum + row.amount, 0);
  expect([ledger.charged, ledger.charged - ledger.refunded]).toEqual([taken, 15_400]);
  await own.stop();
});

it('finds nothing on another day', async () => {
  await sandbox.paid();
  expect((await read('startDate=2026-11-20T00:00:00&endDate=2026-11-20T23:59:59')).body).toEqual([]);
});

it.each([
  ['a zone', 'startDate=2026-11-21T00:00:00Z&endDate=2026-11-21T23:59:59Z', 'INVALID_DATE'],
  ['no dates', '', 'INVALID_DATE'],
  ['a day that is not there', 'startDate=2026-13-01T00:00:00&endDate=2026-13-02T00:00:00', 'INVALID_DATE'],
  ['too large a page', `${DAY}&limit=5001`, 'INVALID_REQUEST'],
  ['an unknown row to start after', `${DAY}&startingAfter=none`, 'INVALID_REQUEST'],
])('refuses %s', async (_name, query, code) => {
  expect(await read(query)).toMatchObject({ status: 400, body: { code } });
});

it('has no settlements, as in the test environment', async () => {
  expect(await sandbox.get('/settlements?startDate=2026-11-21&endDate=2026-11-21')).toMatchObject({
    status: 200,
    body: [],
  });
});
