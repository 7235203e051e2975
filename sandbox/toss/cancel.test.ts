import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY, HOUR, startTestSandbox, type TestSandbox } from '../testing/harness';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.stop());

const reason = { cancelReason: '구매자 변심' };

it('refunds everything without an amount', async () => {
  const { paymentKey, orderId } = await sandbox.paid();
  expect(await sandbox.cancel(paymentKey, reason)).toMatchObject({
    status: 200,
    body: {
      status: 'CANCELED',
      totalAmount: 15_000,
      balanceAmount: 0,
      suppliedAmount: 0,
      vat: 0,
      cancels: [{ cancelAmount: 15_000, refundableAmount: 0, cancelReason: '구매자 변심', cancelStatus: 'DONE' }],
    },
  });
  expect((await sandbox.ledger(orderId)).body).toMatchObject({ charged: 15_000, refunded: 15_000 });
  expect(await sandbox.cancel(paymentKey, reason)).toMatchObject({
    status: 400,
    body: { code: 'ALREADY_CANCELED_PAYMENT' },
  });
});

it('refunds in parts, each with a transaction key of its own, until nothing is left', async () => {
  const { paymentKey, orderId } = await sandbox.paid();
  const first = await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 5_000 });
  expect(first.body).toMatchObject({
    status: 'PARTIAL_CANCELED',
    balanceAmount: 10_000,
    suppliedAmount: 9_091,
    vat: 909,
  });
  const last = await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 10_000 });
  expect(last.body).toMatchObject({ status: 'CANCELED', balanceAmount: 0, cancels: [{}, { refundableAmount: 0 }] });
  expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 15_000, entries: [{}, {}, {}] });
});

it('guards against a wrong idea of what is left', async () => {
  const { paymentKey } = await sandbox.paid();
  const guarded = (refundableAmount: number, cancelAmount: number) =>
    sandbox.cancel(paymentKey, { ...reason, cancelAmount, refundableAmount });
  expect((await guarded(15_000, 4_000)).status).toBe(200);
  expect(await guarded(15_000, 4_000)).toMatchObject({ status: 400, body: { code: 'NOT_MATCHES_REFUNDABLE_AMOUNT' } });
  expect((await guarded(11_000, 4_000)).status).toBe(200);
});

it.each([
  ['more than is left', { cancelAmount: 15_001 }, 403, 'NOT_CANCELABLE_AMOUNT'],
  ['nothing', { cancelAmount: 0 }, 400, 'INVALID_REQUEST'],
  ['a negative amount', { cancelAmount: -1 }, 400, 'INVALID_REQUEST'],
  ['an amount as text', { cancelAmount: '100' }, 400, 'INVALID_REQUEST'],
  ['no reason', { cancelReason: undefined }, 400, 'INVALID_REQUEST'],
  ['a reason of 201 characters', { cancelReason: 'x'.repeat(201) }, 400, 'INVALID_REQUEST'],
  ['another currency', { currency: 'USD' }, 400, 'INVALID_REQUEST'],
])('refuses %s', async (_name, change, status, code) => {
  const { paymentKey, orderId } = await sandbox.paid();
  expect(await sandbox.cancel(paymentKey, { ...reason, ...change })).toMatchObject({ status, body: { code } });
  expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 0 });
});

it('refuses a payment that is not there, not approved, or only refundable as a whole', async () => {
  const open = await sandbox.authenticated();
  const whole = await sandbox.paid({ isPartialCancelable: false });
  expect(await sandbox.cancel('none', reason)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND_PAYMENT' } });
  expect(await sandbox.cancel(open.paymentKey, reason)).toMatchObject({
    status: 403,
    body: { code: 'NOT_CANCELABLE_PAYMENT' },
  });
  expect(await sandbox.cancel(whole.paymentKey, { ...reason, cancelAmount: 100 })).toMatchObject({
    status: 403,
    body: { code: 'NOT_ALLOWED_PARTIAL_REFUND' },
  });
  expect((await sandbox.cancel(whole.paymentKey, reason)).status).toBe(200);
});

it('refunds a transfer for 180 days only', async () => {
  const [soon, late] = [await sandbox.paid({ method: 'TRANSFER' }), await sandbox.paid({ method: 'TRANSFER' })];
  await sandbox.advance(180 * DAY);
  expect((await sandbox.cancel(soon.paymentKey, reason)).status).toBe(200);
  await sandbox.advance(1);
  expect(await sandbox.cancel(late.paymentKey, reason)).toMatchObject({
    status: 403,
    body: { code: 'EXCEED_MAX_REFUND_DUE' },
  });
});

it('refunds a phone payment in the calendar month of its payment only', async () => {
  const own = await startTestSandbox();
  const [soon, late] = [await own.paid({ method: 'MOBILE_PHONE' }), await own.paid({ method: 'MOBILE_PHONE' })];
  // From 19:00 on the 21st to the last millisecond of November in Korea.
  await own.advance(9 * DAY + 5 * HOUR - 1);
  expect((await own.cancel(soon.paymentKey, { ...reason, cancelAmount: 5_000 })).status).toBe(200);
  await own.advance(1);
  for (const { paymentKey } of [soon, late]) {
    expect(await own.cancel(paymentKey, reason)).toMatchObject({
      status: 403,
      body: { code: 'EXCEED_MAX_REFUND_DUE' },
    });
  }
  await own.stop();
});

it.each(['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT'])(
  'gives money held in escrow back as a whole only: %s',
  async (method) => {
    const { paymentKey } = await (method === 'VIRTUAL_ACCOUNT'
      ? sandbox.deposited({ useEscrow: true })
      : sandbox.paid({ method, useEscrow: true }));
    const refundReceiveAccount = { bank: '20', accountNumber: '1', holderName: '김토스' };
    const cancel = (cancelAmount?: number) =>
      sandbox.cancel(paymentKey, { ...reason, cancelAmount, refundReceiveAccount });
    expect((await sandbox.get(`/payments/${paymentKey}`)).body).toMatchObject({
      useEscrow: true,
      isPartialCancelable: false,
    });
    expect(await cancel(5_000)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED_PARTIAL_REFUND' } });
    expect(await cancel()).toMatchObject({ status: 200, body: { status: 'CANCELED', useEscrow: true } });
  },
);

it('shrinks the tax-free part with its own amount', async () => {
  const { paymentKey } = await sandbox.paid({ amount: 10_000, taxFreeAmount: 4_500 });
  const answer = await sandbox.cancel(paymentKey, { ...reason, cancelAmount: 3_000, taxFreeAmount: 1_500 });
  expect(answer.body).toMatchObject({ balanceAmount: 7_000, taxFreeAmount: 3_000, vat: 364, suppliedAmount: 3_636 });
});

it('can refund behind the shop’s back', async () => {
  const { paymentKey, orderId } = await sandbox.paid();
  expect((await sandbox.call('POST', '/toss/sim/cancel', { paymentKey, amount: 2_000 })).status).toBe(200);
  expect((await sandbox.ledger(orderId)).body).toMatchObject({ refunded: 2_000 });
});
