import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import type { Staff } from '~/modules/account/rules';
import { users } from '~/modules/account/tables';
import { testDb } from '~/testing/db';
import { contactOf, givenGuestOrder } from '~/testing/factories/guest';
import { adminCtx, anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { soughtBy } from '../queries/find';
import { orders } from '../tables';
import { findOrders } from './desk';

const GUEST = contactOf({ name: '박손님', phone: '01077778888', email: 'Park.Guest@example.com' });
const ADMIN: Staff = { role: 'ADMIN', areas: [] };

/** The ids of what is found. */
async function find(query: string, staff = ADMIN): Promise<Id<'ord'>[]> {
  const { items } = await findOrders({ ...anyCtx(), staff }, { query, page: 1 });
  return items.map(({ id }) => id).toSorted();
}

let gift: { id: Id<'ord'>; number: string };
let guests: { id: Id<'ord'>; number: string };
beforeAll(async () => {
  const { ctx, userId } = await givenCustomer();
  const { variantId } = await givenVariant();
  const buyer = { name: 'Dokgo Youngjae', email: 'Dokgo@example.com', phone: '01055556666' };
  await testDb().update(users).set(buyer).where(eq(users.id, userId));
  gift = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  await testDb()
    .update(orders)
    .set({ recipientName: '남궁수진', recipientPhone: '0641234567' })
    .where(eq(orders.id, gift.id));
  guests = (await givenGuestOrder({ contact: GUEST })).order;
  // Many that nobody looks for.
  for (let other = 0; other < 3; other += 1) await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  await testDb()
    .update(orders)
    .set({ userId: (await givenCustomer()).userId })
    .where(sql`recipient_name = '김예시' AND guest_id IS NULL`);
});

describe('the desk finds an order', () => {
  it.each([
    ['its number', () => gift.number],
    ['its number in small letters', () => gift.number.toLowerCase()],
    ['what follows the day', () => gift.number.slice(9)],
    ['how that begins', () => gift.number.slice(9, 13)],
    ['the day and how the rest begins', () => gift.number.slice(0, 12)],
    ['whom it is for', () => '남궁수진'],
    ['how their name begins', () => '남궁'],
    ['their telephone', () => '064-123-4567'],
    ['how that begins, seven digits of it', () => '064 1234'],
    ['who bought it', () => 'dokgo youngjae'],
    ['the buyer’s address', () => 'DOKGO@example.com'],
    ['the buyer’s telephone, as people write it abroad', () => '+82 10-5555-6666'],
  ])('by %s', async (_, word) => {
    expect(await find(word())).toEqual([gift.id]);
  });

  it.each(['박손님', '010-7777-8888', '0107777', 'park.guest@example.com', 'PARK.G'])(
    'of a guest by %s',
    async (word) => {
      expect(await find(word)).toEqual([guests.id]);
    },
  );

  it.each(['궁수진', '1234567', '%%', '__', 'example.com', 'nobody@example.com', '20200101-2222'])(
    'not by %s',
    async (word) => {
      expect(await find(word)).toEqual([]);
    },
  );
});

it.each(['dokgo', 'dokgo young', 'dokgo@', 'dokgo@example.co', '0105555666'])(
  'nobody reads an account sign by sign: not by %s',
  async (word) => {
    expect(await find(word)).toEqual([]);
  },
);

it('an order of somebody who left is found by its number alone, and by admins alone', async () => {
  const { order, contact } = await givenGuestOrder({ contact: contactOf({ name: '서문떠남' }) });
  expect(await find(contact.name)).toEqual([order.id]);
  await testDb()
    .update(orders)
    .set({ restrictedAt: sql`now()` })
    .where(eq(orders.id, order.id));
  for (const word of [contact.name, contact.phone, contact.email]) expect(await find(word)).toEqual([]);
  expect(await find(order.number)).toEqual([order.id]);
  expect(await find(order.number, { role: 'STAFF', areas: ['orders'] })).toEqual([]);
});

it('thirty are on a page, the newest first', async () => {
  const { variantId } = await givenVariant();
  const { ctx } = await givenCustomer();
  const { id } = await givenOrder(ctx, [{ variantId, quantity: 1 }]);
  // The same order thirty-one times, a minute apart.
  const copied = sql`jsonb_populate_record(o, jsonb_build_object('id', 'ord_' || lpad(n::text, 20, 'A'), 'number', '20260101-' || lpad(n::text, 8, 'A'),
    'idempotency_key', gen_random_uuid(), 'recipient_name', '서른한분', 'created_at', o.created_at - make_interval(mins => n)))`;
  await testDb().execute(
    sql`INSERT INTO ${orders} SELECT (${copied}).* FROM ${orders} o, generate_series(1, 31) n WHERE o.id = ${id}`,
  );
  const pageOf = (page: number) => findOrders(adminCtx(), { query: '서른한분', page });
  const [first, second] = [await pageOf(1), await pageOf(2)];
  expect([first, second].map(({ items, total, pages }) => [items.length, total, pages])).toEqual([
    [30, 31, 2],
    [1, 31, 2],
  ]);
  const times = [...first.items, ...second.items].map(({ createdAt }) => Number(createdAt));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set([...first.items, ...second.items].map((order) => order.id)).size).toBe(31);
});

describe('every way has its index', () => {
  it.each(['N6PM7P42', '20261130-N6', '남궁수진', '01077778888', 'park.guest@example.com', 'Park'])(
    'for %s',
    async (word) => {
      const plan = await testDb().transaction(async (tx) => {
        // What would be read whole anyway while a table is small.
        await tx.execute(sql`SET LOCAL enable_seqscan = off`);
        const query = sql`SELECT count(*) FROM ${orders} WHERE ${soughtBy(word)}`;
        return tx.execute<{ 'QUERY PLAN': string }>(sql`EXPLAIN ${query}`);
      });
      expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('Seq Scan');
    },
  );
});
