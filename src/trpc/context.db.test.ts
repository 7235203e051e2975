import { describe, expect, it } from 'vitest';
import { sessionsOf } from '~/modules/account/service/sessions';
import { ACCESS_COOKIE, readAccessToken, REFRESH_COOKIE } from '~/server/session';
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

  it('takes away cookies that are worth nothing', async () => {
    const { headers, resHeaders } = asking(`${REFRESH_COOKIE}=${'0'.repeat(32)}.${'a'.repeat(43)}`);
    expect((await requestCtx(headers, { resHeaders })).user).toBeNull();
    expect([given(resHeaders, ACCESS_COOKIE), given(resHeaders, REFRESH_COOKIE)]).toEqual(['', '']);
    expect(resHeaders.getSetCookie().every((value) => value.includes('Max-Age=0'))).toBe(true);
  });
});
