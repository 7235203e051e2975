import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE, startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const statusOf = async (paymentKey: string) => (await sandbox.get(`/payments/${paymentKey}`)).body;

describe('confirm', () => {
  it('charges an authenticated payment once', async () => {
    const payment = await sandbox.authenticated();
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status: 'IN_PROGRESS', approvedAt: null });
    expect(await sandbox.confirm(payment)).toMatchObject({
      status: 200,
      body: { status: 'DONE', totalAmount: 15_000 },
    });
    expect(await sandbox.confirm(payment)).toMatchObject({ status: 400, body: { code: 'ALREADY_PROCESSED_PAYMENT' } });
    expect((await sandbox.ledger(payment.orderId)).body).toMatchObject({
      charged: 15_000,
      entries: [{ type: 'CHARGE' }],
    });
  });

  it.each([
    ['the amount as text', { amount: '15000' }],
    ['another amount', { amount: 14_999 }],
    ['another order', { orderId: 'ORD-other' }],
    ['a fraction', { amount: 15_000.5 }],
    ['no order', { orderId: undefined }],
    ['a number as key', { paymentKey: 7 }],
  ])('refuses %s and charges nothing', async (_name, change) => {
    const payment = await sandbox.authenticated();
    expect(await sandbox.confirm({ ...payment, ...change })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status: 'IN_PROGRESS' });
  });

  it.each(['', '{', '[]', 'null', '"text"'])('survives the body %j', async (body) => {
    expect(await sandbox.confirm(body)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });

  it('has no session for a made-up key or a payment nobody authenticated', async () => {
    const open = await sandbox.authenticated({ authenticate: false });
    for (const payment of [{ ...open, paymentKey: 'made-up' }, open]) {
      expect(await sandbox.confirm(payment)).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND_PAYMENT_SESSION' },
      });
    }
  });

  it('refuses a second payment of an approved order', async () => {
    const first = await sandbox.paid();
    const second = await sandbox.authenticated({ orderId: first.orderId });
    expect(await sandbox.confirm(second)).toMatchObject({ status: 400, body: { code: 'DUPLICATED_ORDER_ID' } });
  });

  it.each([
    ['CARD', 99, 'ABORTED'],
    ['CARD', 100, 'DONE'],
    ['TRANSFER', 199, 'ABORTED'],
    ['TRANSFER', 200, 'DONE'],
  ])('%s of %i won ends as %s', async (method, amount, status) => {
    const payment = await sandbox.authenticated({ method, amount });
    const answer = await sandbox.confirm(payment);
    if (status === 'ABORTED') expect(answer).toMatchObject({ status: 400, body: { code: 'BELOW_MINIMUM_AMOUNT' } });
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status });
  });

  it.each([
    ['REJECT_CARD_PAYMENT', 403, '한도초과 혹은 잔액부족으로 결제에 실패했습니다.'],
    ['REJECT_CARD_COMPANY', 403, '결제 승인이 거절되었습니다.'],
    ['INVALID_STOPPED_CARD', 400, '정지된 카드 입니다.'],
  ])('refuses with %s when the window said so', async (code, status, message) => {
    const payment = await sandbox.authenticated({ refuseConfirmWith: code });
    expect(await sandbox.confirm(payment)).toMatchObject({ status, body: { code, message } });
    expect(await statusOf(payment.paymentKey)).toMatchObject({ status: 'ABORTED', failure: { code, message } });
    expect((await sandbox.ledger(payment.orderId)).body).toMatchObject({ charged: 0 });
  });
});

describe('time limits', () => {
  it('gives the buyer 30 minutes to authenticate', async () => {
    const { paymentKey } = await sandbox.authenticated({ authenticate: false });
    await sandbox.advance(30 * MINUTE - 1);
    expect(await statusOf(paymentKey)).toMatchObject({ status: 'READY' });
    await sandbox.advance(1);
    expect(await statusOf(paymentKey)).toMatchObject({
      status: 'EXPIRED',
      failure: { code: 'EXPIRED_PAYMENT' },
      method: null,
      approvedAt: null,
      card: null,
      lastTransactionKey: null,
      receipt: null,
      useEscrow: null,
    });
  });

  it('gives the shop 10 minutes to confirm', async () => {
    const [kept, late] = [await sandbox.authenticated(), await sandbox.authenticated()];
    await sandbox.advance(10 * MINUTE - 1);
    expect((await sandbox.confirm(kept)).status).toBe(200);
    await sandbox.advance(1);
    expect(await sandbox.confirm(late)).toMatchObject({
      status: 404,
      body: {
        code: 'NOT_FOUND_PAYMENT_SESSION',
        message: '결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.',
      },
    });
    expect(await statusOf(late.paymentKey)).toMatchObject({ status: 'EXPIRED' });
  });

  it('expires one payment on request, and never an approved one', async () => {
    const [open, paid] = [await sandbox.authenticated(), await sandbox.paid()];
    expect((await sandbox.call('POST', '/toss/sim/expire', { paymentKey: open.paymentKey })).status).toBe(200);
    expect((await sandbox.call('POST', '/toss/sim/expire', { orderId: paid.orderId })).status).toBe(409);
  });
});

describe('reading', () => {
  it('finds a payment by key and by order, preferring the approved attempt', async () => {
    const declined = await sandbox.authenticated({ refuseConfirmWith: 'REJECT_CARD_COMPANY' });
    await sandbox.confirm(declined);
    const paid = await sandbox.paid({ orderId: declined.orderId });
    await sandbox.authenticated({ orderId: declined.orderId });
    const answer = await sandbox.get(`/payments/orders/${declined.orderId}`);
    expect(answer).toMatchObject({ status: 200, body: { paymentKey: paid.paymentKey, status: 'DONE' } });
    expect((await sandbox.get(`/payments/${paid.paymentKey}`)).text).toBe(answer.text);
  });

  it('knows no other payment', async () => {
    for (const path of ['/payments/none', '/payments/orders/none']) {
      expect(await sandbox.get(path)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND_PAYMENT' } });
    }
  });
});
