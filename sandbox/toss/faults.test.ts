import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.call('DELETE', '/toss/sim/faults');
});
afterAll(() => sandbox.stop());

const key = (name: string) => ({ 'Idempotency-Key': name });
const statusOf = async (paymentKey: string) => (await sandbox.get(`/payments/${paymentKey}`)).body;
const charged = async (orderId: string) => (await sandbox.ledger(orderId)).body;

describe('confirm', () => {
  it.each([
    ['reset-before', 'IN_PROGRESS', 0],
    ['reset-after', 'DONE', 15_000],
  ])('%s cuts the connection; a repeat with the same key succeeds once', async (kind, status, amount) => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: kind });
    await expect(sandbox.confirm(payment, key(kind))).rejects.toThrow('fetch failed');
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status });
    expect(await charged(payment.orderId)).toMatchObject({ charged: amount });
    expect(await sandbox.confirm(payment, key(kind))).toMatchObject({ status: 200, body: { status: 'DONE' } });
    expect(await charged(payment.orderId)).toMatchObject({ charged: 15_000 });
  });

  it.each([
    ['500-before', 500, 'FAILED_INTERNAL_SYSTEM_PROCESSING', 'IN_PROGRESS'],
    ['500-after', 500, 'FAILED_INTERNAL_SYSTEM_PROCESSING', 'DONE'],
    ['s008', 500, 'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING', 'IN_PROGRESS'],
    ['409', 409, 'IDEMPOTENT_REQUEST_PROCESSING', 'IN_PROGRESS'],
    ['429', 429, 'TOO_MANY_REQUESTS', 'IN_PROGRESS'],
  ])('%s answers %i and leaves the truth to the next read', async (kind, httpStatus, code, status) => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: kind });
    expect(await sandbox.confirm(payment, key(kind))).toMatchObject({ status: httpStatus, body: { code } });
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status });
    expect(await sandbox.confirm(payment, key(kind))).toMatchObject({ status: 200 });
  });

  it('500-after can stay in the memory of the key', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: '500-after', keepError: true });
    await sandbox.confirm(payment, key('kept'));
    expect((await sandbox.confirm(payment, key('kept'))).status).toBe(500);
    expect(await charged(payment.orderId)).toMatchObject({ charged: 15_000 });
  });

  it('502 is a page, not JSON', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: '502' });
    expect(await sandbox.confirm(payment)).toMatchObject({ status: 502, body: undefined });
  });

  it('already-processed charges and says that it had been done', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: 'already-processed' });
    expect(await sandbox.confirm(payment)).toMatchObject({ status: 400, body: { code: 'ALREADY_PROCESSED_PAYMENT' } });
    expect(await charged(payment.orderId)).toMatchObject({ charged: 15_000 });
  });

  it('wrong-amount really charges something else', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: 'wrong-amount', amount: 150 });
    expect((await sandbox.confirm(payment)).body).toMatchObject({
      status: 'DONE',
      totalAmount: 150,
      balanceAmount: 150,
    });
    expect(await charged(payment.orderId)).toMatchObject({ charged: 150 });
  });

  it('refuse declines with the code and ends the payment', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: 'refuse', code: 'FDS_ERROR' });
    expect(await sandbox.confirm(payment)).toMatchObject({ status: 403, body: { code: 'FDS_ERROR' } });
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status: 'ABORTED' });
  });

  it('slow charges at once and answers late; slow-before charges late and is in flight meanwhile', async () => {
    const [a, b] = [await sandbox.authenticated(), await sandbox.authenticated()];
    await sandbox.fault({ confirm: 'slow', delayMs: 2_000, paymentKey: a.paymentKey });
    await sandbox.fault({ confirm: 'slow-before', delayMs: 2_000, paymentKey: b.paymentKey });
    const answers = [sandbox.confirm(a), sandbox.confirm(b)];
    await expect.poll(() => statusOf(a.paymentKey)).toMatchObject({ status: 'DONE' });
    await expect
      .poll(async () => (await sandbox.confirm(b)).body)
      .toEqual({ code: 'FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING', message: '[S008] 기존 요청을 처리중입니다.' });
    expect(await statusOf(b.paymentKey)).toMatchObject({ status: 'IN_PROGRESS' });
    for (const answer of await Promise.all(answers)) expect(answer.status).toBe(200);
    expect(await charged(b.orderId)).toMatchObject({ charged: 15_000 });
  });

  it('does not keep an in-flight 500 under the key of the second caller', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: 'slow-before', delayMs: 1_500 });
    const first = sandbox.confirm(payment, key('first-caller'));
    await expect.poll(async () => (await sandbox.confirm(payment)).status).toBe(500);
    expect((await sandbox.confirm(payment, key('second-caller'))).status).toBe(500);
    await first;
    expect((await sandbox.confirm(payment, key('second-caller'))).body).toMatchObject({
      code: 'ALREADY_PROCESSED_PAYMENT',
    });
  });

  it('goes on with the charge when the client does not wait', async () => {
    const payment = await sandbox.authenticated();
    await sandbox.fault({ confirm: 'slow-before', delayMs: 100 });
    await fetch(`${sandbox.url}/toss/v1/payments/confirm`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('test_sk_energyfactorysandbox:')}` },
      body: JSON.stringify(payment),
      signal: AbortSignal.timeout(30),
    }).catch(() => undefined);
    await expect.poll(() => statusOf(payment.paymentKey)).toMatchObject({ status: 'DONE' });
  });
});

describe('issue of a virtual account', () => {
  const method = 'VIRTUAL_ACCOUNT';
  const waiting = { status: 200, body: { status: 'WAITING_FOR_DEPOSIT' } };

  it.each([
    ['500-before', 'IN_PROGRESS'],
    ['500-after', 'WAITING_FOR_DEPOSIT'],
    ['reset-before', 'IN_PROGRESS'],
    ['reset-after', 'WAITING_FOR_DEPOSIT'],
    ['s008', 'IN_PROGRESS'],
    ['409', 'IN_PROGRESS'],
    ['502', 'IN_PROGRESS'],
    ['already-processed', 'WAITING_FOR_DEPOSIT'],
  ])('%s leaves it %s; a repeat with another key tells which', async (kind, status) => {
    const payment = await sandbox.authenticated({ method });
    await sandbox.fault({ confirm: kind });
    await sandbox.confirm(payment, key(`va-${kind}`)).catch(() => undefined);
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status });
    const repeated = await sandbox.confirm(payment, key(`va-${kind}-again`));
    expect(repeated).toMatchObject(
      status === 'IN_PROGRESS' ? waiting : { status: 400, body: { code: 'ALREADY_PROCESSED_PAYMENT' } },
    );
    expect(await charged(payment.orderId)).toMatchObject({ charged: 0 });
  });

  it('wrong-amount waits for something else, refuse for nothing', async () => {
    await sandbox.fault({ confirm: 'wrong-amount', amount: 150 });
    const wrong = await sandbox.waiting();
    await sandbox.sim('deposit', { paymentKey: wrong.paymentKey });
    expect(await charged(wrong.orderId)).toMatchObject({ charged: 150 });
    const refused = await sandbox.authenticated({ method });
    await sandbox.fault({ confirm: 'refuse', code: 'NOT_AVAILABLE_BANK' });
    expect(await sandbox.confirm(refused)).toMatchObject({ status: 403, body: { code: 'NOT_AVAILABLE_BANK' } });
  });

  it('without a window too', async () => {
    const body = { amount: 15_000, orderId: 'ORD-direct_1', orderName: 'x', customerName: '박토스', bank: '88' };
    await sandbox.fault({ confirm: 'reset-after', orderId: 'ORD-direct_' });
    await expect(sandbox.post('/virtual-accounts', body, key('direct'))).rejects.toThrow('fetch failed');
    expect(await sandbox.post('/virtual-accounts', body, key('direct'))).toMatchObject(waiting);
    await sandbox.fault({ confirm: 'slow-before', orderId: 'ORD-direct_', delayMs: 20 });
    expect(await sandbox.post('/virtual-accounts', { ...body, orderId: 'ORD-direct_2' })).toMatchObject(waiting);
  });

  it('a read sees it although nothing is approved', async () => {
    await sandbox.fault({ get: 'approved-only', times: null });
    const { paymentKey } = await sandbox.waiting();
    expect(await statusOf(paymentKey)).toMatchObject({ status: 'WAITING_FOR_DEPOSIT' });
  });
});

describe('cancel and reads', () => {
  it.each([['reset-after'], ['500-after']])('%s: a repeat of the cancel with its key refunds once', async (kind) => {
    const { paymentKey, orderId } = await sandbox.paid();
    const body = { cancelReason: 'x', cancelAmount: 5_000 };
    await sandbox.fault({ cancel: kind });
    await sandbox.cancel(paymentKey, body, key(`c-${kind}`)).catch(() => undefined);
    expect((await sandbox.cancel(paymentKey, body, key(`c-${kind}`))).body).toMatchObject({ balanceAmount: 10_000 });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 5_000 });
  });

  it('refuses a cancel with a code, and a second one while the first is running', async () => {
    const { paymentKey } = await sandbox.paid();
    await sandbox.fault({ cancel: 'refuse', code: 'NOT_AVAILABLE_BANK' });
    expect((await sandbox.cancel(paymentKey, { cancelReason: 'x' })).body).toMatchObject({
      code: 'NOT_AVAILABLE_BANK',
    });
    await sandbox.fault({ cancel: 'slow-before', delayMs: 200 });
    const running = sandbox.cancel(paymentKey, { cancelReason: 'x' });
    await expect
      .poll(async () => (await sandbox.cancel(paymentKey, { cancelReason: 'x', cancelAmount: 1 })).body)
      .toMatchObject({ code: 'FORBIDDEN_CONSECUTIVE_REQUEST' });
    expect((await running).status).toBe(200);
  });

  it('can hide payments that are not approved, or fail a read', async () => {
    const open = await sandbox.authenticated();
    await sandbox.fault({ get: 'approved-only', times: null, orderId: open.orderId });
    await sandbox.fault({ get: '500-before', paymentKey: 'other' });
    expect((await sandbox.get(`/payments/${open.paymentKey}`)).status).toBe(404);
    expect((await sandbox.get(`/payments/orders/${open.orderId}`)).status).toBe(404);
    await sandbox.confirm(open);
    expect((await sandbox.get(`/payments/${open.paymentKey}`)).status).toBe(200);
    expect((await sandbox.get('/payments/other')).status).toBe(500);
  });
});

describe('control', () => {
  it('applies as often as asked, oldest first, and only to its own orders', async () => {
    await sandbox.fault({ confirm: '500-before', times: 2, orderId: 'W1-' });
    await sandbox.fault({ confirm: '429', orderId: 'W1-' });
    const mine = await sandbox.authenticated({ orderId: 'W1-0001_1' });
    const other = await sandbox.authenticated({ orderId: 'W2-0001_1' });
    expect((await sandbox.confirm(other)).status).toBe(200);
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await sandbox.confirm(mine)).status);
    expect(seen).toEqual([500, 500, 429, 200]);
  });

  it('lists what is set and removes by order id', async () => {
    await sandbox.fault({ confirm: 'slow', orderId: 'W1-' });
    await sandbox.fault({ cancel: 'slow', orderId: 'W2-' });
    await sandbox.call('DELETE', '/toss/sim/faults?orderId=W1-');
    expect((await sandbox.call('GET', '/toss/sim/faults')).body).toMatchObject({
      faults: [{ operation: 'cancel', kind: 'slow', orderId: 'W2-', left: 1, used: 0 }],
    });
  });

  it('takes the oldest that fits, whether set for an order, a payment or all', async () => {
    const payment = await sandbox.authenticated({ orderId: 'W3-0001_1' });
    await sandbox.fault({ confirm: '429', paymentKey: payment.paymentKey });
    await sandbox.fault({ confirm: '409' });
    await sandbox.fault({ confirm: '500-before', orderId: 'W3-' });
    const seen = [];
    for (let i = 0; i < 4; i++) seen.push((await sandbox.confirm(payment)).status);
    expect(seen).toEqual([429, 409, 500, 200]);
  });

  it('holds on until removed: every call is slow', async () => {
    await sandbox.fault({ confirm: 'slow', times: null, delayMs: 1 });
    await Promise.all(Array.from({ length: 50 }, () => sandbox.paid()));
    expect((await sandbox.call('GET', '/toss/sim/faults')).body).toMatchObject({ faults: [{ left: null, used: 50 }] });
  });

  it.each([{}, { confirm: 'no-such-kind' }, { confirm: 'slow', tiems: 1 }, { confirm: 'refuse', code: 'NOPE' }, []])(
    'refuses %j',
    async (fault) => {
      expect((await sandbox.call('POST', '/toss/sim/faults', fault)).status).toBe(400);
    },
  );

  it('forgets everything on reset', async () => {
    const { paymentKey, orderId } = await sandbox.paid();
    await sandbox.call('POST', '/toss/sim/reset');
    expect((await sandbox.get(`/payments/${paymentKey}`)).status).toBe(404);
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ entries: [] });
  });
});
