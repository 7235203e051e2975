import { eq, sql } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenVariant, orderInput } from '~/testing/factories/order';
import { ordersOf } from '../queries/batch';
import { orders } from '../tables';
import { releaseReservations } from './sweep';
import { placeOrder } from './place-order';
import { timeIsUp } from '~/testing/factories/payment';

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

const one = (variantId: Id<'var'>, quantity = 1) => [{ variantId, quantity }];

/** An order of a fortnight ago that nobody paid. */
async function givenOld() {
  const { ctx, userId } = await givenCustomer();
  const { variantId } = await givenVariant({ stock: 20 });
  const input = await orderInput(ctx, one(variantId));
  const order = await placeOrder(ctx, input);
  await timeIsUp(order.id);
  await releaseReservations(anyCtx());
  await testDb()
    .update(orders)
    .set({ createdAt: sql`now() - interval '14 days'` })
    .where(eq(orders.id, order.id));
  return { ctx, userId, variantId, input, order };
}

it('a key is remembered for ever: weeks later the same request is the same order, another one under it an error of its own', async () => {
  const { ctx, input, variantId, order } = await givenOld();
  expect((await placeOrder(ctx, input)).id).toBe(order.id);
  await expect(placeOrder(ctx, { ...input, lines: one(variantId, 2) })).rejects.toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  });
});

it('a request that comes again weeks later spoils nothing for those who order in the same moment', async () => {
  const old = await givenOld();
  const others = await Promise.all(Array.from({ length: 6 }, () => givenCustomer()));
  const fresh = await orderInput(anyCtx(), one(old.variantId));
  const answers = await Promise.all([
    ...others.slice(0, 3).map(({ ctx }) => placeOrder(ctx, fresh)),
    placeOrder(old.ctx, old.input),
    ...others.slice(3).map(({ ctx }) => placeOrder(ctx, fresh)),
  ]);
  expect(answers[3]?.id).toBe(old.order.id);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(7);
});

it('what is three days old and bears another key is not looked at', async () => {
  const { userId, order, input } = await givenOld();
  const asking = { userId, guestId: null, sight: null };
  expect(await ordersOf(testDb(), [{ ...asking, key: crypto.randomUUID() }])).toEqual([]);
  expect(await ordersOf(testDb(), [{ ...asking, key: input.idempotencyKey }])).toMatchObject([{ id: order.id }]);
});
