import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const DAY = 24 * 3_600_000;

it('answers a repeat with the first response and does nothing', async () => {
  const payment = await sandbox.authenticated();
  const first = await sandbox.confirm(payment, { 'Idempotency-Key': 'repeat' });
  const second = await sandbox.confirm(payment, { 'Idempotency-Key': 'repeat' });
  expect(first.status).toBe(200);
  expect(second).toMatchObject({ status: 200, text: first.text });
  expect((await sandbox.ledger(payment.orderId)).body).toMatchObject({ charged: 15_000 });
});

it('does not look at the body: another payment under the same key gets the first payment', async () => {
  const [a, b] = [await sandbox.authenticated(), await sandbox.authenticated()];
  await sandbox.confirm(a, { 'Idempotency-Key': 'shared' });
  expect((await sandbox.confirm(b, { 'Idempotency-Key': 'shared' })).body).toMatchObject({ orderId: a.orderId });
  expect((await sandbox.ledger(b.orderId)).body).toMatchObject({ charged: 0 });
});

it('tells apart the same key on another address', async () => {
  const payment = await sandbox.paid();
  const other = await sandbox.paid();
  const body = { cancelReason: 'test', cancelAmount: 1_000 };
  await sandbox.cancel(payment.paymentKey, body, { 'Idempotency-Key': 'cancel' });
  expect((await sandbox.cancel(other.paymentKey, body, { 'Idempotency-Key': 'cancel' })).body).toMatchObject({
    orderId: other.orderId,
  });
});

it('returns a stored refusal too', async () => {
  const payment = await sandbox.authenticated({ refuseConfirmWith: 'REJECT_CARD_PAYMENT' });
  const headers = { 'Idempotency-Key': 'refused' };
  const first = await sandbox.confirm(payment, headers);
  expect(first).toMatchObject({ status: 403, body: { code: 'REJECT_CARD_PAYMENT' } });
  expect((await sandbox.confirm(payment, headers)).text).toBe(first.text);
});

it('answers 409 while the first request is running', async () => {
  const payment = await sandbox.authenticated();
  await sandbox.fault({ confirm: 'slow', delayMs: 300, paymentKey: payment.paymentKey });
  const headers = { 'Idempotency-Key': 'in-flight' };
  const first = sandbox.confirm(payment, headers);
  await expect
    .poll(async () => (await sandbox.confirm(payment, headers)).body)
    .toEqual({ code: 'IDEMPOTENT_REQUEST_PROCESSING', message: '이전 멱등 요청이 처리중입니다.' });
  expect((await first).status).toBe(200);
  expect((await sandbox.confirm(payment, headers)).status).toBe(200);
});

it('refuses a key of more than 300 characters', async () => {
  const payment = await sandbox.authenticated();
  expect(await sandbox.confirm(payment, { 'Idempotency-Key': 'k'.repeat(301) })).toMatchObject({
    status: 400,
    body: { code: 'INVALID_IDEMPOTENCY_KEY', message: '멱등키는 300자 이하여야 합니다.' },
  });
  expect((await sandbox.confirm(payment, { 'Idempotency-Key': 'k'.repeat(300) })).status).toBe(200);
});

it('forgets a key after 15 days', async () => {
  const payment = await sandbox.authenticated();
  await sandbox.confirm(payment, { 'Idempotency-Key': 'old' });
  await sandbox.advance(15 * DAY - 1);
  expect((await sandbox.confirm(payment, { 'Idempotency-Key': 'old' })).status).toBe(200);
  await sandbox.advance(1);
  expect((await sandbox.confirm(payment, { 'Idempotency-Key': 'old' })).body).toMatchObject({
    code: 'ALREADY_PROCESSED_PAYMENT',
  });
});
