import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { brokenInvariants } from '~/testing/books';
import { users } from '~/modules/account/tables';
import { testDb } from '~/testing/db';
import { edgeCtx, givenGuest, uniqueEmail } from '~/testing/factories/account';
import { contactOf, givenGuestOrder, guestOrderInput, uniquePhone } from '~/testing/factories/guest';
import { anyCtx, givenCustomer, givenVariant, orderInput } from '~/testing/factories/order';
import { timeIsUp } from '~/testing/factories/payment';
import { clientAddress } from '~/server/client-address';
import { takeLimit } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import type { ContactInput } from '../input';
import { orderOrigins, orders } from '../tables';
import { becomeGuest } from './become-guest';
import { readCheckout } from './checkout';
import { limitedPlaceOrder } from './limited';
import { memberOf, placeOrder } from './place-order';
import { placeOrders } from './place-orders';
import { getMyOrder } from './read';
import { releaseReservations } from './sweep';

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

const rowOf = async (id: Id<'ord'>) => (await testDb().select().from(orders).where(eq(orders.id, id)))[0];

/** Where nobody ordered from before. */
const somewhere = () => edgeCtx().reqHeaders;

/** What a new cookie orders of a product of its own, giving this telephone, from an address of its own unless one is named. */
async function wishOf(contact: ContactInput, { quantity = 1, from = somewhere() } = {}) {
  const { ctx } = await givenGuest();
  const { variantId } = await givenVariant({ stock: 200, price: 15_000, maxPerOrder: 60 });
  const input = await guestOrderInput(ctx, [{ variantId, quantity }], contact);
  return { ctx, input, place: () => limitedPlaceOrder(ctx, from, input) };
}

describe('an order without an account', () => {
  it('says who ordered and what they agreed to, and is the guest’s', async () => {
    const { ctx, contact, order } = await givenGuestOrder();
    expect(await rowOf(order.id)).toMatchObject({
      ...{ userId: null, guestId: ctx.guest?.id },
      ...{ contactName: contact.name, contactPhone: contact.phone, contactEmail: contact.email },
      consents: { kinds: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION', 'AGE_14'] },
    });
    const mine = await getMyOrder(ctx, order.id);
    expect(mine.isGuests).toBe(true);
    expect(JSON.stringify(mine)).not.toMatch(new RegExp(`${contact.phone}|${contact.email}|guestId|cookie`));
  });

  it('is none without saying who one is, or without every consent', async () => {
    const { ctx } = await givenGuest();
    const { variantId } = await givenVariant();
    const lines = [{ variantId, quantity: 1 }];
    for (const input of [
      await orderInput(ctx, lines, { contact: contactOf() }),
      { ...(await guestOrderInput(ctx, lines)), contact: undefined },
    ])
      await expect(limitedPlaceOrder(ctx, ctx.reqHeaders, input)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('of somebody signed in is who their account says, whatever was sent', async () => {
    const { ctx, userId } = await givenCustomer();
    const { variantId } = await givenVariant();
    const order = await placeOrder(ctx, await guestOrderInput(ctx, [{ variantId, quantity: 1 }]));
    expect(await rowOf(order.id)).toMatchObject({ userId, contactName: null, contactPhone: null, contactEmail: null });
  });

  it('finds at the next checkout what was typed for it, and a stranger finds nothing', async () => {
    const { ctx, contact, variantId } = await givenGuestOrder();
    const again = await readCheckout(ctx, { variantId, quantity: 1 });
    expect(again).toMatchObject({ buyer: ctx.guest?.id, contact, recipient: { name: '김예시' } });
    const stranger = await readCheckout(edgeCtx(), { variantId, quantity: 1 });
    expect(stranger).toMatchObject({ buyer: null, contact: null, recipient: null, open: null });
  });

  it('begins with a cookie; whoever is known already gets none', async () => {
    const stranger = edgeCtx();
    await becomeGuest(stranger);
    expect(stranger.resHeaders.getSetCookie().join()).toMatch(/^shop\.guest=[^;]{43}; Path=\/; HttpOnly; SameSite=Lax/);
    const { ctx } = await givenGuest();
    await becomeGuest(ctx);
    expect(ctx.resHeaders.getSetCookie()).toEqual([]);
  });
});

describe('a dropped cookie', () => {
  it('is no new buyer: open orders count by the telephone at one address, also at the same moment', async () => {
    const [contact, from] = [contactOf(), somewhere()];
    const wishes = await Promise.all(Array.from({ length: 8 }, () => wishOf(contact, { from })));
    const answers = await Promise.allSettled(wishes.map(({ place }) => place()));
    const max = wishes[0]?.ctx.shop.order.maxOpenOrders ?? 0;
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(max);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'TOO_MANY_OPEN_ORDERS' });
    const later = await wishOf(contact, { from });
    await expect(later.place()).rejects.toMatchObject({ code: 'TOO_MANY_OPEN_ORDERS', details: { max } });
    await expect((await wishOf(contactOf(), { from })).place()).resolves.toBeDefined();
  });

  it('multiplies no units either', async () => {
    const [contact, from] = [contactOf(), somewhere()];
    await (await wishOf(contact, { from, quantity: 60 })).place();
    await expect((await wishOf(contact, { from, quantity: 60 })).place()).rejects.toMatchObject({
      code: 'TOO_MANY_OPEN_UNITS',
    });
    await expect((await wishOf(contact, { from, quantity: 40 })).place()).resolves.toBeDefined();
  });

  it('is no new buyer for another process of the shop either: where guests come from is locked in the database', async () => {
    const [contact, origin] = [contactOf(), crypto.randomUUID()];
    const wishes = await Promise.all(Array.from({ length: 8 }, () => wishOf(contact)));
    // Each in a transaction of its own, past the queue that callers of one process share.
    const outcomes = await Promise.all(
      wishes.map(({ ctx, input }) => placeOrders(ctx, [memberOf(ctx, input, { origin })])),
    );
    const refused = outcomes.flat().flatMap((outcome) => ('error' in outcome ? [outcome.error.code] : []));
    expect(refused).toEqual(Array.from({ length: 5 }, () => 'TOO_MANY_OPEN_ORDERS'));
  });

  it('brings no rest to an end: orders left unpaid within the hour count by the telephone at one address', async () => {
    const [contact, from] = [contactOf(), somewhere()];
    for (let turn = 0; turn < 12; turn += 1) {
      const { id } = await (await wishOf({ ...contact, email: uniqueEmail() }, { from })).place();
      await timeIsUp(id);
      await releaseReservations(anyCtx());
    }
    const rest = { code: 'RATE_LIMITED', details: { minutes: 60 } };
    await expect((await wishOf({ ...contact, email: uniqueEmail() }, { from })).place()).rejects.toMatchObject(rest);
    await expect((await wishOf(contactOf(), { from })).place()).resolves.toBeDefined();
  });

  it('opens nobody else’s order: the same telephone and key make another one, and the first stays', async () => {
    const first = await givenGuestOrder();
    const { ctx } = await givenGuest();
    const second = await placeOrder(ctx, first.input);
    expect(second.id).not.toBe(first.order.id);
    expect((await rowOf(first.order.id))?.state).toBe('PENDING');
    await expect(getMyOrder(ctx, first.order.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('brings no new quota of tries', async () => {
    const contact = contactOf({ phone: uniquePhone() });
    const { input } = await wishOf(contact);
    const wrong = { ...input, expectedTotal: 1 };
    const from = somewhere();
    const tryOnce = async () => {
      const { ctx } = await givenGuest();
      return limitedPlaceOrder(ctx, from, wrong);
    };
    for (let turn = 0; turn < 20; turn += 1) await expect(tryOnce()).rejects.toMatchObject({ code: 'TOTAL_CHANGED' });
    await expect(tryOnce()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('sends no more than ten orders’ mails an hour to one mailbox that nobody has proven, and three more of each network', async () => {
    const [email, from] = [uniqueEmail(), somewhere()];
    const order = async (address: string) =>
      (await wishOf(contactOf({ phone: uniquePhone(), email: address }), { from })).place();
    for (let turn = 0; turn < 10; turn += 1) await takeLimit('order.mailbox', sha256(email));
    await order(email.replace('@', '+shop@'));
    await order(email);
    await order(email);
    await expect(order(email)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('and as few to the address of an account that nobody has proven', async () => {
    const { ctx, userId } = await givenCustomer();
    const email = uniqueEmail();
    const { variantId } = await givenVariant({ stock: 5 });
    const order = async () => limitedPlaceOrder(ctx, somewhere(), await orderInput(ctx, [{ variantId, quantity: 1 }]));
    for (let turn = 0; turn < 10; turn += 1) await takeLimit('order.mailbox', sha256(email));
    for (let turn = 0; turn < 2; turn += 1) await takeLimit('order.mailbox-own', `${sha256(email)} ${userId}`);
    await testDb().update(users).set({ email, emailVerifiedAt: null }).where(eq(users.id, userId));
    // What others have ordered for this mailbox takes nothing of the member's own three.
    await expect(order()).resolves.toBeDefined();
    await expect(order()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await testDb().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, userId));
    await expect(order()).resolves.toBeDefined();
  });
});

describe('whoever knows somebody’s telephone', () => {
  it('uses up none of the orders of its owner, who comes from elsewhere', async () => {
    const [contact, elsewhere] = [contactOf(), somewhere()];
    for (let turn = 0; turn < 3; turn += 1) await (await wishOf(contact, { from: elsewhere })).place();
    await expect((await wishOf(contact, { from: elsewhere })).place()).rejects.toMatchObject({
      code: 'TOO_MANY_OPEN_ORDERS',
    });
    for (let turn = 0; turn < 3; turn += 1) await expect((await wishOf(contact)).place()).resolves.toBeDefined();
  });

  it('uses up none of its owner’s tries', async () => {
    const contact = contactOf();
    const [stranger, owner] = [await wishOf(contact, { from: somewhere() }), await wishOf(contact)];
    const wrong = { ...stranger.input, expectedTotal: 1 };
    const from = somewhere();
    for (let turn = 0; turn < 20; turn += 1) {
      const { ctx } = await givenGuest();
      await expect(limitedPlaceOrder(ctx, from, wrong)).rejects.toMatchObject({ code: 'TOTAL_CHANGED' });
    }
    await expect(owner.place()).resolves.toBeDefined();
  });
});

it('what is kept of a guest’s address tells nobody which it was', async () => {
  const from = somewhere();
  const { id } = await (await wishOf(contactOf(), { from })).place();
  const [kept] = await testDb().select().from(orderOrigins).where(eq(orderOrigins.orderId, id));
  expect(kept?.origin).toMatch(/^[0-9a-f]{64}$/);
  expect(kept?.origin).not.toBe(sha256(clientAddress(from)));
});

it('another telephone is no new buyer while the cookie is kept', async () => {
  const { ctx } = await givenGuest();
  for (let turn = 0; turn < 3; turn += 1) await givenGuestOrder({ ctx });
  await expect(givenGuestOrder({ ctx })).rejects.toMatchObject({ code: 'TOO_MANY_OPEN_ORDERS' });
});
