import { expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { anyCtx, givenCustomer, givenStaff } from '~/testing/factories/order';
import { call } from '~/testing/procedures';
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
