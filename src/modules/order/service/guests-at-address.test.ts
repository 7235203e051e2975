import { afterEach, describe, expect, it } from 'vitest';
import { inTx } from '~/server/context';
import { brokenInvariants } from '~/testing/books';
import { edgeCtx, givenGuest } from '~/testing/factories/account';
import { guestOrderInput } from '~/testing/factories/guest';
import { anyCtx, givenCustomer, givenVariant, orderInput } from '~/testing/factories/order';
import { timeIsUp } from '~/testing/factories/payment';
import { adoptOrder } from './adopt';
import { cancelUnpaid } from './end-unpaid';
import { limitedPlaceOrder } from './limited';
import { memberOf } from './place-order';
import { placeOrders } from './place-orders';
import { SYSTEM } from './record-event';

afterEach(async () => expect(await brokenInvariants()).toEqual([]));

const valueOf = <T>(answer: PromiseSettledResult<T>) => (answer.status === 'fulfilled' ? [answer.value] : []);
const reasonOf = (answer: PromiseSettledResult<unknown>): unknown[] =>
  answer.status === 'rejected' ? [answer.reason] : [];

/** Where nobody ordered from before. */
const somewhere = () => edgeCtx().reqHeaders;

/** A guest nobody knows, with a telephone of their own, and what they want of a product of its own. */
async function wishOf(quantity = 1) {
  const { ctx } = await givenGuest();
  const { variantId } = await givenVariant({ stock: 200, price: 15_000, maxPerOrder: 60 });
  return { ctx, input: await guestOrderInput(ctx, [{ variantId, quantity }]) };
}

describe('many telephones at one address', () => {
  const small = (max: number, units = 150) => ({ maxOrdersAtAddress: max, maxUnitsAtAddress: units });
  /** What another guest with another telephone orders from there, where the shop's limits are these. */
  async function another(from: Headers, limits = small(20), quantity = 1) {
    const { ctx, input } = await wishOf(quantity);
    const shop = { ...ctx.shop, order: { ...ctx.shop.order, ...limits } };
    return { ctx, place: () => limitedPlaceOrder({ ...ctx, shop }, from, input) };
  }

  it('let a whole office order, each for themselves', async () => {
    const from = somewhere();
    const office = await Promise.all(Array.from({ length: 20 }, () => another(from)));
    const answers = await Promise.allSettled(office.map(({ place }) => place()));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 'fulfilled'));
  });

  it('have so many orders open together, also at the same moment, and the next one hears until when', async () => {
    const from = somewhere();
    const guests = await Promise.all(Array.from({ length: 5 }, () => another(from, small(3))));
    const answers = await Promise.allSettled(guests.map(({ place }) => place()));
    const [placed, refused] = [answers.flatMap(valueOf), answers.flatMap(reasonOf)];
    expect([placed.length, refused.length]).toEqual([3, 2]);
    const first = Math.min(...placed.map(({ expiresAt }) => expiresAt.getTime()));
    for (const error of [...refused, await (await another(from, small(3))).place().catch((caught: unknown) => caught)])
      expect(error).toMatchObject({ code: 'TOO_MANY_GUEST_ORDERS', details: { until: first } });
    await expect((await another(somewhere(), small(3))).place()).resolves.toBeDefined();
  });

  it('have so many units open together; who is told to wait is let in then', async () => {
    const from = somewhere();
    const [early, late] = [
      await (await another(from, small(20, 60), 30)).place(),
      await (await another(from, small(20, 60), 30)).place(),
    ];
    const next = await another(from, small(20, 60), 31);
    await expect(next.place()).rejects.toMatchObject({
      code: 'TOO_MANY_GUEST_ORDERS',
      details: { until: late.expiresAt.getTime() },
    });
    for (const { id } of [early, late]) await timeIsUp(id);
    await expect(next.place()).resolves.toBeDefined();
  });

  it('are counted by every process of the shop', async () => {
    const origin = crypto.randomUUID();
    const wishes = await Promise.all(Array.from({ length: 6 }, () => wishOf()));
    const outcomes = await Promise.all(
      wishes.map(({ ctx, input }) => {
        const shop = { ...ctx.shop, order: { ...ctx.shop.order, ...small(2) } };
        return placeOrders({ ...ctx, shop }, [memberOf(ctx, input, { origin })]);
      }),
    );
    const refused = outcomes.flat().flatMap((outcome) => ('error' in outcome ? [outcome.error.code] : []));
    expect(refused).toEqual(Array.from({ length: 4 }, () => 'TOO_MANY_GUEST_ORDERS'));
  });

  it('count no order that is paid for or cancelled, and stand in nobody’s way who has an account', async () => {
    const from = somewhere();
    const { id } = await (await another(from, small(1))).place();
    const { ctx } = await givenCustomer();
    const { variantId } = await givenVariant();
    const shop = { ...ctx.shop, order: { ...ctx.shop.order, ...small(1) } };
    const input = await orderInput(ctx, [{ variantId, quantity: 1 }]);
    await expect(limitedPlaceOrder({ ...ctx, shop }, from, input)).resolves.toBeDefined();
    await inTx(anyCtx(), (tx) => cancelUnpaid(tx, id, SYSTEM));
    await expect((await another(from, small(1))).place()).resolves.toBeDefined();
  });

  it('get no more room by an order that is taken into an account meanwhile', async () => {
    const from = somewhere();
    const { ctx, place } = await another(from, small(1));
    const { id } = await place();
    const { userId } = await givenCustomer();
    await adoptOrder({ ...ctx, user: { id: userId, sid: 'in-a-test' } }, id);
    await expect((await another(from, small(1))).place()).rejects.toMatchObject({ code: 'TOO_MANY_GUEST_ORDERS' });
  });
});
