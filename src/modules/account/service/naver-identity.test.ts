import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { edgeCtx, givenProven, givenUser } from '~/testing/factories/account';
import { givenIdentity, identitiesOf, loggedIn, mailsOf, naverPerson, revocations } from '~/testing/factories/naver';
import { outbox } from '~/modules/notification/tables';
import { testDb } from '~/testing/db';
import { users } from '../tables';
import { changePassword, resetPassword } from './new-password';
import { comeThroughNaver, linkNaver, revokeNaver, unlinkNaver, withdrawNaver } from './naver-identity';
import { sessionsOf } from './sessions';

const PASSWORD = 'a long enough secret';
const store = () => sessionsOf({ db: testDb() });

/** An account with a password and Naver, signed in here and somewhere else. */
async function givenBoth() {
  const { id } = await givenUser({ password: PASSWORD });
  const subject = await givenIdentity(id);
  return { id, subject, here: await loggedIn(id), there: await loggedIn(id) };
}

describe('linking Naver', () => {
  it('makes it a way into the account, keeps its token sealed and tells the mailbox', async () => {
    const { id } = await givenUser({ password: PASSWORD });
    const person = naverPerson('secret-refresh-token');
    await linkNaver(await loggedIn(id), person);
    expect(await comeThroughNaver({ db: testDb() }, person)).toBe(id);
    const [identity] = await identitiesOf(id);
    expect(identity?.sealedToken).toBeTruthy();
    expect(identity?.sealedToken).not.toContain('secret-refresh-token');
    expect(await mailsOf(id)).toEqual(['NAVER_LINKED']);
  });

  it('twice changes nothing and tells nobody again', async () => {
    const { id } = await givenUser();
    const person = naverPerson();
    const ctx = await loggedIn(id);
    await linkNaver(ctx, person);
    await linkNaver(ctx, person);
    expect(await identitiesOf(id)).toHaveLength(1);
    expect(await mailsOf(id)).toEqual(['NAVER_LINKED']);
  });

  it('is refused where it opens another account, even one that was withdrawn from', async () => {
    const [mine, theirs] = [await givenUser(), await givenUser()];
    const subject = await givenIdentity(theirs.id);
    const ctx = await loggedIn(mine.id);
    const link = () => linkNaver(ctx, { subject, refreshToken: undefined });
    await expect(link()).rejects.toMatchObject({ code: 'NAVER_TAKEN' });
    await withdrawNaver(ctx, subject);
    await expect(link()).rejects.toMatchObject({ code: 'NAVER_TAKEN' });
    expect(await identitiesOf(mine.id)).toEqual([]);
    expect(await mailsOf(mine.id)).toEqual([]);
  });

  it('comes too late for a login that a reset ended meanwhile', async () => {
    const { id, email } = await givenUser({ password: PASSWORD });
    const ctx = await loggedIn(id);
    await resetPassword((await givenProven('RESET', email)).ctx, { password: 'another long secret' });
    await expect(linkNaver(ctx, naverPerson())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await identitiesOf(id)).toEqual([]);
  });

  it.each(['unlinks Naver', 'changes the password', 'resets the password'])(
    'opens nothing that was linked while the owner %s',
    async (what) => {
      const { id, email } = await givenUser({ password: PASSWORD });
      const subject = await givenIdentity(id);
      const [owner, thief] = [await loggedIn(id), await loggedIn(id)];
      const person = { subject, refreshToken: undefined };
      const password = 'another long secret';
      const acts: Record<string, () => Promise<unknown>> = {
        'unlinks Naver': () => unlinkNaver(owner),
        'changes the password': () =>
          changePassword({ ...edgeCtx(), user: owner.user }, { present: PASSWORD, password }),
        'resets the password': async () => resetPassword((await givenProven('RESET', email)).ctx, { password }),
      };
      const act = acts[what]?.();
      const links = Array.from({ length: 30 }, async (_, n) => {
        await wait(n * 10);
        return linkNaver(thief, person);
      });
      await Promise.allSettled([act, ...links]);
      await act;
      expect(await comeThroughNaver({ db: testDb() }, person)).toBeUndefined();
    },
  );

  it('leaves an account one Naver identity, also where two are linked at once', async () => {
    const { id } = await givenUser();
    const ctx = await loggedIn(id);
    const links = await Promise.allSettled([1, 2, 3, 4].map(() => linkNaver(ctx, naverPerson())));
    expect(links.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await identitiesOf(id)).toHaveLength(1);
    await expect(linkNaver(ctx, naverPerson())).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('gives one Naver account to one of two who link it at once', async () => {
    const [one, other] = [await givenUser(), await givenUser()];
    const person = naverPerson();
    const links = await Promise.allSettled([one, other].map(async ({ id }) => linkNaver(await loggedIn(id), person)));
    expect(links.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('unlinking Naver', () => {
  it('takes the way in, gives the consent back, tells the mailbox and ends the other logins', async () => {
    const { id, subject, here, there } = await givenBoth();
    const [before] = await identitiesOf(id);
    expect(await unlinkNaver(here)).toEqual({ ended: 1 });
    expect(await comeThroughNaver({ db: testDb() }, { subject, refreshToken: undefined })).toBeUndefined();
    expect(await revocations()).toContain(before?.sealedToken);
    expect(await mailsOf(id)).toEqual(['NAVER_UNLINKED']);
    expect([await store().rotate(there.cookie), await store().rotate(here.cookie)]).toEqual([
      null,
      expect.objectContaining({ userId: id }),
    ]);
  });

  it('never takes the last way in', async () => {
    const { id } = await givenUser();
    await givenIdentity(id);
    await expect(unlinkNaver(await loggedIn(id))).rejects.toMatchObject({ code: 'LAST_WAY_IN' });
    expect(await identitiesOf(id)).toHaveLength(1);
    expect(await mailsOf(id)).toEqual([]);
  });

  it('does not count a password whose address was never proven', async () => {
    const { id, here } = await givenBoth();
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, id));
    await expect(unlinkNaver(here)).rejects.toMatchObject({ code: 'LAST_WAY_IN' });
  });

  it('takes nobody else’s, and of many at once one does it', async () => {
    const [mine, theirs] = [await givenBoth(), await givenBoth()];
    const tries = await Promise.allSettled([1, 2, 3].map(() => unlinkNaver(mine.here)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(unlinkNaver(mine.here)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await identitiesOf(theirs.id)).toHaveLength(1);
  });
});

describe('a consent withdrawn at Naver', () => {
  it('ends the way in where there is another, and nobody is logged out', async () => {
    const { id, subject, here } = await givenBoth();
    expect(await withdrawNaver(here, subject)).toBe('unlinked');
    expect(await identitiesOf(id)).toEqual([]);
    expect(await mailsOf(id)).toEqual(['NAVER_WITHDRAWN']);
    expect(await store().rotate(here.cookie)).toMatchObject({ userId: id });
  });

  it('puts out whoever has no other way in, until they come back through Naver', async () => {
    const { id } = await givenUser();
    const subject = await givenIdentity(id);
    const { cookie, ...ctx } = await loggedIn(id);
    expect(await withdrawNaver(ctx, subject)).toBe('withdrawn');
    const asked = await testDb().select({ payload: outbox.payload }).from(outbox);
    expect(asked.map(({ payload }) => payload)).toContainEqual({ topic: 'end-sessions', userId: id });
    expect(await store().rotate(cookie)).toBeNull();
    const [withdrawn] = await identitiesOf(id);
    expect(withdrawn?.withdrawnAt).toBeInstanceOf(Date);
    expect(withdrawn?.sealedToken).toBeNull();
    expect(await comeThroughNaver(ctx, { subject, refreshToken: 'of-a-new-consent' })).toBe(id);
    const [back] = await identitiesOf(id);
    expect(back?.withdrawnAt).toBeNull();
    expect(back?.sealedToken).not.toBeNull();
  });

  it('of somebody unknown is nothing', async () => {
    expect(await withdrawNaver(await loggedIn((await givenUser()).id), 'nobody')).toBe('unknown');
  });
});

it('an account that is deleted gives its consent back', async () => {
  const { id } = await givenBoth();
  const [before] = await identitiesOf(id);
  await revokeNaver({ db: testDb() }, id);
  expect(await identitiesOf(id)).toEqual([]);
  expect(await revocations()).toContain(before?.sealedToken);
});
