import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, startTestSandbox, type TestSandbox } from '../testing/harness';
import { anyText, textLike } from '../testing/matchers';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const read = async (paymentKey: string) => (await sandbox.get(`/payments/${paymentKey}`)).body;
const deposit = (paymentKey: string, more = {}) => sandbox.sim('deposit', { paymentKey, ...more });
const reverse = (paymentKey: string) => sandbox.sim('deposit-reversal', { paymentKey });
const waitingFor = { status: 'WAITING_FOR_DEPOSIT', approvedAt: null };

describe('issue', () => {
  it('answers the account in which nothing has arrived yet', async () => {
    const payment = await sandbox.authenticated({
      method: 'VIRTUAL_ACCOUNT',
      customerName: '김토스',
      validHours: 24,
      bank: '우리',
    });
    expect(await read(payment.paymentKey)).toMatchObject({ status: 'IN_PROGRESS', virtualAccount: null });
    const answer = await sandbox.confirm(payment);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...waitingFor,
        method: '가상계좌',
        secret: textLike(/^ps_\w{1,47}$/),
        lastTransactionKey: textLike(/^[0-9A-F]{32}$/),
        card: null,
        totalAmount: 15_000,
        balanceAmount: 15_000,
        cashReceipt: null,
        cashReceipts: null,
      },
    });
    expect(answer.body).toHaveProperty('virtualAccount', {
      accountNumber: textLike(/^X\d{1,19}$/),
      accountType: '일반',
      bankCode: '20',
      customerName: '김토스',
      depositorName: null,
      dueDate: '2026-11-22T19:00:00+09:00',
      expired: false,
      settlementStatus: 'INCOMPLETED',
      refundStatus: 'NONE',
      refundReceiveAccount: { bankCode: '20', accountNumber: '1002123456789', holderName: '김토스' },
    });
    expect((await sandbox.ledger(payment.orderId)).body).toMatchObject({ charged: 0, entries: [] });
    expect(await sandbox.confirm(payment)).toMatchObject({ body: { code: 'ALREADY_PROCESSED_PAYMENT' } });
  });

  it.each([
    [{}, '2026-11-28T19:00:00+09:00'],
    [{ validHours: 2_160 }, '2027-02-19T19:00:00+09:00'],
    [{ dueDate: '2026-11-23T12:30:00' }, '2026-11-23T12:30:00+09:00'],
  ])('waits as long as asked, seven days by itself: %j', async (term, dueDate) => {
    const { paymentKey } = await sandbox.waiting(term);
    expect(await read(paymentKey)).toMatchObject({ virtualAccount: { dueDate } });
  });

  it.each([
    [{ validHours: 2_161 }, 'EXCEED_MAX_DUE_DATE'],
    [{ dueDate: '2027-02-19T19:00:01' }, 'EXCEED_MAX_DUE_DATE'],
    [{ dueDate: '2026-11-21T19:00:00' }, 'INVALID_DATE'],
    [{ dueDate: '2026-11-23T12:30:00Z' }, 'INVALID_DATE'],
    [{ validHours: 0 }, 'INVALID_DATE'],
    [{ validHours: 1, dueDate: '2026-11-23T12:30:00' }, 'INVALID_REQUEST'],
  ])('refuses the time %j', async (term, code) => {
    const order = { orderId: 'ORD-term_1', amount: 15_000, method: 'VIRTUAL_ACCOUNT' };
    expect(await sandbox.sim('payments', { ...order, ...term })).toMatchObject({ status: 400, body: { code } });
  });

  it('takes at least 200 won, and one confirmed payment for an order', async () => {
    const small = await sandbox.authenticated({ method: 'VIRTUAL_ACCOUNT', amount: 199 });
    expect(await sandbox.confirm(small)).toMatchObject({ status: 400, body: { code: 'BELOW_MINIMUM_AMOUNT' } });
    const first = await sandbox.waiting();
    const second = await sandbox.authenticated({ orderId: first.orderId });
    expect(await sandbox.confirm(second)).toMatchObject({ status: 400, body: { code: 'DUPLICATED_ORDER_ID' } });
    expect((await sandbox.get(`/payments/orders/${first.orderId}`)).body).toMatchObject(waitingFor);
  });

  it('can be refused at confirm', async () => {
    const payment = await sandbox.authenticated({ method: 'VIRTUAL_ACCOUNT', refuseConfirmWith: 'NOT_AVAILABLE_BANK' });
    expect(await sandbox.confirm(payment)).toMatchObject({ status: 403, body: { code: 'NOT_AVAILABLE_BANK' } });
    expect(await read(payment.paymentKey)).toMatchObject({ status: 'ABORTED', virtualAccount: null });
  });

  it('shows the account for refunds for 30 minutes after the window opened', async () => {
    const own = await startTestSandbox();
    const { paymentKey } = await own.waiting();
    const without = await own.waiting({ refundReceiveAccount: null });
    const account = async (key: string) => (await own.get(`/payments/${key}`)).body;
    await own.advance(30 * MINUTE - 1);
    expect(await account(paymentKey)).toMatchObject({ virtualAccount: { refundReceiveAccount: { bankCode: '20' } } });
    await own.advance(1);
    for (const key of [paymentKey, without.paymentKey]) {
      expect(await account(key)).toMatchObject({ virtualAccount: { refundReceiveAccount: null } });
    }
    await own.stop();
  });
});

describe('deposit', () => {
  it('pays the order once, by whoever sent the money', async () => {
    const { paymentKey, orderId } = await sandbox.waiting();
    expect(await sandbox.sim('deposit', { orderId, depositorName: '홍길동' })).toMatchObject({
      status: 200,
      body: {
        paymentKey,
        status: 'DONE',
        approvedAt: textLike(/\+09:00$/),
        virtualAccount: { depositorName: '홍길동', expired: false },
      },
    });
    expect(await deposit(paymentKey)).toMatchObject({ status: 409, body: { message: 'The payment is DONE.' } });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({
      charged: 15_000,
      refunded: 0,
      entries: [{ type: 'CHARGE', status: 'DONE', amount: 15_000 }],
    });
  });

  it('is not possible either once the account has grown old while the clock stood still', async () => {
    const own = await startTestSandbox();
    const { paymentKey } = await own.waiting({ dueDate: '2026-11-22T19:00:00' });
    expect(await own.sim('age', { ms: DAY - MINUTE })).toMatchObject({ status: 200, body: { payments: 1 } });
    const older = {
      requestedAt: '2026-11-20T19:01:00+09:00',
      virtualAccount: { dueDate: '2026-11-21T19:01:00+09:00' },
    };
    expect((await own.get(`/payments/${paymentKey}`)).body).toMatchObject(older);
    await own.sim('age', { ms: MINUTE });
    expect(await own.sim('deposit', { paymentKey })).toMatchObject({ status: 409 });
    await own.stop();
  });

  it('knows only payments that wait for one', async () => {
    expect(await deposit((await sandbox.paid()).paymentKey)).toMatchObject({ status: 409 });
    expect(await deposit((await sandbox.authenticated({ method: 'VIRTUAL_ACCOUNT' })).paymentKey)).toMatchObject({
      status: 409,
    });
    expect(await deposit('none')).toMatchObject({ status: 404 });
    expect(await deposit('none', { amount: 1 })).toMatchObject({ status: 400 });
  });

  it('is not possible after the due date: the status stays, the account is expired, and it can be closed', async () => {
    const own = await startTestSandbox();
    const { paymentKey } = await own.waiting({ validHours: 1 });
    await own.advance(HOUR - 1);
    expect((await own.get(`/payments/${paymentKey}`)).body).toMatchObject({ virtualAccount: { expired: false } });
    await own.advance(1);
    expect(await own.sim('deposit', { paymentKey })).toMatchObject({ status: 409 });
    expect((await own.get(`/payments/${paymentKey}`)).body).toMatchObject({
      ...waitingFor,
      virtualAccount: { expired: true },
    });
    expect(await own.cancel(paymentKey, { cancelReason: '입금 기한 초과' })).toMatchObject({
      status: 200,
      body: { status: 'CANCELED', balanceAmount: 0, virtualAccount: { expired: true, refundStatus: 'NONE' } },
    });
    await own.stop();
  });

  it('can be taken back by the bank and come again', async () => {
    const { paymentKey, orderId } = await sandbox.deposited();
    expect(await reverse(paymentKey)).toMatchObject({
      status: 200,
      body: { ...waitingFor, balanceAmount: 15_000, virtualAccount: { depositorName: null } },
    });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({
      charged: 15_000,
      refunded: 15_000,
      entries: [{ type: 'CHARGE' }, { type: 'REFUND', status: 'WAITING_FOR_DEPOSIT' }],
    });
    expect(await reverse(paymentKey)).toMatchObject({ status: 409 });
    expect(await deposit(paymentKey)).toMatchObject({ status: 200, body: { status: 'DONE' } });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ charged: 30_000, refunded: 15_000 });
    expect(await reverse((await sandbox.paid()).paymentKey)).toMatchObject({ status: 409 });
  });
});

describe('POST /v1/virtual-accounts', () => {
  const body = {
    amount: 15_000,
    orderName: '토스 티셔츠 외 2건',
    customerName: '박토스',
    bank: '88',
    cashReceipt: { type: '소득공제', registrationNumber: '01011111111' },
  };
  const issue = (change: Record<string, unknown>, headers = {}) =>
    sandbox.post('/virtual-accounts', { ...body, ...change }, headers);

  it('issues without a window, once for an idempotency key', async () => {
    const headers = { 'Idempotency-Key': 'issue' };
    const first = await issue({ orderId: 'ORD-direct_1', validHours: 48 }, headers);
    expect(first).toMatchObject({
      status: 200,
      body: {
        ...waitingFor,
        paymentKey: anyText,
        virtualAccount: { bankCode: '88', customerName: '박토스', refundReceiveAccount: null },
      },
    });
    expect((await issue({ orderId: 'ORD-direct_1' }, headers)).text).toBe(first.text);
    expect(await sandbox.sim('deposit', { orderId: 'ORD-direct_1' })).toMatchObject({
      body: { status: 'DONE', cashReceipts: [{ customerIdentityNumber: '01011111111' }] },
    });
  });

  it.each([
    [{ orderId: 'short' }, 'INVALID_REQUEST'],
    [{ amount: '15000' }, 'INVALID_REQUEST'],
    [{ customerName: undefined }, 'INVALID_REQUEST'],
    [{ bank: '99' }, 'INVALID_BANK'],
    [{ validHours: 2_161 }, 'EXCEED_MAX_DUE_DATE'],
    [{ dueDate: '2020-01-01T00:00:00' }, 'INVALID_DATE'],
    [{ cashReceipt: { type: '지출증빙', registrationNumber: '01011111111' } }, 'INVALID_REGISTRATION_NUMBER_TYPE'],
    [{ orderId: 'ORD-direct_2', amount: 199 }, 'BELOW_MINIMUM_AMOUNT'],
  ])('refuses %j', async (change, code) => {
    expect(await issue({ orderId: 'ORD-direct_9', ...change })).toMatchObject({ status: 400, body: { code } });
  });

  it('refuses an order that has an account already', async () => {
    const { orderId } = await sandbox.waiting();
    expect(await issue({ orderId })).toMatchObject({ status: 400, body: { code: 'DUPLICATED_ORDER_ID' } });
  });
});

it('gives money back for a year', async () => {
  const own = await startTestSandbox();
  const { paymentKey } = await own.deposited();
  await own.advance(365 * DAY + 1);
  const refundReceiveAccount = { bank: '20', accountNumber: '1', holderName: '김토스' };
  expect(await own.cancel(paymentKey, { cancelReason: 'x', refundReceiveAccount })).toMatchObject({
    status: 403,
    body: { code: 'EXCEED_MAX_REFUND_DUE' },
  });
  await own.stop();
});
