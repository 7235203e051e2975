import { and, eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { stockHolds } from '~/modules/inventory/tables';
import type { Ctx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { contactOf, givenGuestOrder } from '~/testing/factories/guest';
import { givenCustomer, givenVariant, orderInput } from '~/testing/factories/order';
import { orderEvents, orders } from '../tables';
import { adoptOrder, hasAdoptable, listAdoptable } from './adopt';
import { lookUpOrder } from './look-up';
import { placeOrder } from './place-order';
import { getMyOrder, listMyOrders } from './read';

const NOT_FOUND = { code: 'NOT_FOUND' };
afterEach(async () => expect(await brokenInvariants()).toEqual([]));

/** Somebody signed in, in a browser that holds this of a guest. */
async function givenSigned(held: Partial<Pick<Ctx, 'guest' | 'pass'>> = {}, email?: string) {
  const { userId, ctx } = await givenCustomer();
  if (email)
    await testDb()
      .update(users)
      .set({ email, emailVerifiedAt: sql`now()` })
      .where(eq(users.id, userId));
  return { ...edgeCtx(), ...held, user: ctx.user ?? { id: userId, sid: '' } };
}
const passFor = (orderId: Id<'ord'>, { guest }: Pick<Ctx, 'guest'>) => {
  if (!guest) throw new Error('nobody');
  return { orderId, guestId: guest.id };
};
const rowOf = async (id: Id<'ord'>) => (await testDb().select().from(orders).where(eq(orders.id, id)))[0];
const adoptionsOf = (orderId: Id<'ord'>) =>
  testDb()
    .select({ actor: orderEvents.actor, actorId: orderEvents.actorId, data: orderEvents.data })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), eq(orderEvents.kind, 'ADOPTED')));

describe('a guest’s order comes into an account', () => {
  it('in the browser that made it: it is the account’s, the story says so, and what it holds is kept for them', async () => {
    const { ctx, order } = await givenGuestOrder();
    const signed = await givenSigned({ guest: ctx.guest });
    expect((await listAdoptable(signed)).map(({ id }) => id)).toEqual([order.id]);
    await adoptOrder(signed, order.id);
    expect(await rowOf(order.id)).toMatchObject({ userId: signed.user.id, guestId: null, state: 'PENDING' });
    expect(await adoptionsOf(order.id)).toEqual([
      { actor: 'SHOPPER', actorId: signed.user.id, data: { from: ctx.guest?.id } },
    ]);
    const holds = await testDb().select().from(stockHolds).where(eq(stockHolds.orderId, order.id));
    expect(holds.map(({ holder }) => holder)).toEqual([signed.user.id]);
    expect((await listMyOrders(signed, { page: 1 })).items).toMatchObject([{ id: order.id }]);
    expect(await listAdoptable(signed)).toEqual([]);
    // Nothing of the guest is left to be known by.
    expect(signed.resHeaders.getSetCookie().join()).toMatch(/shop\.guest=;.*Max-Age=0/);
  });

  it('with a pass, in an account with its address; then neither pass, nor cookie, nor number and telephone show it', async () => {
    const { ctx, order, contact } = await givenGuestOrder();
    const pass = passFor(order.id, ctx);
    const signed = await givenSigned({ pass }, contact.email);
    expect((await listAdoptable(signed)).map(({ id }) => id)).toEqual([order.id]);
    await adoptOrder(signed, order.id);
    expect(signed.resHeaders.getSetCookie().join()).toMatch(/shop\.pass=;.*Max-Age=0/);
    await expect(getMyOrder(ctx, order.id)).rejects.toMatchObject(NOT_FOUND);
    await expect(getMyOrder({ ...edgeCtx(), pass }, order.id)).rejects.toMatchObject(NOT_FOUND);
    await expect(lookUpOrder(edgeCtx(), { number: order.number, phone: contact.phone })).rejects.toMatchObject(
      NOT_FOUND,
    );
  });

  it('not with a pass in an account with another address, or with that one unproven: others know number and telephone', async () => {
    const { ctx, order, contact } = await givenGuestOrder();
    const pass = passFor(order.id, ctx);
    const stranger = await givenSigned({ pass });
    const pretender = await givenSigned({ pass }, contact.email);
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, pretender.user.id));
    for (const signed of [stranger, pretender]) {
      expect(await listAdoptable(signed)).toEqual([]);
      await expect(adoptOrder(signed, order.id)).rejects.toMatchObject({ code: 'OTHER_MAILBOX' });
    }
    expect(await rowOf(order.id)).toMatchObject({ userId: null, guestId: ctx.guest?.id });
  });

  it('not into an account that has been left', async () => {
    const { ctx, order } = await givenGuestOrder();
    const signed = await givenSigned({ guest: ctx.guest });
    await testDb()
      .update(users)
      .set({ erasedAt: sql`now()` })
      .where(eq(users.id, signed.user.id));
    await expect(adoptOrder(signed, order.id)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await rowOf(order.id)).toMatchObject({ userId: null });
  });

  it('keeps the guest’s cookie while other orders of theirs are left, but not for one that ended unpaid', async () => {
    const contact = contactOf();
    const first = await givenGuestOrder({ contact });
    const second = await givenGuestOrder({ ctx: first.ctx, contact });
    const signed = await givenSigned({ guest: first.ctx.guest });
    await adoptOrder(signed, first.order.id);
    expect(signed.resHeaders.getSetCookie()).toEqual([]);
    expect(await hasAdoptable(signed, first.ctx.guest?.id ?? 'gst_')).toBe(true);
    await adoptOrder(signed, second.order.id);
    expect(await hasAdoptable(signed, first.ctx.guest?.id ?? 'gst_')).toBe(false);
  });

  it('not by knowing its id, nor with another guest’s cookie or pass', async () => {
    const { order, ctx } = await givenGuestOrder();
    const other = await givenGuestOrder();
    const holders = [
      {},
      { guest: other.ctx.guest },
      { pass: passFor(other.order.id, other.ctx) },
      { pass: passFor(order.id, other.ctx) },
      { pass: passFor(other.order.id, ctx) },
    ];
    for (const held of holders)
      await expect(adoptOrder(await givenSigned(held), order.id)).rejects.toMatchObject(NOT_FOUND);
    expect(await rowOf(order.id)).toMatchObject({ userId: null, guestId: ctx.guest?.id });
    expect(await adoptionsOf(order.id)).toEqual([]);
  });

  it('not where it is somebody’s account already', async () => {
    const { ctx, variantId } = await givenGuestOrder();
    const owner = await givenCustomer();
    const order = await placeOrder(owner.ctx, await orderInput(owner.ctx, [{ variantId, quantity: 1 }]));
    const signed = await givenSigned({ guest: ctx.guest, pass: passFor(order.id, ctx) });
    await expect(adoptOrder(signed, order.id)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe('an order that is taken at the same moment', () => {
  it('by two people becomes exactly one’s', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { ctx, order, contact } = await givenGuestOrder();
      const rivals = await Promise.all([
        givenSigned({ guest: ctx.guest }),
        givenSigned({ pass: passFor(order.id, ctx) }, contact.email),
      ]);
      const answers = await Promise.allSettled(rivals.map((rival) => adoptOrder(rival, order.id)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const winner = rivals[answers.findIndex(({ status }) => status === 'fulfilled')];
      expect((await rowOf(order.id))?.userId).toBe(winner?.user.id);
      expect(await adoptionsOf(order.id)).toHaveLength(1);
    }
  });

  it('by one person ten times is taken once, and all ten hear that it is theirs', async () => {
    const { ctx, order } = await givenGuestOrder();
    const signed = await givenSigned({ guest: ctx.guest, pass: passFor(order.id, ctx) });
    await Promise.all(Array.from({ length: 10 }, () => adoptOrder(signed, order.id)));
    expect(await adoptionsOf(order.id)).toHaveLength(1);
  });

  it('beside others under the same key leaves each under a key of its own', async () => {
    const contact = contactOf();
    const given = await Promise.all([givenGuestOrder({ contact }), givenGuestOrder({ contact })]);
    const idempotencyKey = crypto.randomUUID();
    for (const { order } of given) await testDb().update(orders).set({ idempotencyKey }).where(eq(orders.id, order.id));
    const { userId, ctx } = await givenCustomer();
    const { variantId } = await givenVariant();
    const own = await placeOrder(ctx, await orderInput(ctx, [{ variantId, quantity: 1 }], { idempotencyKey }));
    await Promise.all(
      given.map((guest) =>
        adoptOrder({ ...edgeCtx(), user: { id: userId, sid: '' }, guest: guest.ctx.guest }, guest.order.id),
      ),
    );
    expect((await listMyOrders(ctx, { page: 1 })).total).toBe(3);
    expect((await rowOf(own.id))?.idempotencyKey).toBe(idempotencyKey);
    for (const { order } of given) expect((await rowOf(order.id))?.idempotencyKey).toBe(order.id);
  });

  it('while it is paid or ordered again loses nothing of it', async () => {
    const { ctx, order, input, variantId } = await givenGuestOrder();
    const signed = await givenSigned({ guest: ctx.guest });
    const again = { ...input, idempotencyKey: crypto.randomUUID() };
    await Promise.allSettled([adoptOrder(signed, order.id), placeOrder(ctx, again)]);
    const left = await testDb()
      .select({ state: orders.state, holder: stockHolds.holder, userId: orders.userId, guestId: orders.guestId })
      .from(orders)
      .innerJoin(stockHolds, and(eq(stockHolds.orderId, orders.id), eq(stockHolds.state, 'ACTIVE')))
      .where(eq(stockHolds.variantId, variantId));
    for (const { holder, userId, guestId } of left) expect(holder).toBe(userId ?? guestId);
  });
});
