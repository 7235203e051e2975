import { TRPCError } from '@trpc/server';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { redisSessions } from '~/modules/account/service/redis-sessions';
import { log } from '~/server/logger';
import { giveBackLimit, takeLimit, usedOf } from '~/server/rate-limit';
import { redis } from '~/server/redis';
import { ACCESS_COOKIE, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { givenUser } from '~/testing/factories/account';
import { call, failureOf } from '~/testing/procedures';
import { requestCtx } from './context';

// Nobody listens there. Set before the environment is first read.
beforeAll(() => {
  vi.stubEnv('REDIS_URL', 'redis://127.0.0.1:1');
});
afterAll(() => redis()?.disconnect());
beforeEach(() => {
  vi.spyOn(log, 'error').mockReturnValue();
  vi.spyOn(log, 'warn').mockReturnValue();
});

const BUSY = { code: 'SERVICE_UNAVAILABLE', cause: { code: 'BUSY' } };
const asking = (cookie: string) => new Headers({ cookie });

/** Somebody whose access token has minutes to live. */
async function givenAccess() {
  const { id } = await givenUser();
  const user = { id, sid: 'in-a-test' };
  return { user, headers: asking(`${ACCESS_COOKIE}=${await sealAccessToken(user)}`) };
}

it('while Redis is away an access token is believed, by a page and by a call, and no cookie is touched', async () => {
  const { user, headers } = await givenAccess();
  const resHeaders = new Headers();
  expect((await requestCtx(headers, { resHeaders })).user).toEqual(user);
  expect((await requestCtx(headers)).user).toEqual(user);
  expect(resHeaders.getSetCookie()).toEqual([]);
});

it('while Redis is away what needs a living login or a proof refuses, and says that it is for now', async () => {
  const { headers } = await givenAccess();
  const ctx = await requestCtx(headers, { resHeaders: new Headers() });
  for (const path of ['account.endOtherDevices', 'account.changeEmail', 'privacy.leave'])
    await expect(call(ctx, { path, type: 'mutation' }), path).rejects.toMatchObject(BUSY);
  const given = { present: 'a long enough secret', password: 'another long secret' };
  await expect(call(ctx, { path: 'account.changePassword', type: 'mutation' }, given)).rejects.toMatchObject(BUSY);
  expect(await call(ctx, { path: 'account.me', type: 'query' })).toMatchObject({ name: '김예시' });
});

it('while Redis is away a call that would renew waits for better times, and a page shows a guest', async () => {
  const headers = asking(`${REFRESH_COOKIE}=${'0'.repeat(32)}.${'a'.repeat(43)}`);
  const resHeaders = new Headers();
  const refusal = await failureOf(requestCtx(headers, { resHeaders }));
  expect(refusal).toBeInstanceOf(TRPCError);
  expect(refusal).toMatchObject(BUSY);
  expect(resHeaders.getSetCookie()).toEqual([]);
  expect((await requestCtx(headers)).user).toBeNull();
});

it('while Redis is away this process counts alone, at a quarter of the quota, and takes back what went well', async () => {
  for (let turn = 0; turn < 5; turn += 1) await takeLimit('order.buyer', 'somebody');
  await expect(takeLimit('order.buyer', 'somebody')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  await takeLimit('login.failure', 'owner');
  expect(await usedOf('login.failure', 'owner')).toBe(1);
  await giveBackLimit('login.failure', 'owner');
  expect(await usedOf('login.failure', 'owner')).toBe(0);
  await expect(takeLimit('login.failure', 'owner')).resolves.toBeUndefined();
});

it('a Redis that does not answer lets nobody in and says so', async () => {
  const gone = new Redis('redis://127.0.0.1:1', {
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    lazyConnect: true,
  });
  gone.on('error', () => undefined);
  const store = redisSessions(gone);
  const user = await givenUser();
  const cookie = `${'0'.repeat(32)}.${'A'.repeat(43)}`;
  const calls = [
    () => store.requireThere(),
    () => store.start({ userId: user.id, device: '' }),
    () => store.rotate(cookie),
    () => store.end('0'),
    () => store.endAll(user.id),
    () => store.list(user.id),
    () => store.standing(user.id, '0'),
    () => store.prove(user.id, '0'),
  ];
  for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'BUSY' });
});
