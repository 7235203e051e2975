import { asc, eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { releaseReservations } from '~/modules/order/service/sweep';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { placeOrder } from '~/modules/order/service/place-order';
import { orderEvents } from '~/modules/order/tables';
import { cancelAnyOrder, cancelMyOrder } from '~/modules/payment/service/cancel-order';
import { confirmPayment } from '~/modules/payment/service/confirm';
import { receiveWebhook } from '~/modules/payment/service/receive-webhook';
import { checkPayment, reconcilePayments } from '~/modules/payment/service/reconcile';
import type { Ctx } from '~/server/context';
import type { Chance } from '../chance';
import { testDb } from '../db';
import { anyCtx, givenCustomer } from '../factories/order';
import { givenAuthenticated, orderRow, stockRow, timeIsUp } from '../factories/payment';
import { orderRequest } from '../model/order-request';
import { asSent } from '../model/stand-in';
import type { TestToss } from '../toss';
import { answersOf } from './answers';
import type { Processes } from './processes';

/** What three units cost, delivered for nothing. */
const ALL_THREE = 45_000;

export type Stage = { readonly toss: TestToss; readonly shops: Processes; readonly chance: Chance };
export type Given = Awaited<ReturnType<typeof givenInstant>>;

async function goWrong({ toss, chance }: Stage, paymentKey: string): Promise<void> {
  const confirm = chance.pick(['none', 'none', 'slow', 'slow-before', 'reset-after', '500-before', 'refuse']);
  const cancel = chance.pick(['none', 'slow', 'reset-before', 'reset-after']);
  const slow = { delayMs: 5 + chance.upTo(30), paymentKey };
  if (confirm !== 'none')
    await toss.fault({ confirm, ...slow, ...(confirm === 'refuse' && { code: 'REJECT_CARD_PAYMENT' }) });
  if (cancel !== 'none') await toss.fault({ cancel, ...slow });
}

/**
 * An order whose shopper comes back from the payment window. Some have been paid for already: then it is about who gives the
 * money back, and who sends the parcel. Of others the time is up.
 */
export async function givenInstant(stage: Stage) {
  const { toss, chance } = stage;
  const order = await givenAuthenticated(toss);
  const [other, admin] = [await givenCustomer(), await givenCustomer('ADMIN')];
  if (chance.happens(1 / 3)) await confirmPayment(order.ctx, order.input);
  else if (chance.happens(1 / 2)) await timeIsUp(order.orderId);
  await goWrong(stage, order.paymentKey);
  return { ...order, stage, other, admin };
}

/** All who may do something about the order. */
function actorsOf({ stage, ctx, input, orderId, variantId, providerOrderId, paymentKey, other, admin }: Given) {
  const { toss } = stage;
  const wish = orderRequest([{ variantId, quantity: 3 }], ALL_THREE);
  const cancel = { orderId, reason: 'OTHER' as const };
  const as = (who: Ctx, db: Ctx['db']): Ctx => ({ ...who, now: new Date(), db });
  const pay = (db: Ctx['db']) => confirmPayment(as(ctx, db), input);
  const sweep = (db: Ctx['db']) => releaseReservations(as(anyCtx(), db));
  const receive = async (db: Ctx['db'], forged: object) => {
    const sent = await asSent(toss, providerOrderId, paymentKey);
    const body = { eventType: 'PAYMENT_STATUS_CHANGED', data: { ...sent, ...forged } };
    return receiveWebhook(as(anyCtx(), db), 'toss', crypto.randomUUID(), body);
  };
  const webhook = (db: Ctx['db']) => receive(db, {});
  const forged = (db: Ctx['db']) =>
    receive(db, { status: stage.chance.pick(['DONE', 'CANCELED', 'ABORTED', 'EXPIRED']) });
  const staff = { kind: 'ADMIN', id: admin.userId } as const;
  const all: ((db: Ctx['db']) => Promise<unknown>)[] = [
    pay,
    pay,
    webhook,
    webhook,
    forged,
    (db) => cancelMyOrder(as(ctx, db), cancel),
    (db) => cancelAnyOrder(as(anyCtx(), db), cancel, admin.userId),
    sweep,
    sweep,
    (db) => reconcilePayments(as(anyCtx(), db)),
    (db) => checkPayment(as(ctx, db), orderId),
    (db) => placeOrder(as(other.ctx, db), wish),
    (db) => advanceFulfilment(as(anyCtx(), db), orderId, 'PREPARING', staff),
  ];
  return all;
}

/** Goes first, or lets the others have a few round trips of the database before. */
async function inItsTime<T>({ shops, chance }: Stage, work: (db: Ctx['db']) => Promise<T>): Promise<T> {
  const db = chance.pick(shops.dbs);
  for (let trips = chance.pick([0, 0, 1, 2, 4, 8, 16]); trips > 0; trips -= 1) await db.execute(sql`SELECT 1`);
  return work(db);
}

/** At least four of them in the same instant. @returns what they were told */
export async function playInstant(given: Given): Promise<readonly unknown[]> {
  const { stage } = given;
  const actors = stage.chance.shuffled(actorsOf(given));
  const present = actors.slice(0, 4 + stage.chance.upTo(actors.length - 4));
  return (await answersOf(present.map((actor) => inItsTime(stage, actor)))).done;
}

async function storyOf({ orderId }: Given): Promise<readonly string[]> {
  const events = testDb().select({ kind: orderEvents.kind }).from(orderEvents);
  const rows = await events.where(eq(orderEvents.orderId, orderId)).orderBy(asc(orderEvents.id));
  return rows.map(({ kind }) => kind);
}

/** What the buyer was told, what the provider took and what lies on the shelf fit the state the order came to rest in. */
export async function judgeInstant(given: Given, told: readonly unknown[]): Promise<void> {
  const { stage, orderId, variantId, providerOrderId, amount } = given;
  const { state } = (await orderRow(orderId))!;
  const { charged, entries } = await stage.toss.ledger(providerOrderId);
  expect(entries.filter(({ type }) => type === 'CHARGE').length).toBeLessThanOrEqual(1);
  expect(['PAID', 'REFUNDED', 'CANCELED', 'EXPIRED', 'PENDING']).toContain(state);
  expect(charged).toBe(state === 'PAID' || state === 'REFUNDED' ? amount : 0);
  const said = (word: string) => told.some((answer) => JSON.stringify(answer) === JSON.stringify({ state: word }));
  if (said('CANCELED')) expect(state).toBe('CANCELED');
  if (said('PAID')) expect(['PAID', 'REFUNDED']).toContain(state);
  if (said('REFUNDED') || said('REFUNDING')) expect(state).toBe('REFUNDED');
  const story = await storyOf(given);
  const back = story.indexOf('REFUND_REQUESTED');
  if (back >= 0) expect(story.slice(back)).not.toContain('PREPARING');
  expect((await stockRow(variantId))!.stock).toBe(state === 'PAID' ? 2 : 3);
}
