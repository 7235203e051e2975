import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../testing/harness';
import { textLike, textWith } from '../testing/matchers';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const read = async (paymentKey: string, headers = {}) => (await sandbox.get(`/payments/${paymentKey}`, headers)).body;

it('has exactly the documented fields of a card payment', async () => {
  const { paymentKey, orderId } = await sandbox.paid({ orderName: '토스 티셔츠 외 2건', metadata: { seller: 'one' } });
  expect(await read(paymentKey)).toEqual({
    mId: textLike(/^\w{1,14}$/),
    version: '2022-11-16',
    lastTransactionKey: textLike(/^[0-9A-F]{32}$/),
    paymentKey: textLike(/^\w{1,200}$/),
    orderId,
    orderName: '토스 티셔츠 외 2건',
    currency: 'KRW',
    method: '카드',
    status: 'DONE',
    requestedAt: '2026-11-21T19:00:00+09:00',
    approvedAt: '2026-11-21T19:00:00+09:00',
    useEscrow: false,
    cultureExpense: false,
    card: {
      issuerCode: '61',
      acquirerCode: '31',
      number: '43301234****123*',
      installmentPlanMonths: 0,
      isInterestFree: false,
      interestPayer: null,
      approveNo: '00000000',
      useCardPoint: false,
      cardType: '신용',
      ownerType: '개인',
      acquireStatus: 'READY',
      amount: 15_000,
    },
    virtualAccount: null,
    transfer: null,
    mobilePhone: null,
    giftCertificate: null,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    cancels: null,
    secret: textLike(/^ps_\w{1,47}$/),
    type: 'NORMAL',
    easyPay: null,
    country: 'KR',
    failure: null,
    isPartialCancelable: true,
    receipt: { url: `${sandbox.url}/toss/receipt/${paymentKey}` },
    checkout: { url: `${sandbox.url}/toss/v1/payments/${paymentKey}/checkout` },
    totalAmount: 15_000,
    balanceAmount: 15_000,
    suppliedAmount: 13_636,
    vat: 1_364,
    taxFreeAmount: 0,
    taxExemptionAmount: 0,
    metadata: { seller: 'one' },
  });
});

it.each([
  [15_000, 0, 1_364, 13_636],
  [30_000, 0, 2_727, 27_273],
  [10_000, 4_500, 500, 5_000],
  [10_000, 10_000, 0, 0],
])('splits %i with %i free of tax into vat %i and supply %i', async (amount, taxFreeAmount, vat, suppliedAmount) => {
  const { paymentKey } = await sandbox.paid({ amount, taxFreeAmount });
  expect(await read(paymentKey)).toMatchObject({ vat, suppliedAmount, taxFreeAmount });
});

it('shows a transfer', async () => {
  const { paymentKey } = await sandbox.paid({ method: 'TRANSFER' });
  expect(await read(paymentKey)).toMatchObject({
    method: '계좌이체',
    card: null,
    transfer: { bankCode: '92', settlementStatus: 'INCOMPLETED' },
  });
});

it('shows a payment by phone', async () => {
  const { paymentKey } = await sandbox.paid({ method: 'MOBILE_PHONE', customerMobilePhone: '01098765432' });
  expect(await read(paymentKey)).toMatchObject({
    method: '휴대폰',
    card: null,
    transfer: null,
    mobilePhone: {
      customerMobilePhone: '01098765432',
      settlementStatus: 'INCOMPLETED',
      receiptUrl: `${sandbox.url}/toss/receipt/${paymentKey}`,
    },
  });
});

it('shows easy pay from the balance and from a stored card, always adding up to the total', async () => {
  const balance = await sandbox.paid({ method: 'EASY_PAY' });
  expect(await read(balance.paymentKey)).toMatchObject({
    method: '간편결제',
    card: null,
    easyPay: { provider: '토스페이', amount: 15_000, discountAmount: 0 },
  });
  const card = await sandbox.paid({ method: 'EASY_PAY', funding: 'card', provider: 'KAKAOPAY' });
  expect(await read(card.paymentKey)).toMatchObject({
    method: '간편결제',
    card: { amount: 15_000 },
    easyPay: { provider: '카카오페이', amount: 0, discountAmount: 0 },
  });
});

it('names methods and kinds in English on request', async () => {
  const { paymentKey } = await sandbox.paid();
  expect(await read(paymentKey, { 'accept-language': 'en-US' })).toMatchObject({
    method: 'Card',
    card: { cardType: 'Credit', ownerType: 'Personal' },
  });
});

it('lists each cancel in full', async () => {
  const { paymentKey } = await sandbox.paid();
  await sandbox.cancel(paymentKey, { cancelReason: '구매자 변심', cancelAmount: 5_000 });
  expect(await read(paymentKey)).toMatchObject({
    cancels: [
      {
        cancelAmount: 5_000,
        cancelReason: '구매자 변심',
        taxFreeAmount: 0,
        taxExemptionAmount: 0,
        refundableAmount: 10_000,
        cardDiscountAmount: 0,
        transferDiscountAmount: 0,
        easyPayDiscountAmount: 0,
        canceledAt: '2026-11-21T19:00:00+09:00',
        transactionKey: textLike(/^[0-9A-F]{32}$/),
        receiptKey: null,
        cancelStatus: 'DONE',
        cancelRequestId: null,
      },
    ],
  });
});

it('serves the receipt and the checkout page', async () => {
  const { paymentKey, orderId } = await sandbox.paid();
  for (const path of [`/toss/receipt/${paymentKey}`, `/toss/v1/payments/${paymentKey}/checkout`]) {
    expect(await sandbox.call('GET', path)).toMatchObject({ status: 200, text: textWith(orderId) });
  }
  const account = await sandbox.waiting({ bank: '88' });
  expect((await sandbox.call('GET', `/toss/receipt/${account.paymentKey}`)).text).toContain('신한은행 X');
  expect((await sandbox.call('GET', '/toss/receipt/none')).status).toBe(404);
});
