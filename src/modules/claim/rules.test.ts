import { describe, expect, it } from 'vitest';
import { ACTOR_KINDS } from '~/modules/order/rules';
import {
  answerable,
  CLAIM_KINDS,
  CLAIM_REASONS,
  CLAIM_STATES,
  CLAIM_STEPS,
  claimDeadlines,
  claimStatesBefore,
  ENDED_CLAIM_STATES,
  goodAtFirst,
  lineRefusal,
  mayWithdraw,
  orderRefusal,
  REASONS_OF,
  refundSums,
  staffMay,
  type ClaimKind,
  type ClaimReason,
  type ClaimRefusal,
  type LineFacts,
  type OrderFacts,
  type SumsOf,
  wayBack,
} from './rules';

/** Every step there is: kind, from, to, who. Everything else is forbidden. */
const ALLOWED = new Set([
  'CANCEL REQUESTED REFUNDING ADMIN',
  'CANCEL REQUESTED COMPLETED SYSTEM',
  'CANCEL REQUESTED REFUSED ADMIN',
  'CANCEL REQUESTED WITHDRAWN SHOPPER',
  'CANCEL REFUNDING COMPLETED SYSTEM',
  'CANCEL REFUNDING REQUESTED SYSTEM',
  'RETURN REQUESTED PICKING_UP ADMIN',
  'RETURN REQUESTED REFUSED ADMIN',
  'RETURN REQUESTED WITHDRAWN SHOPPER',
  'RETURN PICKING_UP INSPECTING ADMIN',
  'RETURN PICKING_UP REFUSED ADMIN',
  'RETURN PICKING_UP WITHDRAWN SHOPPER',
  'RETURN INSPECTING REFUNDING ADMIN',
  'RETURN INSPECTING COMPLETED ADMIN',
  'RETURN INSPECTING REFUSED ADMIN',
  'RETURN REFUNDING COMPLETED SYSTEM',
  'RETURN REFUNDING INSPECTING SYSTEM',
  'EXCHANGE REQUESTED PICKING_UP ADMIN',
  'EXCHANGE REQUESTED REFUSED ADMIN',
  'EXCHANGE REQUESTED WITHDRAWN SHOPPER',
  'EXCHANGE PICKING_UP INSPECTING ADMIN',
  'EXCHANGE PICKING_UP REFUSED ADMIN',
  'EXCHANGE PICKING_UP WITHDRAWN SHOPPER',
  'EXCHANGE INSPECTING RESHIPPING ADMIN',
  'EXCHANGE INSPECTING REFUNDING ADMIN',
  'EXCHANGE INSPECTING COMPLETED ADMIN',
  'EXCHANGE INSPECTING REFUSED ADMIN',
  'EXCHANGE RESHIPPING COMPLETED ADMIN',
  'EXCHANGE REFUNDING COMPLETED SYSTEM',
  'EXCHANGE REFUNDING INSPECTING SYSTEM',
]);

describe('the steps of a request', () => {
  const all = CLAIM_KINDS.flatMap((kind) =>
    CLAIM_STATES.flatMap((from) =>
      CLAIM_STATES.flatMap((to) => ACTOR_KINDS.map((actor) => ({ kind, from, to, actor }))),
    ),
  );

  it.each(all)('$kind $from → $to by $actor is as the table says', ({ kind, from, to, actor }) => {
    const allowed = ALLOWED.has(`${kind} ${from} ${to} ${actor}`);
    expect(claimStatesBefore(kind, to, actor).includes(from)).toBe(allowed);
    expect(CLAIM_STEPS[kind][from]?.[to]?.includes(actor) ?? false).toBe(allowed);
  });

  it.each(CLAIM_KINDS)('lead out of no end of a %s', (kind) => {
    for (const ended of ENDED_CLAIM_STATES) {
      expect(CLAIM_STEPS[kind][ended]).toBeUndefined();
      expect(mayWithdraw(kind, ended)).toBe(false);
      expect(staffMay(kind, ended, true)).toEqual([]);
    }
  });

  it('can be taken back until the goods are here', () => {
    expect(CLAIM_STATES.filter((state) => mayWithdraw('CANCEL', state))).toEqual(['REQUESTED']);
    expect(CLAIM_STATES.filter((state) => mayWithdraw('RETURN', state))).toEqual(['REQUESTED', 'PICKING_UP']);
  });

  it.each([
    ['RETURN', 'REQUESTED', false, ['ACCEPT', 'REFUSE']],
    ['RETURN', 'PICKING_UP', false, ['MARK_PICKED_UP', 'REFUSE']],
    ['RETURN', 'INSPECTING', false, ['INSPECT', 'REFUSE']],
    ['RETURN', 'INSPECTING', true, ['REFUND']],
    ['EXCHANGE', 'INSPECTING', true, ['RESHIP', 'REFUND']],
    ['EXCHANGE', 'RESHIPPING', true, ['MARK_RESHIP_DELIVERED']],
    ['CANCEL', 'REFUNDING', false, []],
  ] as const)('%s in %s (inspected: %s) asks staff for %j', (kind, state, inspected, actions) => {
    expect(staffMay(kind, state, inspected)).toEqual(actions);
  });
});

describe('the reasons', () => {
  it('have one who answers for each', () => {
    expect(Object.fromEntries(CLAIM_REASONS.map((reason) => [reason, answerable(reason)]))).toEqual({
      CHANGED_MIND: 'BUYER',
      WRONG_OPTION: 'BUYER',
      DELIVERY_LATE: 'SHOP',
      FAULTY: 'SHOP',
      DAMAGED: 'SHOP',
      NOT_AS_DESCRIBED: 'SHOP',
      WRONG_ITEM: 'SHOP',
      OTHER: 'BUYER',
    });
  });

  it('of an exchange are all the shop’s: the same product comes once more', () => {
    expect(REASONS_OF.EXCHANGE.map(answerable)).toEqual(REASONS_OF.EXCHANGE.map(() => 'SHOP'));
  });
});

describe('what an order lets ask for', () => {
  const paid: OrderFacts = { payment: 'PAID', parcels: ['PREPARING'], canceling: false, open: false };
  const cases: [ClaimKind, Partial<OrderFacts>, ClaimRefusal | null][] = [
    ['CANCEL', {}, null],
    ['CANCEL', { payment: 'PARTIALLY_REFUNDED' }, null],
    ['CANCEL', { parcels: ['NONE', 'PREPARING'] }, null],
    ['CANCEL', { parcels: ['NONE'] }, 'CANCEL_AT_ONCE'],
    ['CANCEL', { parcels: ['SHIPPED'] }, 'ALREADY_SENT'],
    ['CANCEL', { parcels: ['PREPARING', 'SHIPPED'] }, 'ALREADY_SENT'],
    ['CANCEL', { parcels: ['DELIVERED'] }, 'ALREADY_SENT'],
    ['CANCEL', { parcels: ['COMPLETED'] }, 'ALREADY_SENT'],
    ['CANCEL', { open: true }, 'CLAIM_OPEN'],
    ['CANCEL', { canceling: true }, 'REFUNDING'],
    ['CANCEL', { payment: 'PENDING' }, 'NOT_PAID'],
    ['CANCEL', { payment: 'CONFIRMING' }, 'NOT_PAID'],
    ['CANCEL', { payment: 'AWAITING_DEPOSIT' }, 'NOT_PAID'],
    ['CANCEL', { payment: 'EXPIRED' }, 'NOT_PAID'],
    ['CANCEL', { payment: 'CANCELED' }, 'NOT_PAID'],
    ['CANCEL', { payment: 'REFUNDED' }, 'NOTHING_LEFT'],
    ['RETURN', { parcels: ['DELIVERED'] }, null],
    ['RETURN', { parcels: ['COMPLETED'] }, null],
    ['RETURN', { parcels: ['DELIVERED', 'SHIPPED'] }, null],
    ['RETURN', { parcels: ['SHIPPED'] }, 'NOT_DELIVERED'],
    ['RETURN', {}, 'NOT_DELIVERED'],
    ['EXCHANGE', { parcels: ['NONE'] }, 'NOT_DELIVERED'],
    ['EXCHANGE', { parcels: ['DELIVERED'] }, null],
    ['EXCHANGE', { parcels: ['DELIVERED'], open: true }, 'CLAIM_OPEN'],
    ['RETURN', { parcels: ['DELIVERED'], canceling: true }, 'REFUNDING'],
    ['RETURN', { parcels: ['DELIVERED'], payment: 'REFUNDED' }, 'NOTHING_LEFT'],
  ];
  it.each(cases)('%s with %j: %s', (kind, change, refusal) => {
    expect(orderRefusal(kind, { ...paid, ...change })).toBe(refusal);
  });
});

describe('what a line lets return', () => {
  const deliveredAt = new Date('2026-11-02T15:00:00+09:00');
  const line: LineFacts = { parcel: 'DELIVERED', deliveredAt, fresh: false, left: 2 };
  const at = (text: string) => new Date(`${text}+09:00`);

  it('counts days and months as the law does: to the end of the last day in Seoul', () => {
    expect(claimDeadlines(deliveredAt)).toEqual({
      changeOfMindUntil: at('2026-11-10T00:00:00'),
      faultUntil: at('2027-02-03T00:00:00'),
    });
    expect(claimDeadlines(at('2026-11-30T23:59:59')).faultUntil).toEqual(at('2027-03-01T00:00:00'));
  });

  const cases: ['BUYER' | 'SHOP', Partial<LineFacts>, string, ClaimRefusal | null][] = [
    ['BUYER', {}, '2026-11-02T15:00:01', null],
    ['BUYER', {}, '2026-11-09T23:59:59', null],
    ['BUYER', {}, '2026-11-10T00:00:00', 'TOO_LATE'],
    ['BUYER', { fresh: true }, '2026-11-02T15:00:01', 'FRESH_FOOD'],
    ['BUYER', { parcel: 'COMPLETED' }, '2026-11-02T15:00:01', 'CONFIRMED'],
    ['BUYER', { left: 0 }, '2026-11-02T15:00:01', 'NOTHING_LEFT'],
    ['BUYER', { parcel: 'SHIPPED', deliveredAt: null }, '2026-11-02T15:00:01', 'NOT_DELIVERED'],
    ['SHOP', {}, '2026-11-10T00:00:00', null],
    ['SHOP', { fresh: true }, '2026-11-10T00:00:00', null],
    ['SHOP', { parcel: 'COMPLETED' }, '2027-02-02T23:59:59', null],
    ['SHOP', { parcel: 'COMPLETED' }, '2027-02-03T00:00:00', 'TOO_LATE'],
    ['SHOP', { left: 0 }, '2026-11-10T00:00:00', 'NOTHING_LEFT'],
    ['SHOP', { parcel: 'PREPARING', deliveredAt: null }, '2026-11-10T00:00:00', 'NOT_DELIVERED'],
  ];
  it.each(cases)('%s %j at %s: %s', (side, change, moment, refusal) => {
    expect(lineRefusal(side, { ...line, ...change }, at(moment))).toBe(refusal);
  });

  it('ends for a fault thirty days after it was noticed', () => {
    const known = at('2026-11-03T08:00:00');
    expect(lineRefusal('SHOP', line, at('2026-12-03T23:59:59'), known)).toBeNull();
    expect(lineRefusal('SHOP', line, at('2026-12-04T00:00:00'), known)).toBe('KNOWN_TOO_LATE');
  });
});

describe('what an inspection begins with', () => {
  const cases: [ClaimReason, 'ROOM' | 'CHILLED' | 'FROZEN', number][] = [
    ['CHANGED_MIND', 'ROOM', 3],
    ['WRONG_ITEM', 'ROOM', 3],
    ['NOT_AS_DESCRIBED', 'ROOM', 3],
    ['FAULTY', 'ROOM', 0],
    ['DAMAGED', 'ROOM', 0],
    ['WRONG_ITEM', 'CHILLED', 0],
    ['WRONG_ITEM', 'FROZEN', 0],
    ['FAULTY', 'CHILLED', 0],
  ];
  it.each(cases)('%s, kept %s: %i of 3 are good', (reason, storage, good) => {
    expect(goodAtFirst(reason, { quantity: 3, storage })).toBe(good);
  });
});

describe('what the way back costs', () => {
  const ways = { oneWay: 3_000, bothWays: 6_000 };
  it.each([
    ['the way there was paid for', { deliveryFee: 3_000 }, 3_000],
    ['it was free', {}, 6_000],
    ['parcels of several sellers were paid for: one comes back', { deliveryFee: 9_000 }, 3_000],
    ['it was free, and an earlier return has paid for it', { withEarlierReturn: true }, 3_000],
    ['its region adds to a way', { surcharge: 3_000 }, 9_000],
    ['its region adds to both, of which one was paid for', { deliveryFee: 3_000, surcharge: 5_000 }, 8_000],
  ])('where %s', (_, paid, cost) => {
    expect(wayBack(ways, { deliveryFee: 0, withEarlierReturn: false, surcharge: 0, ...paid })).toBe(cost);
  });
});

describe('what comes back', () => {
  const base: SumsOf = {
    kind: 'RETURN',
    reason: 'CHANGED_MIND',
    chosen: [
      { unitPrice: 10_000, quantity: 2 },
      { unitPrice: 2_500, quantity: 1 },
    ],
    everything: true,
    shippingLeft: 3_000,
    moneyLeft: 25_500,
    returnsFee: 6_000,
  };
  const cases: [string, Partial<SumsOf>, [number, number, number, number]][] = [
    ['the buyer pays the way back', {}, [22_500, 0, 6_000, 16_500]],
    ['staff let the buyer off', { feeWaived: true }, [22_500, 0, 0, 22_500]],
    ['the shop pays both ways when everything comes back', { reason: 'FAULTY' }, [22_500, 3_000, 0, 25_500]],
    ['but the parcel has still brought the rest', { reason: 'FAULTY', everything: false }, [22_500, 0, 0, 22_500]],
    ['what never left costs nothing', { kind: 'CANCEL' }, [22_500, 3_000, 0, 25_500]],
    ['a late delivery is the shop’s', { kind: 'CANCEL', reason: 'DELIVERY_LATE' }, [22_500, 3_000, 0, 25_500]],
    ['goodwill given earlier counts', { reason: 'FAULTY', moneyLeft: 20_000 }, [22_500, 3_000, 5_500, 20_000]],
    ['the fee can be more than the goods', { chosen: [{ unitPrice: 5_000, quantity: 1 }] }, [5_000, 0, 6_000, -1_000]],
  ];
  it.each(cases)('%s', (_, change, [itemsAmount, shippingAmount, deduction, amount]) => {
    expect(refundSums({ ...base, ...change })).toEqual({ itemsAmount, shippingAmount, deduction, amount });
  });
});
