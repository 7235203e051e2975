import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seal } from '~/modules/account/service/sealed';
import { users } from '~/modules/account/tables';
import { countQueries } from '~/server/query-count';
import { usedOf } from '~/server/rate-limit';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { givenGuestOrder, uniquePhone } from '~/testing/factories/guest';
import { givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { requestCtx } from '~/trpc/context';
import { lookUpInput } from '../input';
import { orders } from '../tables';
import { lookUpOrder } from './look-up';
import { PASS_COOKIE, readPass } from './pass';
import { getMyOrder } from './read';

const NOT_FOUND = { code: 'NOT_FOUND', details: {} };
const LIMITED = { code: 'RATE_LIMITED', details: { minutes: 15 } };

/** What a browser that nobody knows gets for this number and telephone. */
async function asked(number: string, phone: string) {
  const ctx = edgeCtx();
  const { orderId } = await lookUpOrder(ctx, { number, phone });
  const [line = ''] = ctx.resHeaders.getSetCookie();
  const cookie = line.split(';')[0] ?? '';
  return { orderId, line, cookie, ctx: () => requestCtx(new Headers({ cookie })) };
}

describe('an order is looked up', () => {
  it('by its number and the telephone it was ordered with: a pass of half an hour for this one order', async () => {
    const { order, contact } = await givenGuestOrder();
    const other = await givenGuestOrder();
    const { orderId, line, ctx } = await asked(order.number, contact.phone);
    expect(orderId).toBe(order.id);
    expect(line).toMatch(/^shop\.pass=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1800$/);
    expect(line).not.toContain(order.id);
    expect((await getMyOrder(await ctx(), order.id)).order.number).toBe(order.number);
    await expect(getMyOrder(await ctx(), other.order.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('with the number as people type it', () => {
    const typed = (number: string) => lookUpInput.parse({ number, phone: '010 1234 5678' });
    expect(typed(' 20261129abcd2345 ')).toEqual({ number: '20261129-ABCD2345', phone: '01012345678' });
    expect(typed('20261129-ABCD2345').number).toBe('20261129-ABCD2345');
    expect(lookUpInput.safeParse({ number: '20261129', phone: '02-123-4567' }).success).toBe(false);
  });

  it('not by the telephone of the recipient', async () => {
    const { order } = await givenGuestOrder();
    await expect(asked(order.number, '01000000000')).rejects.toMatchObject(NOT_FOUND);
  });

  it('not where somebody with an account bought it, by neither of their telephones', async () => {
    const { ctx, userId } = await givenCustomer();
    const phone = uniquePhone();
    await testDb().update(users).set({ phone }).where(eq(users.id, userId));
    const { variantId } = await givenVariant();
    const order = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
    for (const tried of [phone, '01000000000'])
      await expect(asked(order.number, tried)).rejects.toMatchObject(NOT_FOUND);
  });

  it('not once it is kept only because the law says so', async () => {
    const { order, contact } = await givenGuestOrder();
    await testDb()
      .update(orders)
      .set({ restrictedAt: sql`now()` })
      .where(eq(orders.id, order.id));
    await expect(asked(order.number, contact.phone)).rejects.toMatchObject(NOT_FOUND);
  });
});

describe('a number that is tried', () => {
  it('gets one answer after the same work, whether there is such an order or not', async () => {
    const { order, contact } = await givenGuestOrder();
    const attempt = async (number: string, phone: string) => {
      const ctx = edgeCtx();
      const { result, queries } = await countQueries(() =>
        lookUpOrder(ctx, { number, phone }).catch((error: unknown) => error),
      );
      return { result, queries, cookies: ctx.resHeaders.getSetCookie(), used: await usedOf('lookup.number', number) };
    };
    const wrongPhone = await attempt(order.number, uniquePhone());
    const unknown = await attempt('20260101-ZZZZZZZZ', contact.phone);
    expect(wrongPhone.result).toMatchObject(NOT_FOUND);
    expect(unknown).toEqual(wrongPhone);
    expect(wrongPhone).toMatchObject({ cookies: [], used: 1 });
    expect(wrongPhone.queries).toHaveLength(1);
  });

  it('is closed after five wrong telephones from anywhere, to the right one as well; others are not', async () => {
    const { order, contact } = await givenGuestOrder();
    for (let turn = 0; turn < 5; turn += 1)
      await expect(asked(order.number, uniquePhone())).rejects.toMatchObject(NOT_FOUND);
    await expect(asked(order.number, contact.phone)).rejects.toMatchObject(LIMITED);
    const other = await givenGuestOrder();
    for (let turn = 0; turn < 12; turn += 1)
      await expect(asked(other.order.number, other.contact.phone)).resolves.toMatchObject({ orderId: other.order.id });
  });

  it('counts against the address that tries, whatever numbers it tries, ten at once too', async () => {
    const ctx = edgeCtx();
    const tryAny = (turn: number) =>
      lookUpOrder(ctx, { number: `20260102-AAAA${String(turn).padStart(4, '0')}`, phone: uniquePhone() });
    const codes = await Promise.all(
      Array.from({ length: 40 }, (_, turn) => tryAny(turn).catch((error: unknown) => error)),
    );
    expect(codes.filter((error) => error instanceof Error && error.message === 'NOT_FOUND')).toHaveLength(30);
    await expect(tryAny(41)).rejects.toMatchObject(LIMITED);
  });
});

describe('a pass', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
  afterEach(() => vi.useRealTimers());

  it('ends after half an hour, whatever the browser keeps', async () => {
    const { order, contact } = await givenGuestOrder();
    const { cookie } = await asked(order.number, contact.phone);
    const value = decodeURIComponent(cookie.slice(PASS_COOKIE.length + 1));
    vi.setSystemTime(Date.now() + 29 * 60_000);
    expect(await readPass(value)).toMatchObject({ orderId: order.id });
    vi.setSystemTime(Date.now() + 61_000);
    expect(await readPass(value)).toBeNull();
  });

  it('is none where it is garbled, another cookie of ours, or names something else', async () => {
    const { order, ctx, contact } = await givenGuestOrder();
    const pass = { orderId: order.id, guestId: ctx.guest?.id ?? '' };
    expect(await readPass(await seal(PASS_COOKIE, pass, 60))).toEqual(pass);
    expect(await readPass(await seal('shop.pending', pass, 60))).toBeNull();
    expect(await readPass(await seal(PASS_COOKIE, { ...pass, guestId: 'usr_00000000000000000000' }, 60))).toBeNull();
    const { cookie } = await asked(order.number, contact.phone);
    expect(await readPass(`${cookie.slice(PASS_COOKIE.length + 1, -4)}AAAA`)).toBeNull();
    expect(await readPass(undefined)).toBeNull();
  });
});
