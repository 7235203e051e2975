import { describe, expect, it } from 'vitest';
import { testDb } from '~/testing/db';
import { givenUser, letProofAge } from '~/testing/factories/account';
import { givenCustomer } from '~/testing/factories/order';
import { appRouter } from '~/trpc/root';
import { createCallerFactory } from '~/trpc/init';
import { systemCtx } from '~/server/context';
import { endDevice, endOtherDevices, listDevices } from './devices';
import { sessionsOf } from './sessions';

const store = () => sessionsOf({ db: testDb() });

/** Somebody who is signed in here and on two other devices. */
async function givenThree() {
  const { id } = await givenUser();
  const login = (device: string) => store().start({ userId: id, device });
  const [phone, here, work] = [
    await login('Safari · iPhone'),
    await login('Chrome · macOS'),
    await login('Edge · Windows'),
  ];
  return { ctx: { ...systemCtx({ db: testDb() }), user: { id, sid: here.sid } }, phone, here, work };
}

describe('the devices somebody is signed in on', () => {
  it('are listed with this one first, and none by the name its cookie has', async () => {
    const { ctx, phone, here, work } = await givenThree();
    const devices = await listDevices(ctx);
    expect(devices.map(({ name, isThis }) => [name, isThis])).toEqual([
      ['Chrome · macOS', true],
      ['Edge · Windows', false],
      ['Safari · iPhone', false],
    ]);
    for (const { sid } of [phone, here, work]) expect(JSON.stringify(devices)).not.toContain(sid);
  });

  it('can be signed out one by one', async () => {
    const { ctx, phone, work } = await givenThree();
    const found = (await listDevices(ctx)).find(({ name }) => name === 'Safari · iPhone');
    await endDevice(ctx, found?.id ?? '');
    expect(await store().rotate(phone.cookie)).toBeNull();
    expect(await store().rotate(work.cookie)).not.toBeNull();
    await expect(endDevice(ctx, found?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('can all be signed out but this one', async () => {
    const { ctx, phone, here, work } = await givenThree();
    expect(await endOtherDevices(ctx)).toEqual({ ended: 2 });
    expect([await store().rotate(phone.cookie), await store().rotate(work.cookie)]).toEqual([null, null]);
    expect(await store().rotate(here.cookie)).not.toBeNull();
  });

  it('are nobody else’s to sign out', async () => {
    const [mine, theirs] = [await givenThree(), await givenThree()];
    const [one] = await listDevices(theirs.ctx);
    await expect(endDevice(mine.ctx, one?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await store().list(theirs.ctx.user.id)).toHaveLength(3);
  });
});

it('devices are signed out only by whoever has just proven who they are', async () => {
  const { ctx } = await givenThree();
  const call = createCallerFactory(appRouter)({ ...ctx, reqHeaders: new Headers(), resHeaders: null });
  const [, other] = await call.account.devices();
  await letProofAge(ctx.user.sid);
  const refusal = { code: 'FORBIDDEN', cause: { code: 'PROOF_REQUIRED' } };
  await expect(call.account.endDevice({ id: other?.id ?? '' })).rejects.toMatchObject(refusal);
  await expect(call.account.endOtherDevices()).rejects.toMatchObject(refusal);
  expect(await call.account.devices()).toHaveLength(3);
  const proven = await store().prove(ctx.user.id, ctx.user.sid);
  const now = createCallerFactory(appRouter)({
    ...ctx,
    user: { ...ctx.user, sid: proven?.sid ?? '' },
    reqHeaders: new Headers(),
    resHeaders: null,
  });
  await now.account.endDevice({ id: other?.id ?? '' });
  expect(await now.account.endOtherDevices()).toEqual({ ended: 1 });
});

it('a login that was ended can change nothing any more', async () => {
  const { ctx } = await givenCustomer('ADMIN');
  const edge = { ...ctx, reqHeaders: new Headers(), resHeaders: null };
  const call = createCallerFactory(appRouter)(edge);
  expect(await call.account.endOtherDevices()).toEqual({ ended: 0 });
  await expect(call.admin.books.openAlarms()).resolves.toBeDefined();
  if (ctx.user) await store().end(ctx.user.sid);
  await expect(call.account.endOtherDevices()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  await expect(call.admin.books.openAlarms()).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
