import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenStaff } from '~/testing/factories/order';
import { call } from '~/testing/procedures';
import { givenSecondStep } from '~/testing/factories/second-step';
import { adminActs, secondSteps, users } from '../tables';
import { dropSecondStepOf } from './members';
import { sessionsOf } from './sessions';

const LOG_OUT = { path: 'admin.members.logOut', type: 'mutation' } as const;

it('all logins of a member end, and nobody else’s', async () => {
  const { ctx: staff, userId: staffId } = await givenStaff(['members']);
  const [{ userId }, other] = [await givenCustomer(), await givenCustomer()];
  const store = sessionsOf(anyCtx());
  const { cookie } = await store.start({ userId, device: '' });
  await call(staff, LOG_OUT, { userId });
  expect(await store.list(userId)).toEqual([]);
  expect(await store.rotate(cookie)).toBeNull();
  expect([await store.list(other.userId), await store.list(staffId)].map(({ length }) => length)).toEqual([1, 1]);
  await expect(call(staff, LOG_OUT, { userId: newId('usr') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

const DROP = { path: 'admin.members.dropSecondStep', type: 'mutation' } as const;
const hasStep = async (userId: Id<'usr'>) => (await testDb().$count(secondSteps, eq(secondSteps.userId, userId))) > 0;

it('takes somebody’s second step away and ends their logins, never one’s own', async () => {
  const { ctx: admin, userId: adminId } = await givenCustomer('ADMIN');
  const { userId } = await givenStaff(['orders']);
  await expect(call(admin, DROP, { userId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await givenSecondStep(userId);
  await call(admin, DROP, { userId });
  expect([await hasStep(userId), await sessionsOf(anyCtx()).list(userId)]).toEqual([false, []]);
  await expect(call(admin, DROP, { userId: adminId })).rejects.toMatchObject({ cause: { code: 'OWN_ROLE' } });
});

it('the server’s command turns off the second step of whoever has lost it, and writes it down', async () => {
  const { userId } = await givenCustomer('ADMIN');
  const [person] = await testDb().select({ email: users.email }).from(users).where(eq(users.id, userId));
  const [ctx, email] = [anyCtx(), person?.email ?? ''];
  expect(await dropSecondStepOf(ctx, email)).toBe(false);
  await givenSecondStep(userId);
  expect(await dropSecondStepOf(ctx, email)).toBe(true);
  expect([await hasStep(userId), await sessionsOf(ctx).list(userId)]).toEqual([false, []]);
  const acts = await testDb()
    .select({ act: adminActs.act })
    .from(adminActs)
    .where(eq(adminActs.requestId, ctx.requestId));
  expect(acts).toEqual([{ act: 'command.dropSecondStep' }]);
});
