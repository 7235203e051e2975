import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const reason = { cancelReason: '구매자 변심' };
const refundReceiveAccount = { bank: '20', accountNumber: '1002123456789', holderName: '김토스' };
const read = async (paymentKey: string) => (await sandbox.get(`/payments/${paymentKey}`)).body;

describe('before the deposit', () => {
  it('closes the account as a whole, with no account to refund to and no money moved', async () => {
    const { paymentKey, orderId } = await sandbox.waiting();
    expect(await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 5_000 })).toMatchObject({
      status: 403,
      body: { code: 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT' },
    });
    expect(
      await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 15_000, refundableAmount: 15_000 }),
    ).toMatchObject({
      status: 200,
      body: {
        status: 'CANCELED',
        approvedAt: null,
        balanceAmount: 0,
        cancels: [{ cancelAmount: 15_000, refundableAmount: 0, receiptKey: null }],
        virtualAccount: { refundStatus: 'NONE' },
      },
    });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ charged: 0, refunded: 0, entries: [] });
    expect(await sandbox.sim('deposit', { paymentKey })).toMatchObject({ status: 409 });
    expect(await sandbox.cancel(paymentKey, reason)).toMatchObject({ body: { code: 'ALREADY_CANCELED_PAYMENT' } });
  });
});

describe('after the deposit', () => {
  it('needs an account of the buyer, each time', async () => {
    const { paymentKey, orderId } = await sandbox.deposited();
    const cancel = (cancelAmount: number) =>
      sandbox.cancel(paymentKey, { ...reason, cancelAmount, refundReceiveAccount });
    expect(await cancel(5_000)).toMatchObject({
      status: 200,
      body: { status: 'PARTIAL_CANCELED', balanceAmount: 10_000, virtualAccount: { refundStatus: 'PENDING' } },
    });
    expect((await sandbox.cancel(paymentKey, reason)).body).toMatchObject({ code: 'INVALID_REFUND_ACCOUNT_INFO' });
    expect(await cancel(10_000)).toMatchObject({ body: { status: 'CANCELED', balanceAmount: 0 } });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({
      charged: 15_000,
      refunded: 15_000,
      entries: [{}, { status: 'PARTIAL_CANCELED' }, { status: 'CANCELED' }],
    });
  });

  it.each([
    ['nothing', undefined, 'INVALID_REFUND_ACCOUNT_INFO'],
    ['a text', '1002123456789', 'INVALID_REFUND_ACCOUNT_INFO'],
    ['no bank', { accountNumber: '1', holderName: '김토스' }, 'INVALID_BANK'],
    ['the bank as bankCode', { ...refundReceiveAccount, bank: undefined, bankCode: '20' }, 'INVALID_BANK'],
    ['an unknown bank', { ...refundReceiveAccount, bank: '99' }, 'INVALID_BANK'],
    ['no number', { ...refundReceiveAccount, accountNumber: undefined }, 'INVALID_REFUND_ACCOUNT_NUMBER'],
    ['dashes', { ...refundReceiveAccount, accountNumber: '1002-123' }, 'INVALID_REFUND_ACCOUNT_NUMBER'],
    ['21 digits', { ...refundReceiveAccount, accountNumber: '1'.repeat(21) }, 'INVALID_REFUND_ACCOUNT_NUMBER'],
    ['no holder', { ...refundReceiveAccount, holderName: ' ' }, 'INVALID_REFUND_ACCOUNT_INFO'],
    ['another holder', { ...refundReceiveAccount, holderName: '김불일치' }, 'INVALID_REFUND_ACCOUNT_INFO'],
  ])('refuses %s', async (_name, account, code) => {
    const { paymentKey, orderId } = await sandbox.deposited();
    expect(await sandbox.cancel(paymentKey, { ...reason, refundReceiveAccount: account })).toMatchObject({
      status: 400,
      body: { code },
    });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 0 });
  });

  it('takes the bank by its name too, and looks at no account where none is needed', async () => {
    const { paymentKey } = await sandbox.deposited();
    const byName = { ...refundReceiveAccount, bank: '우리' };
    expect((await sandbox.cancel(paymentKey, { ...reason, refundReceiveAccount: byName })).status).toBe(200);
    const card = await sandbox.paid();
    expect((await sandbox.cancel(card.paymentKey, { ...reason, refundReceiveAccount: 'x' })).status).toBe(200);
  });

  it('arrives after two days', async () => {
    const { paymentKey } = await sandbox.deposited();
    await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 5_000, refundReceiveAccount });
    await sandbox.advance(2 * DAY - 1);
    expect(await read(paymentKey)).toMatchObject({ virtualAccount: { refundStatus: 'PENDING' } });
    await sandbox.advance(1);
    expect(await read(paymentKey)).toMatchObject({ virtualAccount: { refundStatus: 'COMPLETED' } });
  });

  it('may come back from the bank, which the ledger knows and the list of transactions does not', async () => {
    const { paymentKey, orderId } = await sandbox.deposited();
    const failure = () => sandbox.sim('refund-failure', { paymentKey });
    expect(await failure()).toMatchObject({ status: 409 });
    await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 5_000, refundReceiveAccount });
    expect((await failure()).body).toMatchObject({ virtualAccount: { refundStatus: 'FAILED' } });
    expect(await failure()).toMatchObject({ status: 409 });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ charged: 15_000, refunded: 0 });
    await sandbox.cancel(paymentKey, { ...reason, refundReceiveAccount });
    expect(await read(paymentKey)).toMatchObject({
      status: 'CANCELED',
      virtualAccount: { refundStatus: 'PARTIAL_FAILED' },
    });
  });

  it('can be refunded in the back office', async () => {
    const { paymentKey, orderId } = await sandbox.deposited();
    expect((await sandbox.sim('cancel', { paymentKey, amount: 2_000 })).status).toBe(200);
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 2_000 });
  });

  it('can be taken back once a part was refunded: what is left of it, and then the account can only be closed', async () => {
    const { paymentKey, orderId } = await sandbox.deposited();
    await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 5_000, refundReceiveAccount });
    expect(await sandbox.sim('deposit-reversal', { paymentKey })).toMatchObject({ status: 200 });
    expect(await read(paymentKey)).toMatchObject({ status: 'WAITING_FOR_DEPOSIT', cancels: [{ cancelAmount: 5_000 }] });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ charged: 15_000, refunded: 15_000 });
    expect(await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 1_000 })).toMatchObject({
      body: { code: 'NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT' },
    });
    expect(await sandbox.cancel(paymentKey, reason)).toMatchObject({ body: { status: 'CANCELED' } });
    expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 15_000 });
  });
});
