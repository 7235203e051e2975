import fc from 'fast-check';
import { expect } from 'vitest';
import type { ClaimKind, ClaimReason } from '~/modules/claim/rules';
import { acceptClaim, refuseClaim } from '~/modules/claim/service/decide-claim';
import { inspectClaim, markPickedUp } from '~/modules/claim/service/inspect-claim';
import { openClaim } from '~/modules/claim/service/open-claim';
import { completeDelivered, confirmPurchase, shipOrder } from '~/modules/claim/service/order-steps';
import { refundClaim } from '~/modules/claim/service/refund-claim';
import { markReshipDelivered, reship } from '~/modules/claim/service/reship';
import { settleClaims } from '~/modules/claim/service/settle-claims';
import { withdrawClaim } from '~/modules/claim/service/withdraw-claim';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { anyCtx } from '../factories/order';
import { index, passMinutes } from './buying';
import { command, pick, type Model } from './command';
import { CANCEL_FAULTS, sometimes } from './faults';
import { account, accountOf, linesOf, paidWith } from './giving-back';
import type { RealShop } from './real-shop';
import type { How, Request, Step, Wish } from './requests';
import { at, type Order } from './shop';
import { under } from './stand-in';

const PARCEL = { carrier: 'example-parcel', trackingNumber: '000000000000' };
const PARCEL_STEPS = ['PREPARING', 'SHIPPED', 'DELIVERED', 'COMPLETED'] as const;
type ParcelStep = (typeof PARCEL_STEPS)[number];

/** The parcel goes on, by some steps or over one of them; the last is the buyer's. */
const ship = command<{ order: number; steps: number; skip: boolean }>({
  name: 'ship',
  when: ({ shop }) => shop.orders.length > 0,
  run: async (model, real, { order, steps, skip }) => {
    const { shop } = model;
    const which = pick(shop.orders, order, (each) => shop.isCharged(each) && each.parcel !== 'COMPLETED');
    for (let step = 0; step < steps; step += 1) {
      const next = (['NONE', ...PARCEL_STEPS] as const).indexOf(shop.order(which).parcel) + Number(skip);
      await moveParcel(model, real, which, PARCEL_STEPS[next] ?? 'COMPLETED');
    }
  },
});

async function moveParcel({ shop, desk }: Model, real: RealShop, which: number, to: ParcelStep): Promise<void> {
  const order = shop.order(which);
  const { id } = real.order(which);
  const isNext = PARCEL_STEPS.indexOf(to) === (['NONE', ...PARCEL_STEPS] as const).indexOf(order.parcel);
  const may = shop.isCharged(order) && !order.canceling && isNext;
  const said = await real.try(() => {
    if (to === 'SHIPPED') return shipOrder(anyCtx(), { orderId: id, ...PARCEL }, real.admin);
    if (to === 'COMPLETED') return confirmPurchase(real.as(order.buyer), id);
    return advanceFulfilment(anyCtx(), id, to, { kind: 'ADMIN', id: real.admin });
  });
  expect(said).toBe(desk.stops(which, to) ? 'CLAIM_OPEN' : may ? undefined : 'ORDER_STATE');
  if (said !== undefined) return;
  order.parcel = to;
  if (to === 'DELIVERED') order.deliveredAt = shop.now;
}

const PARCEL_OF: Record<ClaimKind, readonly string[]> = {
  CANCEL: ['PREPARING'],
  RETURN: ['DELIVERED', 'COMPLETED'],
  EXCHANGE: ['DELIVERED', 'COMPLETED'],
};

const suits =
  ({ shop }: Model, { kind }: Wish) =>
  (order: Order): boolean =>
    shop.isCharged(order) && PARCEL_OF[kind].includes(order.parcel);

/** A buyer asks to cancel what is being prepared, or to return or exchange what arrived. */
const ask = command<Wish & { order: number }>({
  name: 'ask',
  when: (model, wish) => model.shop.orders.some(suits(model, wish)),
  run: async (model, real, { order, ...wish }) => {
    const { shop, desk } = model;
    const { kind, reason, account } = wish;
    const which = pick(shop.orders, order, suits(model, wish));
    const known = wish.units.filter(({ line }) => line < shop.order(which).lines.length);
    const some = known.length > 0 ? known : [{ line: 0, quantity: 1 }];
    const units = kind === 'CANCEL' ? [] : some;
    const before = desk.requests.length;
    const answer = desk.ask(which, { ...wish, units });
    const { id: orderId } = real.order(which);
    const lineIds = await linesOf(orderId);
    const lines = units.map(({ line, quantity }) => ({ lineId: at(lineIds, line), quantity }));
    const input = { orderId, kind, reason, text: '', lines, ...accountOf(account) };
    const said = await real.try(() => openClaim(real.as(shop.order(which).buyer), input));
    expect(typeof said === 'string' ? said : said.state).toBe(answer);
    if (typeof said !== 'string' && desk.requests.length > before) real.requests.push(said.id);
  },
});

const NEXT: Partial<Record<Request['state'], Step>> = {
  REQUESTED: 'accept',
  PICKING_UP: 'pickUp',
  RESHIPPING: 'arrive',
};
const nextOf = ({ state, kind, inspected }: Request): Step =>
  NEXT[state] ?? (inspected ? (kind === 'EXCHANGE' ? 'reship' : 'refund') : 'inspect');

type Handle = How & { request: number; step: Step | 'next' };

/** Staff take a request a step further, or the buyer takes it back; mostly the step that is next. */
const handle = command<Handle>({
  name: 'handle',
  when: ({ desk }) => desk.requests.length > 0,
  run: async (model, real, { request, step: wanted, ...how }) => {
    const { till, desk } = model;
    const isOpen = (each: Request) => desk.openOf(each.order) === each && each.state !== 'REFUNDING';
    const which = pick(desk.requests, request, isOpen);
    const { order } = desk.request(which);
    const step = wanted === 'next' ? nextOf(desk.request(which)) : wanted;
    const key = paidWith(till, order);
    const calls = await callsOf(model, real, which, how);
    const answer = desk.may(which, step) ? desk.step(which, step, how) : 'refused';
    const said = await under(real.toss, 'cancel', key < 0 ? undefined : how.fault, real.paymentKey(key), () =>
      real.try(calls[step]),
    );
    if (answer === 'refused') expect(said).toBeTypeOf('string');
    else expect(typeof said === 'string' ? said : said.state).toBe(answer);
  },
});

/** Every step as the shop's own call. */
async function callsOf({ shop, desk }: Model, real: RealShop, which: number, { good, waived, byHand }: How) {
  const { order, units } = desk.request(which);
  const claimId = at(real.requests, which);
  const { id: orderId } = real.order(order);
  const lineIds = await linesOf(orderId);
  const lines = units.map(({ line, quantity }, nth) => ({
    lineId: at(lineIds, line),
    good: Math.min(quantity, good[nth] ?? 0),
  }));
  const staff = real.admin;
  const paid = byHand ? { manualReference: 'transfer 2' } : {};
  return {
    accept: () => acceptClaim(anyCtx(), { claimId, text: '' }, staff),
    refuse: () => refuseClaim(anyCtx(), { claimId, text: 'no' }, staff),
    withdraw: () => withdrawClaim(real.as(shop.order(order).buyer), { orderId, claimId }),
    pickUp: () => markPickedUp(anyCtx(), { claimId, ...PARCEL }, staff),
    inspect: () => inspectClaim(anyCtx(), { claimId, lines, feeWaived: waived }, staff),
    refund: () => refundClaim(anyCtx(), { claimId, feeWaived: waived, ...paid }, staff),
    reship: () => reship(anyCtx(), { claimId, ...PARCEL }, staff),
    arrive: () => markReshipDelivered(anyCtx(), claimId, staff),
  };
}

/** The timers: requests follow their money, and what arrived long ago counts as confirmed. */
export const tidy = command<object>({
  name: 'tidy',
  run: async ({ desk }) => {
    desk.settleAll();
    await settleClaims(anyCtx());
    desk.completeDelivered();
    await completeDelivered(anyCtx());
  },
});

const DAY = 24 * 60;
/** Before the three months in which a fault can be told are over, whose end depends on the calendar. */
const SEASON = 80 * DAY;

/** Days go by, and never so many that somebody asks on the eighth day after delivery: it depends on the hour. */
const later = command<{ days: number }>({
  name: 'later',
  when: ({ shop }, { days }) => shop.now + days * DAY < SEASON,
  run: (model, real, { days }) => passMinutes(model, real, days * DAY),
});

const fault = sometimes(CANCEL_FAULTS);
const seldom = fc.nat(4).map((n) => n === 4);
const units = fc.uniqueArray(fc.record({ line: fc.nat(2), quantity: fc.constantFrom(1, 1, 1, 2, 3) }), {
  minLength: 1,
  maxLength: 3,
  selector: ({ line }) => line,
});
const wish = fc
  .constantFrom<[ClaimKind, ClaimReason][]>(
    ['CANCEL', 'CHANGED_MIND'],
    ['CANCEL', 'DELIVERY_LATE'],
    ['RETURN', 'CHANGED_MIND'],
    ['RETURN', 'FAULTY'],
    ['EXCHANGE', 'DAMAGED'],
    ['EXCHANGE', 'WRONG_ITEM'],
  )
  .chain(([kind, reason]) =>
    fc.record({ order: index, kind: fc.constant(kind), reason: fc.constant(reason), units, account }),
  );
const step = fc.constantFrom<(Step | 'next')[]>(
  ...Array.from({ length: 14 }, () => 'next' as const),
  ...([
    'accept',
    'refuse',
    'refuse',
    'withdraw',
    'pickUp',
    'inspect',
    'refund',
    'refund',
    'reship',
    'arrive',
    'arrive',
    'arrive',
  ] as const),
);

export const REQUESTING = {
  ship: fc.record({ order: index, steps: fc.integer({ min: 1, max: 3 }), skip: seldom }).map(ship),
  ask: wish.map(ask),
  handle: fc
    .record({
      ...{ request: index, step, fault, waived: seldom, byHand: seldom },
      good: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
    })
    .map(handle),
  tidy: fc.constant({}).map(tidy),
  later: fc.record({ days: fc.constantFrom(2, 2, 9) }).map(later),
};
