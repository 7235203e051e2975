import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { brokenInvariants, moneyDifferences } from '~/testing/books';
import { testDb } from '~/testing/db';
import { attemptRow, givenAuthenticated, givenDepositChosen, orderRow, stockRow } from '~/testing/factories/payment';
import { startTestToss, type TestToss } from '~/testing/toss';
import { collectWebhooks, deliverWebhook, type Sent } from '~/testing/webhooks';
import { webhookInbox } from '../tables';
import { cancelMyOrder } from './cancel-order';

const LIVES = process.env.LONG ? 1000 : 20;

let toss: TestToss;
let webhooks: Awaited<ReturnType<typeof collectWebhooks>>;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
  webhooks = await collectWebhooks(toss);
});
afterAll(async () => {
  await toss.sandbox.stop();
  await webhooks.stop();
});
afterEach(async () => expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]));

const REFUND_ACCOUNT = { bank: '88', number: '110123456789', holder: '김예시' } as const;

/** The same numbers for the same seed, so that a life that ends differently can be lived again. */
function dice(seed: number) {
  let state = seed * 2_654_435_761 + 1;
  return (sides: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state % sides;
  };
}

async function all(providerOrderId: string, count: number): Promise<readonly Sent[]> {
  await vi.waitFor(() => expect(webhooks.of(providerOrderId)).toHaveLength(count), { interval: 5, timeout: 5000 });
  return webhooks.of(providerOrderId);
}

/** Delivers some of them in any order, some twice, some at the same time. */
async function deliverSome(sent: readonly Sent[], roll: (sides: number) => number, share: number) {
  const chosen = sent.flatMap((one) => (roll(100) < share ? Array.from({ length: 1 + roll(2) }, () => one) : []));
  for (let left = chosen.length; left > 1; left -= 1) {
    const other = roll(left);
    [chosen[left - 1], chosen[other]] = [chosen[other]!, chosen[left - 1]!];
  }
  while (chosen.length > 0) {
    const statuses = await Promise.all(chosen.splice(0, 1 + roll(3)).map(deliverWebhook));
    expect(new Set(statuses)).toEqual(new Set([200]));
  }
}

/** An order's whole life at the provider, its webhooks lost, doubled and shuffled among the steps until all have come. */
async function live(seed: number) {
  const roll = dice(seed);
  const { ctx, orderId, variantId, providerOrderId, pay, deposit, reverse } = await givenDepositChosen(toss);
  await pay();
  let count = 2;
  for (const step of [deposit, reverse, deposit]) {
    await deliverSome(await all(providerOrderId, count), roll, 40);
    await step();
    count += 2;
  }
  const sent = await all(providerOrderId, count);
  await deliverSome(sent, roll, 60);
  await deliverSome(sent, roll, 100);
  const paid = { order: (await orderRow(orderId))?.state, attempt: (await attemptRow(providerOrderId))?.state };
  await cancelMyOrder(ctx, { orderId, reason: 'OTHER', refundAccount: REFUND_ACCOUNT });
  await deliverSome(await all(providerOrderId, count + 2), roll, 100);
  const order = await orderRow(orderId);
  return {
    paid,
    order: order?.state,
    refunded: order?.refundedTotal,
    attempt: (await attemptRow(providerOrderId))?.state,
    stock: await stockRow(variantId),
  };
}

describe('the webhooks of one order', () => {
  it(`end alike in ${LIVES} orders of arrival, doubled and late`, { timeout: 600_000 }, async () => {
    for (let seed = 1; seed <= LIVES; seed += 1) {
      expect(await live(seed), `seed ${seed}`).toMatchObject({
        paid: { order: 'PAID', attempt: 'DONE' },
        order: 'REFUNDED',
        refunded: 18_000,
        attempt: 'CANCELED',
        stock: { stock: 3, reservedStock: 0 },
      });
    }
  });

  it('change nothing when the deposit callback cannot prove where it comes from', async () => {
    const { orderId, providerOrderId, pay, deposit } = await givenDepositChosen(toss);
    await pay();
    await deposit();
    const [, , , genuine] = await all(providerOrderId, 4);
    const callback = z.record(z.string(), z.unknown()).parse(JSON.parse(genuine?.body ?? '{}'));
    expect(callback).not.toHaveProperty('eventType');
    for (const secret of ['ps_wrong', null, undefined, '']) {
      const forged = { transmissionId: `forged-${String(secret)}`, body: JSON.stringify({ ...callback, secret }) };
      expect(await deliverWebhook(forged)).toBe(200);
    }
    expect(await orderRow(orderId)).toMatchObject({ state: 'AWAITING_DEPOSIT' });
    // The genuine one comes under an id that somebody used up before.
    expect(await deliverWebhook({ transmissionId: 'forged-ps_wrong', body: genuine?.body ?? '' })).toBe(200);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    const [kept] = await testDb().select().from(webhookInbox).where(eq(webhookInbox.transmissionId, 'forged-ps_wrong'));
    expect(JSON.stringify(kept?.body)).not.toContain('secret');
  });

  it('that claim a payment nobody made pay nothing, and say so of nothing', async () => {
    const { orderId, paymentKey, providerOrderId } = await givenAuthenticated(toss);
    const data = { paymentKey, orderId: providerOrderId, status: 'DONE', totalAmount: 18_000 };
    for (const [id, body] of [
      ['claim-1', { eventType: 'PAYMENT_STATUS_CHANGED', createdAt: 'now', data }],
      [
        'claim-2',
        { createdAt: 'now', secret: 'ps_any', status: 'DONE', transactionKey: 'x', orderId: providerOrderId },
      ],
      ['claim-3', { createdAt: 'now', secret: 'ps_any', status: 'DONE', transactionKey: 'x', orderId: 'NOBODY-1_1' }],
    ] as const)
      expect(await deliverWebhook({ transmissionId: id, body: JSON.stringify(body) })).toBe(200);
    expect(await orderRow(orderId)).toMatchObject({ state: 'PENDING' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: 0 });
  });

  it('may come before the answer they tell of', async () => {
    const { pay, orderId, providerOrderId, amount } = await givenAuthenticated(toss);
    await toss.fault({ confirm: 'slow', delayMs: 150, orderId: providerOrderId });
    const paying = pay();
    const [hook] = await all(providerOrderId, 1);
    if (hook) expect(await deliverWebhook(hook)).toBe(200);
    expect(await paying).toEqual({ state: 'PAID' });
    expect(await orderRow(orderId)).toMatchObject({ state: 'PAID' });
    expect(await toss.ledger(providerOrderId)).toMatchObject({ charged: amount, entries: { length: 1 } });
  });
});
