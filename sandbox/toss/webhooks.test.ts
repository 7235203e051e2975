import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MINUTE, startTestSandbox, type TestSandbox } from '../testing/harness';
import { anyText, textLike } from '../testing/matchers';
import { startReceiver, type Receiver } from '../testing/receiver';

let sandbox: TestSandbox;
let shop: Receiver;
beforeEach(async () => {
  shop = await startReceiver();
  sandbox = await startTestSandbox({ shopUrl: shop.url, webhookTimeoutMs: 200 });
});
afterEach(async () => {
  await sandbox.stop();
  await shop.stop();
});

const EVENT = z.looseObject({ data: z.looseObject({ status: z.string(), orderId: z.string() }) });
const LOG = z.looseObject({
  webhooks: z.array(
    z.looseObject({ id: z.number(), state: z.string(), attempts: z.array(z.looseObject({ answer: z.string() })) }),
  ),
});
const arrived = (count: number) => expect.poll(() => shop.received.length).toBe(count);
const statuses = () => shop.received.map(({ body }) => EVENT.parse(JSON.parse(body)).data.status);
const header = (name: string) =>
  shop.received.map(({ headers }) => headers[`tosspayments-webhook-transmission-${name}`]);
const log = async () => LOG.parse((await sandbox.call('GET', '/toss/sim/webhooks')).body).webhooks;

describe('delivery', () => {
  it('announces an approval with the full payment and the documented headers', async () => {
    const { paymentKey, orderId } = await sandbox.paid();
    await arrived(1);
    expect(shop.received[0]).toMatchObject({
      path: '/api/webhooks/toss',
      headers: {
        'content-type': 'application/json',
        'tosspayments-webhook-transmission-time': '2026-11-21T19:00:00+09:00',
        'tosspayments-webhook-transmission-retried-count': '0',
        'tosspayments-webhook-transmission-id': textLike(/^whtrans_/),
      },
    });
    const payment = (await sandbox.get(`/payments/${paymentKey}`)).body;
    expect(JSON.parse(shop.received[0]?.body ?? '')).toEqual({
      eventType: 'PAYMENT_STATUS_CHANGED',
      createdAt: '2026-11-21T19:00:00.000000',
      data: payment,
    });
    expect(payment).toMatchObject({ orderId, status: 'DONE' });
  });

  it('announces refunds, refusals and expiry, but not opening, authenticating or closing', async () => {
    const paid = await sandbox.paid();
    await sandbox.cancel(paid.paymentKey, { cancelReason: 'x', cancelAmount: 1_000 });
    await sandbox.cancel(paid.paymentKey, { cancelReason: 'x' });
    await sandbox.confirm(await sandbox.authenticated({ refuseConfirmWith: 'REJECT_CARD_COMPANY' }));
    const { paymentKey } = await sandbox.authenticated({ authenticate: false });
    await sandbox.call('POST', `/toss/window/${paymentKey}/close`);
    await arrived(4);
    await sandbox.advance(30 * MINUTE);
    expect(statuses().sort()).toEqual(['ABORTED', 'CANCELED', 'DONE', 'EXPIRED', 'PARTIAL_CANCELED']);
  });

  it('repeats after 1, 4, 16, 64, 256, 1024 and 4096 minutes with the same id, then gives up', async () => {
    shop.answerWith(500);
    await sandbox.paid();
    await arrived(1);
    for (const [i, minutes] of [1, 4, 16, 64, 256, 1024, 4096].entries()) {
      await sandbox.advance(minutes * MINUTE - 1);
      expect(shop.received).toHaveLength(i + 1);
      await sandbox.advance(1);
      expect(shop.received).toHaveLength(i + 2);
    }
    await sandbox.advance(100_000 * MINUTE);
    expect(header('retried-count')).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(new Set(header('id')).size).toBe(1);
    expect(header('time').slice(0, 3)).toEqual([
      '2026-11-21T19:00:00+09:00',
      '2026-11-21T19:01:00+09:00',
      '2026-11-21T19:05:00+09:00',
    ]);
    expect(await log()).toMatchObject([{ state: 'FAILED' }]);
  });

  it('makes every repeat that falls due in one long step', async () => {
    shop.answerWith(500);
    await sandbox.paid();
    await arrived(1);
    await sandbox.advance(4 * 24 * 60 * MINUTE);
    expect(shop.received).toHaveLength(8);
  });

  it.each([[204], [302], ['never' as const]])('counts only a 200 in time as success, not %s', async (answer) => {
    shop.answerWith(answer);
    await sandbox.paid();
    await arrived(1);
    await expect.poll(async () => (await log())[0]).toMatchObject({ state: 'WAITING', nextAttemptAt: anyText });
    shop.answerWith(200);
    await sandbox.advance(MINUTE);
    expect(await log()).toMatchObject([{ state: 'DELIVERED', attempts: [{}, { answer: '200' }] }]);
    await sandbox.advance(10_000 * MINUTE);
    expect(shop.received).toHaveLength(2);
  });

  it('can be sent again by hand and routed elsewhere for a prefix of order ids', async () => {
    await sandbox.paid();
    await arrived(1);
    const [first] = await log();
    await sandbox.call('POST', `/toss/sim/webhooks/${first?.id}/resend`);
    expect(shop.received).toHaveLength(2);
    await sandbox.call('PUT', '/toss/sim/webhook-url', { orderId: 'W7-', url: `${shop.url}/worker-7` });
    await sandbox.paid({ orderId: 'W7-0001_1' });
    await arrived(3);
    expect(shop.received[2]?.path).toBe('/worker-7');
  });
});

it('keeps the content of the newest delivered ones only', async () => {
  // A busy machine may take its time to receive so many: none of them is to be tried again.
  await sandbox.stop();
  sandbox = await startTestSandbox({ shopUrl: shop.url, webhookTimeoutMs: 10_000 });
  await sandbox.fault({ webhook: 'before', times: null });
  // Of those sent side by side any may be the first to be delivered; this one is.
  await sandbox.paid();
  for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 50 }, () => sandbox.paid()));
  const all = await log();
  const resend = async (webhook = all[0]) =>
    (await sandbox.call('POST', `/toss/sim/webhooks/${webhook?.id}/resend`)).status;
  expect(all).toHaveLength(501);
  expect([await resend(), await resend(all.at(-1))]).toEqual([409, 200]);
  expect(shop.received).toHaveLength(502);
});

describe('faults', () => {
  it('before: the webhook is answered before the confirm call is', async () => {
    await sandbox.fault({ webhook: 'before' });
    await sandbox.paid();
    expect(shop.received).toHaveLength(1);
  });

  it('late: after the delay', async () => {
    await sandbox.fault({ webhook: 'late', delayMs: 60_000 });
    await sandbox.paid();
    await sandbox.advance(59_999);
    expect(shop.received).toHaveLength(0);
    await sandbox.advance(1);
    expect(shop.received).toHaveLength(1);
  });

  it('twice: the same webhook with the same id', async () => {
    await sandbox.fault({ webhook: 'twice' });
    await sandbox.paid();
    await arrived(2);
    expect(shop.received[0]?.body).toBe(shop.received[1]?.body);
    expect(new Set(header('id')).size).toBe(1);
  });

  it('shuffled: the later event first', async () => {
    await sandbox.fault({ webhook: 'shuffled', times: 2, delayMs: 1_000 });
    const { paymentKey } = await sandbox.paid();
    await sandbox.cancel(paymentKey, { cancelReason: 'x' });
    await sandbox.advance(1_000);
    expect(statuses()).toEqual(['CANCELED', 'DONE']);
  });

  it('never: nothing is sent, also not later', async () => {
    await sandbox.fault({ webhook: 'never' });
    await sandbox.paid();
    await sandbox.advance(10_000 * MINUTE);
    expect(shop.received).toHaveLength(0);
    expect(await log()).toMatchObject([{ state: 'SUPPRESSED' }]);
  });
});

it('goes on when the shop is not there', async () => {
  await shop.stop();
  await sandbox.paid();
  await expect.poll(async () => (await log())[0]).toMatchObject({ attempts: [{ answer: 'ECONNREFUSED' }] });
});

it('sends nothing about a payment that a reset has forgotten', async () => {
  await sandbox.authenticated();
  await sandbox.call('POST', '/toss/sim/reset');
  await sandbox.advance(30 * MINUTE);
  expect(shop.received).toHaveLength(0);
});
