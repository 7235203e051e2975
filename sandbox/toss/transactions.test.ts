import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const ROWS = z.array(z.looseObject({ transactionKey: z.string(), amount: z.number(), status: z.string() }));
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
