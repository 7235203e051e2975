import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { releaseReservations } from '~/modules/order/service/end-unpaid';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { placeOrder } from '~/modules/order/service/place-order';
import { cancelAnyOrder, cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { confirmPayment } from '~/modules/payment/service/confirm';
import { receiveWebhook } from '~/modules/payment/service/receive-webhook';
import { checkPayment, reconcilePayments } from '~/modules/payment/service/reconcile';
import { retryRefunds } from '~/modules/payment/service/refund';
import type { Ctx } from '~/server/context';
import { brokenInvariants, moneyDifferences } from '../books';
import { anyCtx, givenCustomer } from '../factories/order';
import { givenAuthenticated, orderRow, stockRow, timeIsUp } from '../factories/payment';
import { orderRequest } from '../model/order-request';
import { asSent, freshStandIn } from '../model/stand-in';
import { makeDue, wipe } from '../model/world';
import { startTestToss, type TestToss } from '../toss';
import { answersOf } from './answers';
import { rounds, shuffled, startProcesses, type Processes } from './processes';

const ROUNDS = rounds(100, 10_000);
const ONCE_IN_A_WHILE = 1_000;
/** What three units cost, delivered for nothing. */
const ALL_THREE = 45_000;

let toss: TestToss;
let shops: Processes;
beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent');
  toss = await startTestToss(vi.stubEnv);
  shops = await startProcesses(3, 5);
  shops.proxy.delay({ toServer: { ms: 0, jitter: 3 }, toClient: { ms: 0, jitter: 3 } });
});
afterAll(async () => {
  await shops.stop();
  await toss.sandbox.stop();
});

const oneOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;
const by = (ctx: Ctx): Ctx => ({ ...ctx, now: new Date(), db: oneOf(shops.dbs) });

/** Goes first, or lets the others have a few round trips of the database before. */
async function inItsTime<T>(work: (db: Ctx['db']) => Promise<T>): Promise<T> {
  const db = oneOf(shops.dbs);
  for (let trips = oneOf([0, 0, 1, 2, 4, 8, 16]); trips > 0; trips -= 1) await db.execute(sql`SELECT 1`);
  return work(db);
}

async function goWrong(paymentKey: string): Promise<void> {
  const confirm = oneOf([undefined, undefined, 'slow', 'slow-before', 'reset-after', '500-before', 'refuse']);
  const cancel = oneOf([undefined, 'slow', 'reset-before', 'reset-after']);
  const slow = { delayMs: 5 + Math.floor(Math.random() * 30), paymentKey };
  if (confirm) await toss.fault({ confirm, ...slow, ...(confirm === 'refuse' && { code: 'REJECT_CARD_PAYMENT' }) });
  if (cancel) await toss.fault({ cancel, ...slow });
}

async function settle(): Promise<void> {
  await fetch(`${toss.sandbox.url}/toss/sim/faults`, { method: 'DELETE' });
  for (let turn = 0; turn < 3; turn += 1) {
    await makeDue();
    await reconcilePayments(anyCtx());
    await retryRefunds(anyCtx());
  }
  await releaseReservations(anyCtx());
}

async function round(): Promise<void> {
  await wipe();
  await freshStandIn(toss);
  const { ctx, input, orderId, variantId, providerOrderId, paymentKey, amount } = await givenAuthenticated(toss);
  const [other, admin] = [await givenCustomer(), await givenCustomer('ADMIN')];
  const wish = orderRequest([{ variantId, quantity: 3 }], ALL_THREE);
  // Some have been paid for already: then it is about who gives the money back, and who sends the parcel.
  if (oneOf([true, false, false])) await confirmPayment(ctx, input);
  else if (oneOf([true, false])) await timeIsUp(orderId);
  await goWrong(paymentKey);

  const cancel = { orderId, reason: 'OTHER' as const };
  const webhook = async (db: Ctx['db']) => {
    const data = await asSent(toss, providerOrderId, paymentKey);
    const body = { eventType: 'PAYMENT_STATUS_CHANGED', data };
    return receiveWebhook({ ...by(anyCtx()), db }, 'toss', crypto.randomUUID(), body);
  };
  const pay = (db: Ctx['db']) => confirmPayment({ ...by(ctx), db }, input);
  const actors: ((db: Ctx['db']) => Promise<unknown>)[] = [
    pay,
    pay,
    webhook,
    webhook,
    (db) => cancelMyOrder({ ...by(ctx), db }, cancel),
    (db) => cancelAnyOrder({ ...by(anyCtx()), db }, cancel, admin.userId),
    (db) => releaseReservations({ ...by(anyCtx()), db }),
    (db) => releaseReservations({ ...by(anyCtx()), db }),
    (db) => reconcilePayments({ ...by(anyCtx()), db }),
    (db) => checkPayment({ ...by(ctx), db }, orderId),
    (db) => placeOrder({ ...by(other.ctx), db }, wish),
    (db) => advanceFulfilment({ ...by(anyCtx()), db }, orderId, 'PREPARING', { kind: 'ADMIN', id: admin.userId }),
  ];
  const present = shuffled(actors).slice(0, 4 + Math.floor(Math.random() * actors.length));
  const { done } = await answersOf(present.map(inItsTime));
  await settle();

  expect([...(await brokenInvariants()), ...(await moneyDifferences(toss))]).toEqual([]);
  const { state } = (await orderRow(orderId))!;
  const { charged, entries } = await toss.ledger(providerOrderId);
  expect(entries.filter(({ type }) => type === 'CHARGE').length).toBeLessThanOrEqual(1);
  expect(['PAID', 'REFUNDED', 'CANCELED', 'EXPIRED', 'PENDING']).toContain(state);
  expect(charged).toBe(state === 'PAID' || state === 'REFUNDED' ? amount : 0);
  const said = (word: string) => done.some((answer) => JSON.stringify(answer) === JSON.stringify({ state: word }));
  if (said('CANCELED')) expect(state).toBe('CANCELED');
  if (said('PAID')) expect(['PAID', 'REFUNDED']).toContain(state);
  if (said('REFUNDED') || said('REFUNDING')) expect(state).toBe('REFUNDED');
  expect((await stockRow(variantId))!.stock).toBe(state === 'PAID' ? 2 : 3);
}

describe('cancel, pay, sweep, webhook and another buyer in the same instant', () => {
  it(
    `leave books and money that agree, in each of ${ROUNDS} rounds`,
    async () => {
      for (let turn = 0; turn < ROUNDS; turn += 1) {
        await round();
        if ((turn + 1) % ONCE_IN_A_WHILE === 0) process.stderr.write(`  ${turn + 1} rounds\n`);
      }
    },
    ROUNDS * 1_000 + 60_000,
  );
});
