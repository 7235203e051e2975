import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { testDb } from '~/testing/db';
import { givenGuestOrder } from '~/testing/factories/guest';
import { orderOrigins } from '../tables';
import { dropOrigins } from './restrict';

it('where a guest ordered from goes at the edge of its time and not before, a batch at a time', async () => {
  const until = new Date('2020-06-15T12:00:00Z');
  const placed = async (createdAt: Date) => {
    const { order } = await givenGuestOrder();
    await testDb().update(orderOrigins).set({ createdAt }).where(eq(orderOrigins.orderId, order.id));
    return order.id;
  };
  const old = [await placed(until), await placed(until)];
  const young = await placed(new Date(until.getTime() + 1));
  const left = (id: Id<'ord'>) => testDb().$count(orderOrigins, eq(orderOrigins.orderId, id));
  expect(await dropOrigins({ db: testDb() }, until, 1)).toBe(1);
  expect(await dropOrigins({ db: testDb() }, until, 500)).toBe(1);
  expect(await dropOrigins({ db: testDb() }, until, 500)).toBe(0);
  expect([await left(old[0]!), await left(old[1]!), await left(young)]).toEqual([0, 0, 1]);
});
