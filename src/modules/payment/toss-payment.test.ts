import { describe, expect, it } from 'vitest';
import { toss } from './toss';
import { readPayment, readTransactions } from './toss-payment';

/** The least the shop cannot do without. */
const LEAST = {
  paymentKey: 'key',
  orderId: '20261121-ABCDEFGH_1',
  status: 'DONE',
  currency: 'KRW',
  totalAmount: 15_000,
  balanceAmount: 15_000,
};

describe('a payment of the provider', () => {
  it('is read from the least it can be', () => {
    expect(readPayment(LEAST)).toMatchObject({
      status: 'DONE',
      total: { amount: 15_000, currency: 'KRW' },
      approvedAt: null,
      virtualAccount: null,
      cashReceipt: null,
      useEscrow: false,
      partialCancelable: true,
      cancels: [],
    });
  });

  it.each(['paymentKey', 'orderId', 'status', 'currency', 'totalAmount', 'balanceAmount'])(
    'is none without its %s',
    (key) => expect(readPayment({ ...LEAST, [key]: undefined })).toBeUndefined(),
  );

  it.each([[null], ['text'], [[]], [{}], [{ ...LEAST, totalAmount: '15000' }], [{ ...LEAST, status: 'TOMORROW' }]])(
    'is none in the shape of %o',
    (body) => expect(readPayment(body)).toBeUndefined(),
  );

  it('is read though everything else is odd', () => {
    const odd = {
      method: 7,
      secret: {},
      approvedAt: 'soon',
      receipt: 'x',
      easyPay: [],
      virtualAccount: { bankCode: 2 },
    };
    expect(readPayment({ ...LEAST, ...odd, failure: 'no', cashReceipt: [], cancels: null, news: 1 })).toMatchObject({
      approvedAt: null,
      virtualAccount: null,
      cashReceipt: null,
    });
  });

  it.each([
    ['2026-11-22T23:59:00+09:00', '2026-11-22T14:59:00.000Z'],
    ['2026-11-22T23:59:00', '2026-11-22T14:59:00.000Z'],
    ['2026-11-22T14:59:00Z', '2026-11-22T14:59:00.000Z'],
  ])('has a due time, with or without its offset: %s', (dueDate, moment) => {
    const account = { accountNumber: 'X650', bankCode: '20', customerName: '김예시', dueDate, refundStatus: 'FAILED' };
    expect(readPayment({ ...LEAST, virtualAccount: account })?.virtualAccount).toEqual({
      bank: '20',
      number: 'X650',
      holder: '김예시',
      dueAt: new Date(moment),
      expired: false,
      refundFailed: true,
    });
  });

  it.each([
    [{ easyPay: '토스페이', method: '간편결제' }, '토스페이'],
    [{ easyPay: { provider: '토스페이' }, method: '간편결제' }, '토스페이'],
    [{ easyPay: null, method: '카드' }, '카드'],
    [{}, null],
  ])('is named by how it was paid: %o', (fields, name) =>
    expect(readPayment({ ...LEAST, ...fields })?.method).toBe(name),
  );

  it('counts only cancels that happened', () => {
    const cancel = { cancelAmount: 100, cancelReason: 'OTHER ref_1', transactionKey: 'T1', receiptKey: null };
    const cancels = [cancel, { ...cancel, transactionKey: 'T2', cancelStatus: 'ABORTED' }];
    expect(readPayment({ ...LEAST, cancels })?.cancels).toEqual([
      { amount: 100, reason: 'OTHER ref_1', transactionKey: 'T1', receiptKey: null },
    ]);
  });
});

describe('a list of transactions', () => {
  const row = (fields: Record<string, unknown>) => ({
    ...{ transactionKey: 'T', paymentKey: 'key', orderId: 'O-1_1', status: 'DONE', currency: 'KRW', amount: 500 },
    transactionAt: '2026-11-21T19:00:40+09:00',
    ...fields,
  });
  it('says which way the money went, whatever sign it has', () => {
    const rows = [
      row({}),
      row({ status: 'CANCELED' }),
      row({ status: 'PARTIAL_CANCELED', amount: -500 }),
      row({ status: 'WAITING_FOR_DEPOSIT' }),
      row({ status: 'TOMORROW' }),
    ];
    expect(readTransactions(rows)?.map(({ amount }) => Math.sign(amount))).toEqual([1, -1, -1, -1, 0]);
    expect(readTransactions(rows)?.[0]?.at).toEqual(new Date('2026-11-21T10:00:40Z'));
  });
  it('is none with a row that has no moment', () =>
    expect(readTransactions([row({ transactionAt: 'soon' })])).toBeUndefined());
});

describe('what the window is told', () => {
  const wish = {
    cashReceipt: 'NONE',
    useEscrow: false,
    dueAt: new Date('2026-11-22T14:59:00Z'),
    products: [{ id: 'var_1', name: '셰이크', unitPrice: 15_000, quantity: 2 }],
  } as const;
  it.each([
    ['NONE', '미발행'],
    ['INCOME_DEDUCTION', '소득공제'],
    ['EXPENSE_PROOF', '지출증빙'],
  ] as const)('names a cash receipt in the provider’s words: %s', (cashReceipt, type) => {
    expect(toss.windowOptions({ ...wish, method: 'TRANSFER', cashReceipt })).toEqual({
      transfer: { cashReceipt: { type }, useEscrow: false },
    });
  });
  it('names the due time of an account by the clock of Seoul, without an offset', () => {
    expect(toss.windowOptions({ ...wish, method: 'VIRTUAL_ACCOUNT' })).toMatchObject({
      virtualAccount: { dueDate: '2026-11-22T23:59:00' },
    });
  });
  it('lists the goods where a third party keeps the money', () => {
    expect(toss.windowOptions({ ...wish, method: 'TRANSFER', useEscrow: true })).toMatchObject({
      transfer: {
        useEscrow: true,
        escrowProducts: [{ id: 'var_1', code: 'var_1', name: '셰이크', unitPrice: 15_000, quantity: 2 }],
      },
    });
  });
  it('has nothing to say of phones', () => expect(toss.windowOptions({ ...wish, method: 'MOBILE_PHONE' })).toEqual({}));
});
