import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { outbox } from '~/modules/notification/tables';
import { inTx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenVariant } from '~/testing/factories/order';
import { recountReserved } from './recount';
import { adjustStock, holdStock, releaseHolds, restock, sellHolds, summed } from './stock';
import { stockHolds, stockMovements, variantStock } from '../tables';

const by = { actor: 'test', cause: 'test' };
const hold = (orderId: Id<'ord'>, lines: { variantId: Id<'var'>; quantity: number }[], minutes = 15) =>
  inTx(anyCtx(), (tx) =>
    holdStock(tx, { orderId, holder: newId('usr') }, lines, new Date(Date.now() + minutes * 60_000), by),
  );

async function counters(variantId: Id<'var'>) {
  const [row] = await testDb()
    .select({ stock: variantStock.stock, reserved: variantStock.reservedStock })
    .from(variantStock)
    .where(eq(variantStock.variantId, variantId));
  return row;
}
const expire = (orderId: Id<'ord'>) =>
  testDb()
    .update(stockHolds)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(stockHolds.orderId, orderId));

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

describe('holding stock', () => {
  it('reserves without selling, sells both counters, and restocks', async () => {
    const { variantId } = await givenVariant({ stock: 5 });
    const orderId = newId('ord');
    await hold(orderId, [{ variantId, quantity: 2 }]);
    expect(await counters(variantId)).toEqual({ stock: 5, reserved: 2 });
    await inTx(anyCtx(), (tx) => sellHolds(tx, orderId, [{ variantId, quantity: 2 }], by));
    expect(await counters(variantId)).toEqual({ stock: 3, reserved: 0 });
    await inTx(anyCtx(), (tx) => restock(tx, orderId, [{ variantId, quantity: 2 }], by));
    expect(await counters(variantId)).toEqual({ stock: 5, reserved: 0 });
  });

  it('holds all lines or none', async () => {
    const plenty = await givenVariant({ stock: 5 });
    const scarce = await givenVariant({ stock: 1 });
    const wanted = [
      { variantId: plenty.variantId, quantity: 1 },
      { variantId: scarce.variantId, quantity: 2 },
    ];
    await expect(hold(newId('ord'), wanted)).rejects.toMatchObject({
      code: 'OUT_OF_STOCK',
      details: { variantId: scarce.variantId, available: 1 },
    });
    expect(await counters(plenty.variantId)).toEqual({ stock: 5, reserved: 0 });
  });

  it('sums two lines of one variant before it judges', async () => {
    const { variantId } = await givenVariant({ stock: 3 });
    await expect(
      hold(newId('ord'), [
        { variantId, quantity: 2 },
        { variantId, quantity: 2 },
      ]),
    ).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(
      summed([
        { variantId, quantity: 2 },
        { variantId, quantity: 2 },
      ]),
    ).toEqual([{ variantId, quantity: 4 }]);
  });

  it('releases once, however often it is asked', async () => {
    const { variantId } = await givenVariant({ stock: 2 });
    const orderId = newId('ord');
    await hold(orderId, [{ variantId, quantity: 2 }]);
    await Promise.all(Array.from({ length: 8 }, () => inTx(anyCtx(), (tx) => releaseHolds(tx, orderId, by))));
    expect(await counters(variantId)).toEqual({ stock: 2, reserved: 0 });
  });

  it('lets an expired hold go when somebody else needs it, without any cron', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    const late = newId('ord');
    await hold(late, [{ variantId, quantity: 1 }]);
    await expect(hold(newId('ord'), [{ variantId, quantity: 1 }])).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    await expire(late);
    await hold(newId('ord'), [{ variantId, quantity: 1 }]);
    expect(await counters(variantId)).toEqual({ stock: 1, reserved: 1 });
  });

  it('gives the last unit to exactly one of forty', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { variantId } = await givenVariant({ stock: 1 });
      const tries = await Promise.allSettled(
        Array.from({ length: 40 }, () => hold(newId('ord'), [{ variantId, quantity: 1 }])),
      );
      expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
      expect(await counters(variantId)).toEqual({ stock: 1, reserved: 1 });
    }
  });
});

describe('selling out and coming back', () => {
  /** How often the pages of a variant were to be forgotten: the first time when it got its first units. */
  const turnsOf = async (variantId: Id<'var'>) => {
    const rows = await testDb()
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(sql`${outbox.topic} = 'sold-out-pages' AND ${outbox.payload}->'variantIds' ? ${variantId}`)
      .orderBy(asc(outbox.id));
    return rows.length;
  };

  it('is announced when the last unit is held, sold units being no news, and when one comes back', async () => {
    const { variantId } = await givenVariant({ stock: 3 });
    expect(await turnsOf(variantId)).toBe(1);
    const orderId = newId('ord');
    await hold(orderId, [{ variantId, quantity: 2 }]);
    expect(await turnsOf(variantId)).toBe(1);
    const last = newId('ord');
    await hold(last, [{ variantId, quantity: 1 }]);
    expect(await turnsOf(variantId)).toBe(2);
    await inTx(anyCtx(), (tx) => sellHolds(tx, orderId, [{ variantId, quantity: 2 }], by));
    expect(await turnsOf(variantId)).toBe(2);
    await inTx(anyCtx(), (tx) => releaseHolds(tx, last, by));
    expect(await turnsOf(variantId)).toBe(3);
    await inTx(anyCtx(), (tx) => restock(tx, orderId, [{ variantId, quantity: 2 }], by));
    expect(await turnsOf(variantId)).toBe(3);
  });

  it('is announced for a correction to nothing and from nothing, and for a recount', async () => {
    const { variantId } = await givenVariant({ stock: 4 });
    await inTx(anyCtx(), (tx) => adjustStock(tx, variantId, -3, by));
    expect(await turnsOf(variantId)).toBe(1);
    await inTx(anyCtx(), (tx) => adjustStock(tx, variantId, -1, by));
    expect(await turnsOf(variantId)).toBe(2);
    await inTx(anyCtx(), (tx) => adjustStock(tx, variantId, 1, by));
    expect(await turnsOf(variantId)).toBe(3);
    await testDb().update(variantStock).set({ reservedStock: 1 }).where(eq(variantStock.variantId, variantId));
    await inTx(anyCtx(), (tx) => recountReserved(tx, variantId, by));
    expect(await turnsOf(variantId)).toBe(4);
  });

  it('names every variant of one change once, and nothing where the change is rolled back', async () => {
    const [one, other] = [await givenVariant({ stock: 1 }), await givenVariant({ stock: 1 })];
    const both = [one, other].map(({ variantId }) => ({ variantId, quantity: 1 }));
    await hold(newId('ord'), both);
    const rows = await testDb()
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(sql`${outbox.payload}->'variantIds' ?& ${sql.param([one.variantId, other.variantId])}::text[]`);
    expect(rows).toEqual([
      { payload: { topic: 'sold-out-pages', variantIds: [one.variantId, other.variantId].toSorted() } },
    ]);
    await expect(hold(newId('ord'), both)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect(await turnsOf(one.variantId)).toBe(2);
  });
});

describe('correcting stock', () => {
  it('changes by a delta and never below what is held', async () => {
    const { variantId } = await givenVariant({ stock: 5 });
    await hold(newId('ord'), [{ variantId, quantity: 3 }]);
    expect(await adjustStock(anyCtx(), variantId, -2, by)).toEqual({ stock: 3, reserved: 3 });
    await expect(adjustStock(anyCtx(), variantId, -1, by)).rejects.toMatchObject({ code: 'STOCK_BELOW_RESERVED' });
  });

  it('keeps a ledger nobody can rewrite', async () => {
    const { variantId } = await givenVariant({ stock: 5 });
    await expect(
      testDb().update(stockMovements).set({ stockDelta: 99 }).where(eq(stockMovements.variantId, variantId)),
    ).rejects.toThrow();
    await expect(testDb().delete(stockMovements).where(eq(stockMovements.variantId, variantId))).rejects.toThrow();
  });
});
