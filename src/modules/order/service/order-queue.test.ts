import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { isAppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { lockStock } from '~/modules/inventory/service/stock';
import { inTx, type Ctx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenVariant, orderInput } from '~/testing/factories/order';
import { placeOrder } from './place-order';
import type { PlacedOrder } from './admit';

const FULL = 4_096;

async function givenBuyers(count: number): Promise<Ctx[]> {
  const ids = Array.from({ length: count }, () => newId('usr'));
  const rows = ids.map((id) => ({ id, email: `${id}@example.com`, name: '김예시', locale: 'ko' as const }));
  for (let from = 0; from < count; from += 1_000)
    await testDb()
      .insert(users)
      .values(rows.slice(from, from + 1_000));
  return ids.map((id) => ({ ...anyCtx(), user: { id, sid: 'in-a-test' } }));
}

const lineOf = (variantId: Id<'var'>, quantity = 1) => [{ variantId, quantity }];
const codeOf = (result: PromiseSettledResult<PlacedOrder>) => {
  if (result.status === 'fulfilled') return 'PLACED';
  const error: unknown = result.reason;
  return isAppError(error) ? error.code : 'FAILED';
};

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

describe('orders of one moment', () => {
  it('are served by arrival, and each gets an answer of its own', async () => {
    const { variantId } = await givenVariant({ stock: 50 });
    const buyers = await givenBuyers(200);
    const input = await orderInput(anyCtx(), lineOf(variantId));
    const results = await Promise.allSettled(
      buyers.map((ctx) => placeOrder(ctx, { ...input, idempotencyKey: crypto.randomUUID() })),
    );
    expect(results.slice(0, 50).map(codeOf)).toEqual(Array.from({ length: 50 }, () => 'PLACED'));
    expect(results.slice(50).map(codeOf)).toEqual(Array.from({ length: 150 }, () => 'OUT_OF_STOCK'));
  });

  it('are served by arrival even where the first of them have to wait for something else', async () => {
    const { variantId } = await givenVariant({ stock: 50 });
    const buyers = await givenBuyers(200);
    const input = await orderInput(anyCtx(), lineOf(variantId));
    const busy = inTx(anyCtx(), async (tx) => {
      await tx.db
        .select()
        .from(users)
        .where(eq(users.id, buyers[0]?.user?.id ?? newId('usr')))
        .for('update');
      await sleep(300);
    });
    await sleep(50);
    const results = await Promise.allSettled(
      buyers.map((ctx) => placeOrder(ctx, { ...input, idempotencyKey: crypto.randomUUID() })),
    );
    await busy;
    expect(results.slice(0, 50).map(codeOf)).toEqual(Array.from({ length: 50 }, () => 'PLACED'));
  });

  it('do not fail with one of them that cannot be written', async () => {
    const { variantId } = await givenVariant({ stock: 50 });
    const buyers = await givenBuyers(20);
    const input = await orderInput(anyCtx(), lineOf(variantId));
    const results = await Promise.allSettled(
      buyers.map((ctx, index) => {
        const recipient = index === 7 ? { ...input.recipient, name: 'no text holds a \u0000' } : input.recipient;
        return placeOrder(ctx, { ...input, recipient, idempotencyKey: crypto.randomUUID() });
      }),
    );
    expect(results.map(codeOf).filter((code) => code === 'PLACED')).toHaveLength(19);
    expect(results.map(codeOf)[7]).toBe('FAILED');
  });

  it('do not wait for a product that somebody sits on', async () => {
    const [stuck, free] = [await givenVariant({ stock: 50 }), await givenVariant({ stock: 50 })];
    const buyers = await givenBuyers(40);
    const inputs = await Promise.all([stuck, free].map(({ variantId }) => orderInput(anyCtx(), lineOf(variantId))));
    const codes = await inTx(anyCtx(), async (tx) => {
      await lockStock(tx, [stuck.variantId]);
      const results = await Promise.allSettled(
        buyers.map((ctx, index) => placeOrder(ctx, { ...inputs[index % 2]!, idempotencyKey: crypto.randomUUID() })),
      );
      return results.map(codeOf);
    });
    expect(codes.filter((_, index) => index % 2 === 1)).toEqual(Array.from({ length: 20 }, () => 'PLACED'));
    expect(codes.filter((_, index) => index % 2 === 0 && codes[index] === 'PLACED')).toEqual([]);
    expect(codes.filter((code) => code === 'BUSY').length).toBeGreaterThanOrEqual(16);
  });

  it('of one buyer come one after the other: the second takes the place of the first', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    const [ctx] = await givenBuyers(1);
    if (!ctx) throw new Error('nobody');
    const input = await orderInput(ctx, lineOf(variantId));
    const keys = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const placed = await Promise.all(keys.map((idempotencyKey) => placeOrder(ctx, { ...input, idempotencyKey })));
    expect(new Set(placed.map((order) => order.id)).size).toBe(3);
  });

  it('beyond a full queue are told at once to come again', async () => {
    const { variantId } = await givenVariant({ stock: 10 });
    const buyers = await givenBuyers(FULL + 200);
    const input = await orderInput(anyCtx(), lineOf(variantId));
    const codes = (
      await Promise.allSettled(buyers.map((ctx) => placeOrder(ctx, { ...input, idempotencyKey: crypto.randomUUID() })))
    ).map(codeOf);
    const count = (code: string) => codes.filter((each) => each === code).length;
    expect(count('BUSY')).toBe(200);
    expect(count('PLACED')).toBe(10);
    expect(count('OUT_OF_STOCK')).toBe(FULL - 10);
  });
});

describe('what is sold out', () => {
  it('is still to be had for those who hold it, and an order is found again by its key', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    const [holder, rival] = await givenBuyers(2);
    if (!holder || !rival) throw new Error('nobody');
    const input = await orderInput(anyCtx(), lineOf(variantId));
    const first = await placeOrder(holder, input);
    await expect(placeOrder(rival, input)).rejects.toMatchObject({ code: 'OUT_OF_STOCK', details: { available: 0 } });
    await expect(placeOrder(rival, input)).rejects.toMatchObject({ code: 'OUT_OF_STOCK' });
    expect((await placeOrder(holder, input)).id).toBe(first.id);
    const second = await placeOrder(holder, { ...input, idempotencyKey: crypto.randomUUID() });
    expect(second.id).not.toBe(first.id);
  });
});
