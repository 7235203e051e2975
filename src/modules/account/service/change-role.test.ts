import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenUser } from '~/testing/factories/account';
import { anyCtx, givenCustomer, givenStaff } from '~/testing/factories/order';
import { call } from '~/testing/procedures';
import { adminActs, staffAreas, users } from '../tables';
import { makeAdmin } from './change-role';
import { sessionsOf } from './sessions';

const CHANGE = { path: 'admin.members.changeRole', type: 'mutation' } as const;
const fromCustomer = { role: 'CUSTOMER', areas: [] } as const;
const change = (ctx: Ctx, userId: Id<'usr'>, to: { role: string; areas?: string[] }, seen: unknown = fromCustomer) =>
  call(ctx, CHANGE, { userId, areas: [], ...to, seen });
const roleOf = async (id: Id<'usr'>) =>
  (await testDb().select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role;
const areasOf = async (id: Id<'usr'>) =>
  (await testDb().select({ area: staffAreas.area }).from(staffAreas).where(eq(staffAreas.userId, id)))
    .map(({ area }) => area)
    .toSorted();
const logins = (id: Id<'usr'>) => sessionsOf(anyCtx()).list(id);

describe('a role', () => {
  it('is given with its areas and taken again, and every login of the person ends each time', async () => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const { userId } = await givenCustomer();
    await change(admin, userId, { role: 'STAFF', areas: ['products', 'orders'] });
    expect([await roleOf(userId), await areasOf(userId), await logins(userId)]).toEqual([
      'STAFF',
      ['orders', 'products'],
      [],
    ]);
    await sessionsOf(anyCtx()).start({ userId, device: '' });
    const seen = { role: 'STAFF', areas: ['products', 'orders'] };
    await change(admin, userId, { role: 'STAFF', areas: ['money'] }, seen);
    expect([await areasOf(userId), await logins(userId)]).toEqual([['money'], []]);
    await change(admin, userId, { role: 'CUSTOMER' }, { role: 'STAFF', areas: ['money'] });
    expect([await roleOf(userId), await areasOf(userId)]).toEqual(['CUSTOMER', []]);
  });

  it('changes only from what the form showed', async () => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const { userId } = await givenStaff(['orders', 'money']);
    const stale = [fromCustomer, { role: 'STAFF', areas: ['orders'] }, { role: 'STAFF', areas: [] }];
    for (const seen of stale)
      await expect(change(admin, userId, { role: 'ADMIN' }, seen)).rejects.toMatchObject({
        cause: { code: 'CHANGED_MEANWHILE' },
      });
    expect([await roleOf(userId), await areasOf(userId)]).toEqual(['STAFF', ['money', 'orders']]);
    expect(await logins(userId)).toHaveLength(1);
  });

  it('is given only to who has proven their address: anybody can type a colleague’s', async () => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const { userId } = await givenCustomer();
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId));
    for (const to of [{ role: 'ADMIN' }, { role: 'STAFF', areas: ['orders'] }])
      await expect(change(admin, userId, to)).rejects.toMatchObject({ cause: { code: 'EMAIL_UNPROVEN' } });
    expect(await roleOf(userId)).toBe('CUSTOMER');
  });

  it('is never one’s own', async () => {
    const { ctx, userId } = await givenCustomer('ADMIN');
    const own = change(ctx, userId, { role: 'CUSTOMER' }, { role: 'ADMIN', areas: [] });
    await expect(own).rejects.toMatchObject({ cause: { code: 'OWN_ROLE' } });
    expect(await roleOf(userId)).toBe('ADMIN');
  });

  it('asks for areas where it is staff, and for none where it is not', async () => {
    const { ctx: admin } = await givenCustomer('ADMIN');
    const { userId } = await givenCustomer();
    for (const to of [{ role: 'STAFF' }, { role: 'ADMIN', areas: ['money'] }, { role: 'SELLER' }])
      await expect(change(admin, userId, to)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await roleOf(userId)).toBe('CUSTOMER');
  });

  it('of the last admin stays, however many admins demote each other at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      await testDb().update(users).set({ role: 'CUSTOMER' }).where(eq(users.role, 'ADMIN'));
      const admins = [await givenCustomer('ADMIN'), await givenCustomer('ADMIN'), await givenCustomer('ADMIN')];
      const asked = admins.flatMap(({ ctx, userId: mine }) =>
        admins
          .filter(({ userId }) => userId !== mine)
          .map(({ userId }) => change(ctx, userId, { role: 'CUSTOMER' }, { role: 'ADMIN', areas: [] })),
      );
      await Promise.allSettled(asked);
      const left = await testDb().select({ id: users.id }).from(users).where(eq(users.role, 'ADMIN'));
      expect(left).toHaveLength(1);
    }
  });
});

describe('the first admin', () => {
  it('is made of an account whose address is proven, and told as its own act; its logins end', async () => {
    const { id, email } = await givenUser();
    await sessionsOf(anyCtx()).start({ userId: id, device: '' });
    expect(await makeAdmin(anyCtx(), email)).toEqual({ userId: id, before: 'CUSTOMER' });
    expect([await roleOf(id), await logins(id)]).toEqual(['ADMIN', []]);
    const acts = await testDb().select().from(adminActs).where(eq(adminActs.actorId, id));
    expect(acts).toMatchObject([{ act: 'command.admin', input: { userId: id, role: 'ADMIN' } }]);
    expect(await makeAdmin(anyCtx(), email)).toEqual({ userId: id, before: 'ADMIN' });
    expect(await testDb().select().from(adminActs).where(eq(adminActs.actorId, id))).toHaveLength(1);
  });

  it('is nobody without an account, or whose address nobody has proven', async () => {
    const { id, email } = await givenUser();
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, id));
    expect(await makeAdmin(anyCtx(), email)).toBeNull();
    expect(await makeAdmin(anyCtx(), 'nobody@example.com')).toBeNull();
    expect(await roleOf(id)).toBe('CUSTOMER');
  });
});
