import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DAY, startTestSandbox, type TestSandbox } from '../testing/harness';
import { anyText, textLike } from '../testing/matchers';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const read = async (paymentKey: string) => (await sandbox.get(`/payments/${paymentKey}`)).body;
const RECEIPTS = z.object({
  cashReceipts: z.array(z.looseObject({ receiptKey: z.string() })),
  cancels: z.array(z.looseObject({ receiptKey: z.string().nullable() })).nullable(),
});
const KEY = z.object({ receiptKey: z.string() });

describe('asked for with the payment', () => {
  it.each(['소득공제', '지출증빙'])('%s comes with a transfer and shrinks with each refund', async (type) => {
    const { paymentKey, orderId } = await sandbox.paid({
      method: 'TRANSFER',
      cashReceipt: type,
      customerMobilePhone: '01012345678',
    });
    const issued = { type, receiptKey: textLike(/^\w+$/), issueNumber: textLike(/^\d{9}$/), taxFreeAmount: 0 };
    expect(await read(paymentKey)).toMatchObject({
      cashReceipt: { ...issued, receiptUrl: anyText, amount: 15_000 },
      cashReceipts: [
        {
          ...issued,
          orderId,
          orderName: 'Test order',
          transactionType: 'CONFIRM',
          amount: 15_000,
          issueStatus: 'IN_PROGRESS',
          businessNumber: textLike(/^\d{10}$/),
          customerIdentityNumber: '01012345678',
          failure: null,
          requestedAt: '2026-11-21T19:00:00+09:00',
        },
      ],
    });
    await sandbox.cancel(paymentKey, { cancelReason: 'x', cancelAmount: 5_000 });
    const partly = await read(paymentKey);
    expect(partly).toMatchObject({
      cashReceipt: { ...issued, amount: 10_000 },
      cashReceipts: [{ transactionType: 'CONFIRM' }, { transactionType: 'CANCEL', amount: 5_000 }],
    });
    const { cashReceipts, cancels } = RECEIPTS.parse(partly);
    expect(cancels?.[0]?.receiptKey).toBe(cashReceipts[1]?.receiptKey);
    await sandbox.cancel(paymentKey, { cancelReason: 'x' });
    expect(await read(paymentKey)).toMatchObject({ cashReceipt: null, cashReceipts: [{}, {}, { amount: 10_000 }] });
  });

  it('comes with the deposit of a virtual account, and goes with its reversal', async () => {
    const { paymentKey } = await sandbox.waiting({ cashReceipt: '소득공제' });
    expect(await read(paymentKey)).toMatchObject({ cashReceipt: null, cashReceipts: null });
    await sandbox.sim('deposit', { paymentKey });
    expect(await read(paymentKey)).toMatchObject({
      cashReceipt: { amount: 15_000 },
      cashReceipts: [{ customerIdentityNumber: '0100001234' }],
    });
    await sandbox.sim('deposit-reversal', { paymentKey });
    expect(await read(paymentKey)).toMatchObject({ cashReceipt: null, cashReceipts: [{}, { amount: 15_000 }] });
    await sandbox.sim('deposit', { paymentKey });
    expect(await read(paymentKey)).toMatchObject({ cashReceipt: { amount: 15_000 }, cashReceipts: [{}, {}, {}] });
  });

  it.each([
    ['TRANSFER', '미발행'],
    ['TRANSFER', undefined],
    ['CARD', '소득공제'],
    ['MOBILE_PHONE', '소득공제'],
  ])('%s with %s has none', async (method, cashReceipt) => {
    const { paymentKey } = await sandbox.paid({ method, cashReceipt });
    await sandbox.cancel(paymentKey, { cancelReason: 'x' });
    expect(await read(paymentKey)).toMatchObject({
      cashReceipt: null,
      cashReceipts: null,
      cancels: [{ receiptKey: null }],
    });
  });
});

describe('asked for by a call', () => {
  const body = {
    amount: 15_000,
    orderName: '토스 티셔츠 외 2건',
    type: '소득공제',
    customerIdentityNumber: '01012345678',
    taxFreeAmount: 5_000,
  };
  const issue = async (orderId: string) =>
    KEY.parse((await sandbox.post('/cash-receipts', { ...body, orderId })).body).receiptKey;
  const cancel = (receiptKey: string, amount?: number) =>
    sandbox.post(`/cash-receipts/${receiptKey}/cancel`, amount === undefined ? undefined : { amount });

  it('is issued, apart from any payment, and done a day later', async () => {
    const own = await startTestSandbox();
    const answer = await own.post('/cash-receipts', { ...body, orderId: 'ORD-receipt_1' });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      ...body,
      orderId: 'ORD-receipt_1',
      receiptKey: textLike(/^\w{1,200}$/),
      issueNumber: textLike(/^\d{9}$/),
      issueStatus: 'IN_PROGRESS',
      transactionType: 'CONFIRM',
      businessNumber: textLike(/^\d{10}$/),
      failure: null,
      requestedAt: '2026-11-21T19:00:00+09:00',
      receiptUrl: textLike(/^http/),
    });
    const { receiptUrl } = z.object({ receiptUrl: z.string() }).parse(answer.body);
    expect((await own.call('GET', new URL(receiptUrl).pathname)).text).toContain('토스 티셔츠');
    await own.advance(DAY);
    expect((await own.get('/cash-receipts?requestDate=2026-11-21')).body).toMatchObject({
      data: [{ issueStatus: 'COMPLETED' }],
    });
    await own.stop();
  });

  it('is cancelled in parts, under its key with c_ before it', async () => {
    const receiptKey = await issue('ORD-receipt_2');
    expect(await cancel(receiptKey, 4_000)).toMatchObject({
      status: 200,
      body: { receiptKey: `c_${receiptKey}`, transactionType: 'CANCEL', amount: 4_000 },
    });
    expect(await cancel(receiptKey, 12_000)).toMatchObject({ status: 403, body: { code: 'NOT_CANCELABLE_AMOUNT' } });
    expect(await cancel(receiptKey)).toMatchObject({ status: 200, body: { amount: 11_000 } });
    expect(await cancel(receiptKey)).toMatchObject({ status: 403, body: { code: 'NOT_CANCELABLE_AMOUNT' } });
    expect(await cancel('none')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('is issued twice for one order if asked twice, once for an idempotency key', async () => {
    expect(await issue('ORD-receipt_3')).not.toBe(await issue('ORD-receipt_3'));
    const once = () =>
      sandbox.post('/cash-receipts', { ...body, orderId: 'ORD-receipt_4' }, { 'Idempotency-Key': 'receipt' });
    expect((await once()).text).toBe((await once()).text);
  });

  it.each([
    { orderId: 'short' },
    { amount: '15000' },
    { type: '미발행' },
    { customerIdentityNumber: '010-1234-5678' },
    { customerIdentityNumber: undefined },
    { taxFreeAmount: 15_001 },
  ])('is refused with %j', async (change) => {
    expect(await sandbox.post('/cash-receipts', { ...body, orderId: 'ORD-receipt_5', ...change })).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
  });

  it('is listed by day, page by page', async () => {
    const own = await startTestSandbox();
    const list = (query: string) => own.get(`/cash-receipts?${query}`);
    for (const n of [1, 2, 3]) await own.post('/cash-receipts', { ...body, orderId: `ORD-page_${n}` });
    const day = 'requestDate=2026-11-21';
    expect((await list(`${day}&limit=2`)).body).toMatchObject({
      hasNext: true,
      lastCursor: 2,
      data: [{ orderId: 'ORD-page_1' }, { orderId: 'ORD-page_2' }],
    });
    expect((await list(`${day}&limit=2&cursor=2`)).body).toMatchObject({
      hasNext: false,
      lastCursor: 3,
      data: [{ orderId: 'ORD-page_3' }],
    });
    expect((await list('requestDate=2026-11-20')).body).toMatchObject({ hasNext: false, data: [] });
    expect((await list('requestDate=20261121')).body).toMatchObject({ code: 'INVALID_DATE' });
    expect((await list(`${day}&limit=10001`)).body).toMatchObject({ code: 'INVALID_REQUEST' });
    await own.stop();
  });
});
