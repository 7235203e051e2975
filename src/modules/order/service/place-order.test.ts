import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { lockStock } from '~/modules/inventory/service/stock';
import { stockHolds, variantStock } from '~/modules/inventory/tables';
import { inTx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant, orderInput } from '~/testing/factories/order';
import { placeOrderInput } from '../input';
import { orders } from '../tables';
import { releaseReservations } from './sweep';
import { placeOrder } from './place-order';
import { quote } from './quote';
import { findOpenOrder, getMyOrder } from './read';
import { backToPending, startConfirming } from './settle';

const one = (variantId: Awaited<ReturnType<typeof givenVariant>>['variantId'], quantity = 1) => [
  { variantId, quantity },
];
const stateOf = async (id: Awaited<ReturnType<typeof givenOrder>>['id']) =>
  (await testDb().select({ state: orders.state }).from(orders).where(eq(orders.id, id)))[0]?.state;
const timeIsUp = async (id: Awaited<ReturnType<typeof givenOrder>>['id']) => {
  await testDb()
    .update(orders)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(orders.id, id));
  await testDb()
    .update(stockHolds)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(stockHolds.orderId, id));
};

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

describe('placing an order', () => {
  it('prices from the database and reserves in the same transaction', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ stock: 5, price: 2400, listPrice: 3100 });
    const order = await givenOrder(ctx, one(variantId, 2));
    expect(order.total).toBe(2 * 2400 + 3000);
    const mine = await getMyOrder(ctx, order.id);
    expect(mine.order).toMatchObject({
      itemsTotal: 6200,
      discountTotal: 1400,
      shippingTotal: 3000,
      total: 7800,
      state: 'PENDING',
    });
    expect(mine.events.map((event) => event.kind)).toEqual(['PLACED']);
    const [stock] = await testDb().select().from(variantStock).where(eq(variantStock.variantId, variantId));
    expect(stock).toMatchObject({ stock: 5, reservedStock: 2 });
  });

  it('is one order however often the same request comes, also at once', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ stock: 5 });
    const input = await orderInput(ctx, one(variantId));
    const placed = await Promise.all(Array.from({ length: 10 }, () => placeOrder(ctx, input)));
    expect(new Set(placed.map((order) => order.id)).size).toBe(1);
    await expect(placeOrder(ctx, { ...input, lines: one(variantId, 2) })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_MISMATCH',
    });
  });

  it('says a changed total before it reserves anything', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ price: 2500 });
    const input = await orderInput(ctx, one(variantId), { expectedTotal: 5000 });
    await expect(placeOrder(ctx, input)).rejects.toMatchObject({ code: 'TOTAL_CHANGED', details: { total: 5500 } });
    expect(await findOpenOrder(ctx)).toBeNull();
  });

  it('gives way to the same buyer’s next try, so nobody is blocked by their own hold', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ stock: 1 });
    const first = await givenOrder(ctx, one(variantId));
    const second = await givenOrder(ctx, one(variantId));
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['CANCELED', 'PENDING']);
  });

  it('gives way also where the next try holds more products', async () => {
    const { ctx } = await givenCustomer();
    const last = await givenVariant({ stock: 1 });
    const other = await givenVariant();
    const first = await givenOrder(ctx, one(last.variantId));
    await givenOrder(ctx, [...one(last.variantId), ...one(other.variantId)]);
    expect(await stateOf(first.id)).toBe('CANCELED');
  });

  it('shows nobody as available what they are just paying for', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ stock: 1 });
    const order = await givenOrder(ctx, one(variantId));
    expect((await quote(ctx, one(variantId))).lines[0]?.problem).toBeNull();
    await inTx(ctx, (tx) => startConfirming(tx, order.id, { kind: 'SHOPPER' }));
    expect((await quote(ctx, one(variantId))).lines[0]?.problem).toBe('OUT_OF_STOCK');
    await inTx(ctx, (tx) => backToPending(tx, order.id, 'REJECT_CARD_PAYMENT', { kind: 'PROVIDER' }));
    expect((await quote(ctx, one(variantId))).lines[0]?.problem).toBeNull();
  });

  it('counts an order that is being paid as an open one', async () => {
    const { ctx } = await givenCustomer();
    for (let turn = 0; turn < 3; turn += 1) {
      const order = await givenOrder(ctx, one((await givenVariant()).variantId));
      await inTx(ctx, (tx) => startConfirming(tx, order.id, { kind: 'SHOPPER' }));
    }
    await expect(givenOrder(ctx, one((await givenVariant()).variantId))).rejects.toMatchObject({
      code: 'TOO_MANY_OPEN_ORDERS',
    });
  });

  it('lets a buyer rest who leaves order after order unpaid', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant();
    for (let turn = 0; turn < 12; turn += 1) await givenOrder(ctx, one(variantId));
    await expect(givenOrder(ctx, one(variantId))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('refuses a fourth unpaid order', async () => {
    const { ctx } = await givenCustomer();
    for (let turn = 0; turn < 3; turn += 1) await givenOrder(ctx, one((await givenVariant()).variantId));
    await expect(givenOrder(ctx, one((await givenVariant()).variantId))).rejects.toMatchObject({
      code: 'TOO_MANY_OPEN_ORDERS',
    });
  });

  it('sells the last unit to one of two buyers and tells the other how many are left', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    const [a, b] = await Promise.all([givenCustomer(), givenCustomer()]);
    const inputs = await Promise.all([orderInput(a.ctx, one(variantId)), orderInput(b.ctx, one(variantId))]);
    const tries = await Promise.allSettled([placeOrder(a.ctx, inputs[0]), placeOrder(b.ctx, inputs[1])]);
    expect(tries.map((attempt) => attempt.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = tries.find((attempt) => attempt.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'OUT_OF_STOCK', details: { available: 0 } });
  });

  it('is nobody else’s to read', async () => {
    const [owner, other] = await Promise.all([givenCustomer(), givenCustomer()]);
    const order = await givenOrder(owner.ctx, one((await givenVariant()).variantId));
    await expect(getMyOrder(other.ctx, order.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getMyOrder(anyCtx(), order.id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['a price', { price: 1 }],
    ['a state', { state: 'PAID' }],
    ['a user', { userId: 'usr_00000000000000000000' }],
  ])('accepts no %s from outside', async (_, extra) => {
    const { ctx } = await givenCustomer();
    const input = await orderInput(ctx, one((await givenVariant()).variantId));
    expect(placeOrderInput.safeParse({ ...input, ...extra }).success).toBe(false);
  });

  it.each([0, -1, 1.5, 100, Number.NaN, '1', null])('accepts no quantity %s', async (quantity) => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant();
    const input = await orderInput(ctx, one(variantId));
    expect(placeOrderInput.safeParse({ ...input, lines: [{ variantId, quantity }] }).success).toBe(false);
  });
});

describe('unpaid orders whose time is up', () => {
  it('are expired once by any number of sweepers, and their stock is back', async () => {
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant({ stock: 2 });
    const order = await givenOrder(ctx, one(variantId, 2));
    expect(await releaseReservations(anyCtx())).toBe(0);
    await timeIsUp(order.id);
    const released = await Promise.all(Array.from({ length: 6 }, () => releaseReservations(anyCtx())));
    expect(released.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await stateOf(order.id)).toBe('EXPIRED');
    const [stock] = await testDb().select().from(variantStock).where(eq(variantStock.variantId, variantId));
    expect(stock).toMatchObject({ stock: 2, reservedStock: 0 });
    expect((await getMyOrder(ctx, order.id)).events.at(-1)).toMatchObject({ kind: 'EXPIRED', actor: 'CRON' });
  });

  it('do not wait for one of them that somebody sits on', async () => {
    const { ctx } = await givenCustomer();
    const [stuck, free] = [await givenVariant(), await givenVariant()];
    const first = await givenOrder(ctx, one(stuck.variantId));
    const second = await givenOrder(ctx, one(free.variantId));
    await timeIsUp(first.id);
    await timeIsUp(second.id);
    await inTx(anyCtx(), async (tx) => {
      await lockStock(tx, [stuck.variantId]);
      expect(await releaseReservations(anyCtx())).toBe(1);
    });
    expect([await stateOf(first.id), await stateOf(second.id)]).toEqual(['PENDING', 'EXPIRED']);
    expect(await releaseReservations(anyCtx())).toBe(1);
  });

  it('are left alone while they are being confirmed', async () => {
    const { ctx } = await givenCustomer();
    const order = await givenOrder(ctx, one((await givenVariant()).variantId));
    await testDb().update(orders).set({ state: 'CONFIRMING' }).where(eq(orders.id, order.id));
    await testDb()
      .update(orders)
      .set({ expiresAt: sql`now() - interval '1 hour'` })
      .where(eq(orders.id, order.id));
    expect(await releaseReservations(anyCtx())).toBe(0);
    expect(await stateOf(order.id)).toBe('CONFIRMING');
  });

  it('are paid or lost, never both and never in a deadlock, when a rival comes in the same moment', async () => {
    for (let round = 0; round < 15; round += 1) {
      const [late, rival] = [await givenCustomer(), await givenCustomer()];
      const [a, b] = [await givenVariant({ stock: 1 }), await givenVariant({ stock: 1 })];
      const order = await givenOrder(late.ctx, [...one(a.variantId), ...one(b.variantId)]);
      const input = await orderInput(rival.ctx, one(a.variantId), { expectedTotal: 5500 });
      const both = { ...input, lines: [...one(b.variantId), ...one(a.variantId)], expectedTotal: 11_000 };
      await timeIsUp(order.id);
      const [kept, taken] = await Promise.allSettled([
        inTx(late.ctx, (tx) => startConfirming(tx, order.id, { kind: 'SHOPPER' })),
        placeOrder(rival.ctx, round % 2 ? input : both),
      ]);
      expect([kept.status, taken.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      const lost = kept.status === 'rejected' ? kept : taken;
      if (lost.status === 'rejected') expect(lost.reason).toMatchObject({ code: 'OUT_OF_STOCK' });
    }
  });
});

describe('a hold whose time is up', () => {
  it('blocks nobody, whoever else orders in the same moment', async () => {
    const [a, b] = [await givenVariant({ stock: 3 }), await givenVariant({ stock: 1 })];
    const [guest, x, y] = await Promise.all([givenCustomer(), givenCustomer(), givenCustomer()]);
    for (const { ctx } of [guest, x]) await timeIsUp((await givenOrder(ctx, one(a.variantId))).id);
    const inputs = await Promise.all([orderInput(x.ctx, one(b.variantId)), orderInput(y.ctx, one(a.variantId, 3))]);
    await Promise.all([placeOrder(x.ctx, inputs[0]), placeOrder(y.ctx, inputs[1])]);
    const [stock] = await testDb().select().from(variantStock).where(eq(variantStock.variantId, a.variantId));
    expect(stock).toMatchObject({ stock: 3, reservedStock: 3 });
  });

  it('blocks no line of an order, however many it blocked', async () => {
    const [a, b] = [await givenVariant({ stock: 1 }), await givenVariant({ stock: 1 })];
    const both = [...one(a.variantId), ...one(b.variantId)];
    const [x, y] = await Promise.all([givenCustomer(), givenCustomer()]);
    await timeIsUp((await givenOrder(x.ctx, both)).id);
    expect(await stateOf((await givenOrder(y.ctx, both)).id)).toBe('PENDING');
  });

  it('is not kept for its buyer, who wants more than there is', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    const [x, y] = await Promise.all([givenCustomer(), givenCustomer()]);
    await timeIsUp((await givenOrder(x.ctx, one(variantId))).id);
    const inputs = await Promise.all([orderInput(y.ctx, one(variantId)), orderInput(y.ctx, one(variantId))]);
    const tries = await Promise.allSettled([
      placeOrder(x.ctx, { ...inputs[0], lines: one(variantId, 2), expectedTotal: 8000 }),
      placeOrder(y.ctx, inputs[1]),
    ]);
    expect(tries.map((attempt) => attempt.status)).toEqual(['rejected', 'fulfilled']);
  });
});

describe('the units of a buyer’s unpaid orders', () => {
  it('are limited, all of them together; what gives way does not count', async () => {
    const { ctx } = await givenCustomer();
    const small = { ...ctx, shop: { ...ctx.shop, order: { ...ctx.shop.order, maxOpenUnits: 5 } } };
    const [a, b] = [await givenVariant(), await givenVariant()];
    await givenOrder(small, one(a.variantId, 3));
    await givenOrder(small, one(a.variantId, 4));
    await expect(givenOrder(small, one(b.variantId, 2))).rejects.toMatchObject({
      code: 'TOO_MANY_OPEN_UNITS',
      details: { max: 5 },
    });
    await givenOrder(small, one(b.variantId, 1));
  });
});
