import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { cookiesOf, edgeCtx, givenUser, letProofAge } from '~/testing/factories/account';
import { parseCookie } from '~/lib/cookies';
import { ACCESS_COOKIE, readAccessToken, REFRESH_COOKIE } from '~/server/session';
import { testDb } from '~/testing/db';
import { identities, users } from '../tables';
import { provenAt } from './proof';
import { getWaysIn, proveByPassword } from './prove';
import { sessionsOf } from './sessions';

const PASSWORD = 'a long enough secret';

/** Somebody whose login is so old that its proof is, too. */
async function givenLogin(userId: Id<'usr'>) {
  const { sid } = await sessionsOf({ db: testDb() }).start({ userId, device: '' });
  await letProofAge(sid);
  const ctx = edgeCtx();
  return { ...ctx, user: { id: userId, sid } };
}

const age = async (ctx: Awaited<ReturnType<typeof givenLogin>>) => Date.now() - Number(await provenAt(ctx));
const OLD = 15 * 60_000;

describe('the password of an account', () => {
  it('proves who holds this login, and no other login of theirs', async () => {
    const { id } = await givenUser({ password: PASSWORD });
    const [here, there] = [await givenLogin(id), await givenLogin(id)];
    expect(await age(here)).toBeGreaterThan(OLD);
    const { user } = await proveByPassword(here, { password: PASSWORD });
    expect(await age({ ...here, user })).toBeLessThan(OLD);
    expect(await provenAt(here)).toBeNull();
    const given = parseCookie(cookiesOf(here.resHeaders));
    expect(await readAccessToken(given.get(ACCESS_COOKIE))).toEqual(user);
    expect(await sessionsOf(here).rotate(given.get(REFRESH_COOKIE) ?? '')).toMatchObject({ sid: user.sid });
    expect(await age(there)).toBeGreaterThan(OLD);
  });

  it('proves nothing where it is wrong, or is somebody else’s', async () => {
    const mine = await givenLogin((await givenUser({ password: PASSWORD })).id);
    await givenUser({ password: 'another long secret' });
    for (const password of ['another long secret', 'guess']) {
      await expect(proveByPassword(mine, { password })).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    }
    expect(await age(mine)).toBeGreaterThan(OLD);
  });

  it('is no proof with an address that was never proven to be theirs, though another account has it', async () => {
    const owner = await givenUser({ password: PASSWORD });
    const { id } = await givenUser();
    await testDb().update(users).set({ email: owner.email, emailVerifiedAt: null }).where(eq(users.id, id));
    const ctx = await givenLogin(id);
    expect(await getWaysIn(ctx)).toEqual({ email: null, password: false, naver: false, offersNaver: true });
    await expect(proveByPassword(ctx, { password: PASSWORD })).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
  });

  it('can be tried as often as at a login, and both count together', async () => {
    const ctx = await givenLogin((await givenUser({ password: PASSWORD })).id);
    const guess = () => proveByPassword(ctx, { password: 'guess' });
    for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    await expect(proveByPassword(ctx, { password: PASSWORD })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('is asked for where the account has one; somebody of Naver alone has Naver', async () => {
    const { id } = await givenUser();
    await testDb()
      .insert(identities)
      .values({ provider: 'naver', subject: `prove-${id}`, userId: id });
    expect(await getWaysIn(await givenLogin(id))).toMatchObject({ password: false, naver: true });
    const { id: other, email } = await givenUser({ password: PASSWORD });
    expect(await getWaysIn(await givenLogin(other))).toEqual({
      email,
      password: true,
      naver: false,
      offersNaver: true,
    });
  });
});
