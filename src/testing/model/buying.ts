import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { adjustStock } from '~/modules/inventory/service/stock';
import { variants } from '~/modules/catalog/tables';
import { releaseReservations } from '~/modules/order/service/sweep';
import { placeOrder } from '~/modules/order/service/place-order';
import { sql } from '~/server/db';
import { testDb } from '../db';
import { anyCtx } from '../factories/order';
import { command, pick, type Model } from './command';
import { orderRequest } from './order-request';
import type { RealShop } from './real-shop';
import { PLACES, type Line, type Place } from './shop';
import { ageAt, expireAt } from './stand-in';
import { passTime } from './world';

export const index = fc.nat(19);
const variant = fc.nat(2);
export const buyer = fc.nat(2);
const line = fc.record({ variant, quantity: fc.integer({ min: 1, max: 3 }) });
const rarely = fc.nat(9).map((n) => n === 9);

type Wish = {
  readonly buyer: number;
  readonly lines: readonly Line[];
  readonly to: Place;
  /** The total is one of yesterday, or of an address before this one. */
  readonly stale: boolean;
  readonly moved: boolean;
};

/** People order in the same moment; sometimes at a price of yesterday, or at what delivery to the mainland costs. */
async function placeAll({ shop }: Model, real: RealShop, wishes: readonly Wish[]): Promise<void> {
  // Another connection object each time: what is sold out is remembered by the one it was found with.
  const db = drizzle(sql());
  const asked = wishes.map(({ buyer, lines, to, stale, moved }) => {
    const named = lines.map(({ variant, quantity }) => ({ variantId: real.variants[variant]!, quantity }));
    const seen = shop.totalOf(lines, moved ? PLACES[0] : to) + (stale ? 100 : 0);
    const input = orderRequest(named, seen, to.postalCode);
    return { input, placed: real.try(() => placeOrder({ ...real.as(buyer), db }, input)) };
  });
  const answers = await Promise.all(asked.map(({ placed }) => placed));
  for (const [turn, { buyer, lines, to }] of wishes.entries()) {
    const { input } = asked[turn]!;
    const answer = answers[turn];
    const refusals = shop.place(buyer, lines, input.expectedTotal, to);
    if (refusals.length > 0) expect(refusals).toContain(answer);
    else expect(answer).toMatchObject({ total: input.expectedTotal });
    if (typeof answer === 'object') real.orders.push({ id: answer.id, number: answer.number, input });
  }
}

export const place = command<Wish>({
  name: 'place',
  run: (model, real, wish) => placeAll(model, real, [wish]),
});

const together = command<{ wishes: readonly Wish[] }>({
  name: 'together',
  run: (model, real, { wishes }) => placeAll(model, real, wishes),
});

/** The same request once more, or another one under its key. */
const repeat = command<{ order: number; other: boolean }>({
  name: 'repeat',
  when: ({ shop }) => shop.orders.length > 0,
  run: async ({ shop }, real, { order, other }) => {
    const which = pick(shop.orders, order, () => true);
    const { id, input } = real.order(which);
    const again = other ? { ...input, expectedTotal: input.expectedTotal + 100 } : input;
    const answer = await real.try(() => placeOrder(real.as(shop.order(which).buyer), again));
    if (other) expect(answer).toBe('IDEMPOTENCY_MISMATCH');
    else expect(answer).toMatchObject({ id });
  },
});

/** Minutes go by, for the shop and for the provider; payments nobody confirmed in time end there. */
export async function passMinutes({ till }: Model, real: RealShop, minutes: number): Promise<void> {
  await passTime(minutes);
  await ageAt(real.toss, minutes);
  for (const attempt of real.attempts)
    attempt.dueAt = attempt.dueAt && new Date(attempt.dueAt.getTime() - minutes * 60_000);
  for (const ended of till.pass(minutes)) await expireAt(real.toss, real.paymentKey(ended));
}

export const pass = command<{ minutes: number }>({
  name: 'pass',
  run: (model, real, { minutes }) => passMinutes(model, real, minutes),
});

export const sweep = command<object>({
  name: 'sweep',
  run: async ({ shop }) => {
    shop.sweep();
    await releaseReservations(anyCtx());
  },
});

const price = command<{ variant: number; price: number }>({
  name: 'price',
  run: async ({ shop }, real, { variant, price }) => {
    shop.variant(variant).price = price;
    await testDb().update(variants).set({ price }).where(eq(variants.id, real.variants[variant]!));
  },
});

/** Holds past their time may still stand in the way of taking units off the shelf: nobody has tidied up yet. */
export const stock = command<{ variant: number; delta: number }>({
  name: 'stock',
  run: async ({ shop }, real, { variant, delta }) => {
    const cause = { actor: 'model', cause: 'counted' };
    const answer = await real.try(() => adjustStock(anyCtx(), real.variants[variant]!, delta, cause));
    if (shop.free(variant) + delta < 0) expect(answer).toBe('STOCK_BELOW_RESERVED');
    else if (shop.unswept(variant) + delta >= 0) expect(answer).not.toBe('STOCK_BELOW_RESERVED');
    if (typeof answer !== 'string') shop.variant(variant).stock += delta;
  },
});

const wish = fc.record({
  buyer,
  lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  to: fc.constantFrom(...PLACES),
  stale: rarely,
  moved: rarely,
});

export const BUYING = {
  place: wish.map(place),
  together: fc
    .record({ wishes: fc.uniqueArray(wish, { minLength: 2, maxLength: 3, selector: ({ buyer }) => buyer }) })
    .map(together),
  repeat: fc.record({ order: index, other: fc.boolean() }).map(repeat),
  pass: fc.record({ minutes: fc.constantFrom(1, 6, 6, 11, 11, 16, 31, 1500) }).map(pass),
  sweep: fc.constant({}).map(sweep),
  price: fc.record({ variant, price: fc.constantFrom(2500, 9900, 21_000) }).map(price),
  stock: fc.record({ variant, delta: fc.integer({ min: -2, max: 2 }).filter((delta) => delta !== 0) }).map(stock),
};
