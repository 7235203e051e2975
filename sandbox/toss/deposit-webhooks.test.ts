import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HOUR, startTestSandbox, type TestSandbox } from '../testing/harness';
import { startReceiver, type Receiver } from '../testing/receiver';

let sandbox: TestSandbox;
let shop: Receiver;
beforeEach(async () => {
  shop = await startReceiver();
  sandbox = await startTestSandbox({ shopUrl: shop.url });
});
afterEach(async () => {
  await sandbox.stop();
  await shop.stop();
});

const BODY = z.union([
  z.strictObject({
    eventType: z.literal('PAYMENT_STATUS_CHANGED'),
    createdAt: z.string(),
    data: z.looseObject({ status: z.string(), secret: z.string() }),
  }),
  z.strictObject({
    createdAt: z.string(),
    secret: z.string(),
    status: z.string(),
    transactionKey: z.string(),
    orderId: z.string(),
  }),
]);
const PAYMENT = z.looseObject({ secret: z.string(), lastTransactionKey: z.string() });

const arrived = (count: number) => expect.poll(() => shop.received.length).toBe(count);
/** What has arrived, as `status` of the full webhook and `status (flat)` of the other. */
const events = () =>
  shop.received
    .map(({ body }) => BODY.parse(JSON.parse(body)))
    .map((body) => ('data' in body ? body.data.status : `${body.status} (flat)`));
const both = (status: string) => [status, `${status} (flat)`];
const deposit = (paymentKey: string) => sandbox.sim('deposit', { paymentKey });
const refund = (paymentKey: string, cancelAmount: number) =>
  sandbox.cancel(paymentKey, {
    cancelReason: 'x',
    cancelAmount,
    refundReceiveAccount: { bank: '20', accountNumber: '1', holderName: '김토스' },
  });

describe('every change of a virtual account is told twice', () => {
  it('issue, deposit, reversal, refunds', async () => {
    const { paymentKey } = await sandbox.waiting();
    await arrived(2);
    await deposit(paymentKey);
    await arrived(4);
    await sandbox.sim('deposit-reversal', { paymentKey });
    await arrived(6);
    await deposit(paymentKey);
    await arrived(8);
    await refund(paymentKey, 5_000);
    await arrived(10);
    await refund(paymentKey, 10_000);
    await arrived(12);
    const expected = ['WAITING_FOR_DEPOSIT', 'DONE', 'WAITING_FOR_DEPOSIT', 'DONE', 'PARTIAL_CANCELED', 'CANCELED'];
    const inPairs = events().map((_, i, all) => all.slice(i - (i % 2), i - (i % 2) + 2).sort()[i % 2]);
    expect(inPairs).toEqual(expected.flatMap(both));
  });

  it('with the secret and the transaction key of the payment, each under an id of its own', async () => {
    const { paymentKey, orderId } = await sandbox.deposited();
    await arrived(4);
    const { secret, lastTransactionKey } = PAYMENT.parse((await sandbox.get(`/payments/${paymentKey}`)).body);
    // The issue and the deposit are told side by side: which arrives first is open.
    const flat = shop.received.map(({ body }) => BODY.parse(JSON.parse(body))).filter((body) => !('data' in body));
    expect(flat).toHaveLength(2);
    expect(flat).toContainEqual({
      createdAt: '2026-11-21T19:00:00.000000',
      secret,
      status: 'DONE',
      transactionKey: lastTransactionKey,
      orderId,
    });
    const ids = shop.received.map(({ headers }) => headers['tosspayments-webhook-transmission-id']);
    expect(new Set(ids).size).toBe(4);
  });

  it('also that it was closed before the deposit, but not that it is overdue', async () => {
    const { paymentKey } = await sandbox.waiting({ validHours: 1 });
    await arrived(2);
    await sandbox.advance(2 * HOUR);
    expect(shop.received).toHaveLength(2);
    await sandbox.cancel(paymentKey, { cancelReason: '입금 기한 초과' });
    await arrived(4);
    expect(events().slice(2).sort()).toEqual(both('CANCELED'));
  });

  it('but not what happens before the issue', async () => {
    await sandbox.confirm(await sandbox.authenticated({ method: 'VIRTUAL_ACCOUNT', refuseConfirmWith: 'FDS_ERROR' }));
    await sandbox.authenticated({ method: 'VIRTUAL_ACCOUNT' });
    await sandbox.advance(HOUR);
    await arrived(2);
    expect(events().sort()).toEqual(['ABORTED', 'EXPIRED']);
  });
});

describe('faults count the change and take both webhooks', () => {
  it('before: both are answered before the deposit is', async () => {
    const { paymentKey } = await sandbox.waiting();
    await arrived(2);
    await sandbox.fault({ webhook: 'before' });
    await deposit(paymentKey);
    expect(events().slice(2)).toEqual(both('DONE'));
  });

  it('before: also before the confirm call is', async () => {
    await sandbox.fault({ webhook: 'before' });
    await sandbox.waiting();
    expect(events()).toEqual(both('WAITING_FOR_DEPOSIT'));
  });

  it('late, twice, never', async () => {
    await sandbox.fault({ webhook: 'never' });
    const { paymentKey } = await sandbox.waiting();
    await sandbox.fault({ webhook: 'late', delayMs: 60_000 });
    await deposit(paymentKey);
    await sandbox.advance(59_999);
    expect(events()).toEqual([]);
    await sandbox.advance(1);
    expect(events()).toEqual(both('DONE'));
    await sandbox.fault({ webhook: 'twice' });
    await refund(paymentKey, 15_000);
    await arrived(6);
    expect(events().slice(2).sort()).toEqual(['CANCELED', 'CANCELED', 'CANCELED (flat)', 'CANCELED (flat)']);
    expect((await sandbox.call('GET', '/toss/sim/faults')).body).toMatchObject({
      faults: [
        { kind: 'never', used: 1, left: 0 },
        { kind: 'late', used: 1, left: 0 },
        { kind: 'twice', used: 1, left: 0 },
      ],
    });
  });

  it('shuffled: the changes in reverse', async () => {
    await sandbox.fault({ webhook: 'shuffled', times: 2, delayMs: 1_000 });
    await sandbox.deposited();
    await sandbox.advance(1_000);
    expect(events()).toEqual(['DONE (flat)', 'DONE', 'WAITING_FOR_DEPOSIT (flat)', 'WAITING_FOR_DEPOSIT']);
  });

  it('or only the webhooks of one kind', async () => {
    await sandbox.fault({ webhook: 'never', event: 'DEPOSIT_CALLBACK', times: null });
    const { paymentKey } = await sandbox.waiting();
    await arrived(1);
    await deposit(paymentKey);
    await arrived(2);
    expect(events()).toEqual(['WAITING_FOR_DEPOSIT', 'DONE']);
  });
});

it('can be silenced for every order, and told again for some', async () => {
  await sandbox.call('PUT', '/toss/sim/webhook-url', { orderId: '', url: null });
  await sandbox.call('PUT', '/toss/sim/webhook-url', { orderId: 'W7-', url: `${shop.url}/worker-7` });
  await sandbox.deposited();
  await sandbox.paid();
  await sandbox.fault({ webhook: 'before' });
  await sandbox.paid({ orderId: 'W7-0001_1' });
  expect(shop.received).toMatchObject([{ path: '/worker-7' }]);
});
