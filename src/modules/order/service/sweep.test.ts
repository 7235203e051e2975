import { eq, inArray, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { stockHolds, variantStock } from '~/modules/inventory/tables';
import { inTx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant, orderInput } from '~/testing/factories/order';
import { orderEvents, orders } from '../tables';
import { expire } from './end-unpaid';
import { placeOrder } from './place-order';
import { releaseReservations } from './sweep';

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

type Variants = readonly { readonly variantId: Id<'var'> }[];

const threeOf = (variants: Variants, n: number) =>
  [0, 1, 2].flatMap((step) => {
    const found = variants[(n * 2 + step * 3) % variants.length];
    return found ? [{ variantId: found.variantId, quantity: 1 }] : [];
  });

async function givenLateOrders(variants: Variants, count: number): Promise<Id<'ord'>[]> {
  const ids: Id<'ord'>[] = [];
  for (let n = 0; n < count; n += 1) {
    const { ctx } = await givenCustomer();
    ids.push((await givenOrder(ctx, threeOf(variants, n))).id);
  }
  const past = sql`now() - interval '1 second'`;
  await testDb().update(orders).set({ expiresAt: past }).where(inArray(orders.id, ids));
  await testDb().update(stockHolds).set({ expiresAt: past }).where(inArray(stockHolds.orderId, ids));
  return ids;
}

describe('a backlog of orders nobody paid', () => {
  it('is swept by several at once while people buy the same things: each once, in no deadlock', async () => {
    const variants = await Promise.all(Array.from({ length: 8 }, () => givenVariant({ stock: 200 })));
    const late = await givenLateOrders(variants, 120);
    const buyers = await Promise.all(Array.from({ length: 60 }, () => givenCustomer()));
    const inputs = await Promise.all(buyers.map(({ ctx }, n) => orderInput(ctx, threeOf(variants, n + 1))));

    const sweeping = [1, 2, 3].map(() => releaseReservations(anyCtx()));
    const buying = buyers.map(async ({ ctx }, n) => {
      const input = inputs[n];
      if (input) await placeOrder(ctx, input);
    });
    const swept = (await Promise.all(sweeping)).reduce((sum, count) => sum + count, 0);
    await Promise.all(buying);
    expect(swept + (await releaseReservations(anyCtx()))).toBe(late.length);

    const told = await testDb()
      .select({ orderId: orderEvents.orderId })
      .from(orderEvents)
      .where(eq(orderEvents.kind, 'EXPIRED'));
    expect(told.map(({ orderId }) => orderId).toSorted()).toEqual(late.toSorted());
    const states = await testDb().selectDistinct({ state: orders.state }).from(orders).where(inArray(orders.id, late));
    expect(states).toEqual([{ state: 'EXPIRED' }]);
    const counters = await testDb()
      .select({ reserved: variantStock.reservedStock })
      .from(variantStock)
      .where(
        inArray(
          variantStock.variantId,
          variants.map(({ variantId }) => variantId),
        ),
      );
    expect(counters.reduce((sum, { reserved }) => sum + reserved, 0)).toBe(60 * 3);
  });

  it('is swept in one transaction, fifty at a time', async () => {
    const late = await givenLateOrders(
      await Promise.all(Array.from({ length: 8 }, () => givenVariant({ stock: 50 }))),
      50,
    );
    const done = await inTx(anyCtx(), (tx) => expire(tx, late));
    expect(done.toSorted()).toEqual(late.toSorted());
    expect(await inTx(anyCtx(), (tx) => expire(tx, late))).toEqual([]);
  });

  it('is swept all the same where one order of it cannot be', async () => {
    const late = await givenLateOrders(await Promise.all(Array.from({ length: 8 }, () => givenVariant())), 8);
    const [rotten] = late;
    // Its hold says more than its counter: nothing of this order can be given back.
    await testDb()
      .update(variantStock)
      .set({ reservedStock: 0 })
      .where(
        sql`${variantStock.variantId} IN (SELECT variant_id FROM stock_holds WHERE order_id = ${rotten ?? ''} LIMIT 1)`,
      );
    const swept = await releaseReservations(anyCtx());
    expect(swept).toBeGreaterThan(0);
    expect(swept).toBeLessThan(late.length);
    const left = await testDb().$count(orders, sql`state = 'PENDING' AND id = ANY(${sql.param(late)}::text[])`);
    expect(left).toBe(late.length - swept);
    await testDb()
      .execute(sql`UPDATE variant_stock s SET reserved_stock = (SELECT coalesce(sum(quantity), 0) FROM stock_holds h
        WHERE h.variant_id = s.variant_id AND h.state = 'ACTIVE')`);
    expect(await releaseReservations(anyCtx())).toBe(left);
  });
});
