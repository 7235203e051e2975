import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { holdStock } from '~/modules/inventory/service/stock';
import { stockHolds } from '~/modules/inventory/tables';
import { inTx, type Ctx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenOrder, givenVariant, orderInput } from '~/testing/factories/order';
import { stockRow, timeIsUp } from '~/testing/factories/payment';
import { placeOrder } from './place-order';

type Line = { readonly variantId: Id<'var'>; readonly quantity: number };
const units = (variantId: Id<'var'>, quantity = 1): Line => ({ variantId, quantity });

/** Somebody ordered these and let the time pass. */
async function givenExpired(...lines: Line[]) {
  const { ctx } = await givenCustomer();
  const { id } = await givenOrder(ctx, lines);
  await timeIsUp(id);
  return id;
}

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

describe('«sold out»', () => {
  it('is heard by nobody whom expired holds suffice, though another’s luck took from them what they were counting on', async () => {
    const [a, b, c] = [
      await givenVariant({ stock: 2 }),
      await givenVariant({ stock: 1 }),
      await givenVariant({ stock: 2 }),
    ];
    const [first, middle, last] = [await givenCustomer(), await givenCustomer(), await givenCustomer()];
    await givenExpired(units(a.variantId));
    await givenExpired(units(c.variantId));
    // The middle one's own earlier order would give way and free what the last one wants.
    await givenOrder(middle.ctx, [units(b.variantId), units(c.variantId)]);
    const wish = (ctx: Ctx, lines: Line[]) => orderInput(ctx, lines);
    const [one, two, three] = [
      await wish(first.ctx, [units(a.variantId, 2)]),
      await wish(middle.ctx, [units(a.variantId), units(b.variantId)]),
      await wish(last.ctx, [units(c.variantId)]),
    ];
    const answers = await Promise.allSettled([
      placeOrder(first.ctx, one),
      placeOrder(middle.ctx, two),
      placeOrder(last.ctx, three),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stockRow(c.variantId)).toMatchObject({ stock: 2, reservedStock: 2 });
  });

  it('is not said while somebody is at an expired hold that would suffice: that is «come again»', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    const expired = await givenExpired(units(variantId));
    const { ctx } = await givenCustomer();
    const input = await orderInput(ctx, [units(variantId)]);
    const hold = { orderId: expired, holder: null };
    await inTx(anyCtx(), async (tx) => {
      await tx.db.execute(sql`SELECT id FROM ${stockHolds} WHERE ${eq(stockHolds.orderId, expired)} FOR UPDATE`);
      await expect(placeOrder(ctx, input)).rejects.toMatchObject({ code: 'BUSY' });
      const again = inTx(anyCtx(), (other) =>
        holdStock(other, hold, [units(variantId)], new Date(Date.now() + 60_000), { actor: 'test', cause: 'test' }),
      );
      await expect(again).rejects.toMatchObject({ code: 'BUSY' });
      await expect(
        placeOrder(ctx, { ...input, lines: [units(variantId, 2)], expectedTotal: 8000 }),
      ).rejects.toMatchObject({
        code: 'OUT_OF_STOCK',
      });
    });
    expect((await testDb().select().from(stockHolds).where(eq(stockHolds.orderId, expired)))[0]?.state).toBe('ACTIVE');
    expect(await placeOrder(ctx, input)).toMatchObject({ total: 5500 });
  });
});
