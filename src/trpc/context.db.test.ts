import { describe, expect, it } from 'vitest';
import { sessionsOf } from '~/modules/account/service/sessions';
import type { SessionUser } from '~/server/context';
import { ACCESS_COOKIE, readAccessToken, REFRESH_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { givenUser } from '~/testing/factories/account';
import { requestCtx } from './context';

const asking = (cookie: string) => ({ headers: new Headers({ cookie }), resHeaders: new Headers() });
const given = (resHeaders: Headers, name: string) =>
  new RegExp(`${name}=([^;]*)`).exec(
    resHeaders.getSetCookie().find((value) => value.startsWith(`${name}=`)) ?? '',
  )?.[1];

async function givenLogin() {
  const { id } = await givenUser();
  const { cookie } = await sessionsOf({ db: testDb() }).start({ userId: id, device: '' });
  return { id, cookie };
}

describe('the context of a call', () => {
  it('is of somebody whose access token ran out, in the very call that renews it', async () => {
    const { id, cookie } = await givenLogin();
    const { headers, resHeaders } = asking(`${REFRESH_COOKIE}=${cookie}`);
    expect((await requestCtx(headers, { resHeaders })).user?.id).toBe(id);
    expect((await readAccessToken(given(resHeaders, ACCESS_COOKIE)))?.id).toBe(id);
    expect(given(resHeaders, REFRESH_COOKIE)).not.toBe(encodeURIComponent(cookie));
    const next = asking(`${ACCESS_COOKIE}=${given(resHeaders, ACCESS_COOKIE) ?? ''}`);
    expect((await requestCtx(next.headers, { resHeaders: next.resHeaders })).user?.id).toBe(id);
    expect(next.resHeaders.getSetCookie()).toEqual([]);
  });

  it('gives no cookie with an answer that many share', async () => {
    const { cookie } = await givenLogin();
    const { headers, resHeaders } = asking(`${REFRESH_COOKIE}=${cookie}`);
    expect((await requestCtx(headers, { resHeaders, shared: true })).user).toBeNull();
    expect(resHeaders.getSetCookie()).toEqual([]);
  });

  it('is nobody’s once the login was ended, though its access token has minutes to live; a page hears the same', async () => {
    const { id, cookie } = await givenLogin();
    const { headers, resHeaders } = asking(`${REFRESH_COOKIE}=${cookie}`);
    await requestCtx(headers, { resHeaders });
    const later = asking(`${ACCESS_COOKIE}=${given(resHeaders, ACCESS_COOKIE) ?? ''}`);
    const users = async () => [
      (await requestCtx(later.headers, { resHeaders: later.resHeaders })).user?.id,
      (await requestCtx(later.headers, { resHeaders: null })).user?.id,
    ];
    expect(await users()).toEqual([id, id]);
    await sessionsOf({ db: testDb() }).endAll(id);
    expect(await users()).toEqual([undefined, undefined]);
  });

  it('is nobody’s by the name a login had before its holder proved who they are, and theirs by the new one', async () => {
    const { id, cookie } = await givenLogin();
    const { headers, resHeaders } = asking(`${REFRESH_COOKIE}=${cookie}`);
    const before = (await requestCtx(headers, { resHeaders })).user!;
    const proven = (await sessionsOf({ db: testDb() }).prove(id, before.sid))!;
    const userBy = async (user: SessionUser) => {
      const next = asking(`${ACCESS_COOKIE}=${await sealAccessToken(user)}`);
      const called = await requestCtx(next.headers, { resHeaders: next.resHeaders });
      return [called.user, (await requestCtx(next.headers)).user];
    };
    expect(await userBy(before)).toEqual([null, null]);
    const after = { id, sid: proven.sid };
    expect(await userBy(after)).toEqual([after, after]);
    expect(await userBy({ id: (await givenUser()).id, sid: proven.sid })).toEqual([null, null]);
  });

  it('is nobody’s on the one device that was logged out, and theirs on the others until all are', async () => {
    const { id } = await givenUser();
    const logins = sessionsOf({ db: testDb() });
    const [here, there, elsewhere] = [
      await logins.start({ userId: id, device: '' }),
      await logins.start({ userId: id, device: '' }),
      await logins.start({ userId: id, device: '' }),
    ];
    const whose = () =>
      Promise.all(
        [here, there, elsewhere].map(async ({ sid }) => {
          const { headers, resHeaders } = asking(`${ACCESS_COOKIE}=${await sealAccessToken({ id, sid })}`);
          return (await requestCtx(headers, { resHeaders })).user?.sid;
        }),
      );
    await logins.end(there.sid);
    expect(await whose()).toEqual([here.sid, undefined, elsewhere.sid]);
    await logins.endAll(id, here.sid);
    expect(await whose()).toEqual([here.sid, undefined, undefined]);
    await logins.end(here.sid);
    expect(await whose()).toEqual([undefined, undefined, undefined]);
  });

  it('takes away cookies that are worth nothing', async () => {
    const { headers, resHeaders } = asking(`${REFRESH_COOKIE}=${'0'.repeat(32)}.${'a'.repeat(43)}`);
    expect((await requestCtx(headers, { resHeaders })).user).toBeNull();
    expect([given(resHeaders, ACCESS_COOKIE), given(resHeaders, REFRESH_COOKIE)]).toEqual(['', '']);
    expect(resHeaders.getSetCookie().every((value) => value.includes('Max-Age=0'))).toBe(true);
  });
});
