import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isUntold, renewSession } from '~/modules/account/service/renew';
import { sessionsOf } from '~/modules/account/service/sessions';
import { log } from '~/server/logger';
import { redis } from '~/server/redis';
import { ACCESS_COOKIE, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { givenUser } from '~/testing/factories/account';
import { givenCustomer } from '~/testing/factories/order';
import { call, failureOf, PROCEDURES } from '~/testing/procedures';
import { shopOnRedis } from '~/testing/redis';
import { requestCtx } from './context';

const server = await shopOnRedis();
afterAll(async () => {
  redis()?.disconnect();
  await server.stop('SIGKILL');
});

const ADMIN = PROCEDURES.filter(({ path }) => path.startsWith('admin.'));
const AWAY = { code: 'SERVICE_UNAVAILABLE', cause: { code: 'BUSY' } };
const logins = () => sessionsOf({ db: testDb() });

async function givenLogin() {
  const { id } = await givenUser();
  const { sid, cookie } = await logins().start({ userId: id, device: 'Chrome · macOS' });
  const access = `${ACCESS_COOKIE}=${await sealAccessToken({ id, sid })}`;
  return { id, sid, cookie, access, refresh: `${REFRESH_COOKIE}=${cookie}` };
}

const page = (cookie: string) => requestCtx(new Headers({ cookie }));
const cookieOf = (cookies: Record<string, string>) => (name: string) => cookies[name];

describe('Redis', () => {
  it('is where these logins live', async () => {
    const { id, sid } = await givenLogin();
    expect(await redis()?.hget(`sess:${sid}`, 'u')).toBe(id);
    await expect(logins().requireThere()).resolves.toBeUndefined();
  });

  it('says of a login that it has ended, and staff with it is nobody', async () => {
    const { userId, ctx } = await givenCustomer('ADMIN');
    await logins().endAll(userId);
    for (const procedure of ADMIN)
      expect(await failureOf(call(ctx, procedure, { anything: 1 })), procedure.path).toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('that forgot which logins somebody has has ended them: nothing that ends all of them would find one', async () => {
    const { id, sid, cookie } = await givenLogin();
    await redis()?.del(`sess-of:${id}`);
    expect(await logins().standing(id, sid)).toBeNull();
    expect(await logins().prove(id, sid)).toBeNull();
    expect(await logins().rotate(cookie)).toBeNull();
    expect(await redis()?.exists(`sess:${sid}`)).toBe(0);
  });

  it('that may forget is warned of where it is met, and no other', async () => {
    const warned = vi.spyOn(log, 'warn').mockReturnValue();
    const meet = async (policy: string) => {
      warned.mockClear();
      await redis()?.config('SET', 'maxmemory-policy', policy);
      redis()?.disconnect(true);
      await expect
        .poll(() =>
          logins()
            .requireThere()
            .then(
              () => true,
              () => false,
            ),
        )
        .toBe(true);
      await wait(50);
      return warned.mock.calls.filter(([event]) => event === 'redis.evicts');
    };
    expect(await meet('volatile-lru')).toEqual([['redis.evicts', { policy: 'volatile-lru', wanted: 'noeviction' }]]);
    expect(await meet('noeviction')).toEqual([]);
  });

  it('that takes no writes lets nobody in, and says so before anything is looked at', async () => {
    await redis()?.config('SET', 'maxmemory', '1');
    await expect(logins().requireThere()).rejects.toMatchObject({ code: 'BUSY' });
    await redis()?.config('SET', 'maxmemory', '0');
    await expect(logins().requireThere()).resolves.toBeUndefined();
  });
});

describe('Redis that is only late', () => {
  /** A login that has ended, with minutes left of its access token. */
  async function givenEnded() {
    const login = await givenLogin();
    await logins().endAll(login.id);
    return login;
  }
  afterEach(() => {
    server.signal('SIGCONT');
  });

  it('is asked again: what has ended stays ended, though one question was lost', async () => {
    const { access } = await givenEnded();
    server.signal('SIGSTOP');
    setTimeout(() => server.signal('SIGCONT'), 700);
    expect((await page(access)).user).toBeNull();
  });

  it('and renews a login after nobody waits for it any more, takes that back: the cookie stays good', async () => {
    const { id, cookie, sid } = await givenLogin();
    server.signal('SIGSTOP');
    setTimeout(() => server.signal('SIGCONT'), 900);
    await expect(logins().rotate(cookie)).rejects.toMatchObject({ code: 'BUSY' });
    await wait(600);
    // Twelve seconds later, when two tabs at once explain nothing any more.
    await redis()?.hincrby(`sess:${sid}`, 'at', -12_000);
    const next = await logins().rotate(cookie);
    expect(next?.userId).toBe(id);
    expect(next?.cookie).toBeTruthy();
  });

  it('because this process is late itself is heard all the same: what has ended stays ended', async () => {
    const { access } = await givenEnded();
    server.signal('SIGSTOP');
    const asked = page(access);
    // Until the question is on its way.
    await wait(100);
    server.signal('SIGCONT');
    const until = performance.now() + 2_500;
    while (performance.now() < until);
    expect((await asked).user).toBeNull();
  });
});

/** The server goes away by this signal; what stood still goes on after the test, what was killed never comes back. */
describe.each(['SIGSTOP', 'SIGKILL'] as const)('while Redis is away by %s', (signal) => {
  let login: Awaited<ReturnType<typeof givenLogin>>;
  let admin: Awaited<ReturnType<typeof givenCustomer>>;
  let customer: Awaited<ReturnType<typeof givenCustomer>>;
  let isGone = false;
  beforeEach(async () => {
    if (!isGone) [login, admin, customer] = [await givenLogin(), await givenCustomer('ADMIN'), await givenCustomer()];
    isGone = signal === 'SIGKILL';
    server.signal(signal);
  });
  afterEach(async () => {
    server.signal('SIGCONT');
    if (!isGone)
      await expect
        .poll(() =>
          redis()
            ?.ping()
            .catch(() => null),
        )
        .toBe('PONG');
  });

  it('an access token is believed until it ends', async () => {
    expect((await page(login.access)).user?.id).toBe(login.id);
    const resHeaders = new Headers();
    expect((await requestCtx(new Headers({ cookie: login.access }), { resHeaders })).user?.id).toBe(login.id);
    expect(resHeaders.getSetCookie()).toEqual([]);
  });

  it('whoever has only a login to renew is a guest to a page, which knows that it cannot tell, and keeps their cookies', async () => {
    expect((await page(login.refresh)).user).toBeNull();
    expect(await renewSession({ db: testDb() }, cookieOf({ [REFRESH_COOKIE]: login.cookie }))).toBeUndefined();
    expect(await isUntold({ db: testDb() }, cookieOf({ [REFRESH_COOKIE]: login.cookie }))).toBe(true);
    expect(await isUntold({ db: testDb() }, cookieOf({}))).toBe(false);
    const resHeaders = new Headers();
    const asked = requestCtx(new Headers({ cookie: login.refresh }), { resHeaders });
    await expect(asked).rejects.toMatchObject(AWAY);
    expect(resHeaders.getSetCookie()).toEqual([]);
  });

  it('no login begins', async () => {
    await expect(logins().requireThere()).rejects.toMatchObject({ code: 'BUSY' });
    await expect(logins().start({ userId: login.id, device: '' })).rejects.toMatchObject({ code: 'BUSY' });
  });

  it('staff reads and does nothing; nobody else learns anything', async () => {
    const input = { anything: 1 };
    const answers = await Promise.all(
      ADMIN.map(async ({ path, type, takesInput }) => ({
        ...{ path, type, takesInput },
        staff: await failureOf(call(admin.ctx, { path, type }, takesInput ? input : undefined)),
        other: await failureOf(call(customer.ctx, { path, type }, input)),
      })),
    );
    for (const { path, type, takesInput, staff, other } of answers) {
      if (type === 'mutation') expect(staff, path).toMatchObject(AWAY);
      else if (takesInput) expect(staff, path).toMatchObject({ code: 'BAD_REQUEST' });
      else expect(staff, path).toBeNull();
      expect(other, path).toMatchObject({ code: 'NOT_FOUND', cause: { code: 'NOT_FOUND' } });
    }
  });

  it('a member is shown without their devices', async () => {
    const member = call(admin.ctx, { path: 'admin.members.byId', type: 'query' }, { userId: customer.userId });
    expect(await member).toMatchObject({ id: customer.userId, devices: null, seenAt: null });
  });

  it('what needs a proof refuses, and so does what is about logins', async () => {
    for (const path of ['account.endOtherDevices', 'privacy.leave', 'account.changeEmail'])
      expect(await failureOf(call(customer.ctx, { path, type: 'mutation' })), path).toMatchObject(AWAY);
    const [right, wrong] = ['a long enough secret', 'another long secret'].map((password) =>
      failureOf(call(customer.ctx, { path: 'account.prove', type: 'mutation' }, { password })),
    );
    expect(await right).toMatchObject(AWAY);
    expect(await wrong).toMatchObject(AWAY);
    expect(await failureOf(call(customer.ctx, { path: 'account.devices', type: 'query' }))).toMatchObject(AWAY);
  });
});
