import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outbox } from '~/modules/notification/tables';
import { edgeCtx, givenLogin, givenProven, givenUser, uniqueEmail } from '~/testing/factories/account';
import { REFRESH_COOKIE } from '~/server/session';
import { testDb } from '~/testing/db';
import { inTx } from '~/server/context';
import { takeLimit, usedOf } from '~/server/rate-limit';
import { givenIdentity, mailsOf } from '~/testing/factories/naver';
import { emailCodes, identities, users } from '../tables';
import { changeEmail } from './change-email';
import { parseCookie } from '~/lib/cookies';
import { cookiesOf } from '~/testing/factories/account';
import { accountKey, knownDevice } from './known-device';
import { checkPassword } from './log-in';
import { comeThroughNaver } from './naver-identity';
import { changePassword, resetPassword, setFirstPassword } from './new-password';
import { sessionsOf } from './sessions';
import { requireOpen } from './still-opens';
import { KNOWN_COOKIE } from '~/server/cookies';

const OLD = 'the first long secret';
const NEW = 'another long secret';
const logIn = (email: string, password: string) =>
  checkPassword({ db: testDb() }, { email, password }, edgeCtx().reqHeaders).then((opened) => opened?.id ?? null);
const noticesTo = async (email: string) =>
  (await testDb().select().from(emailCodes).where(eq(emailCodes.email, email))).filter(
    ({ mail }) => mail === 'CHANGED' || mail === 'RETURNABLE',
  );

describe('a password that was forgotten', () => {
  test('is replaced by whoever reads the mail; all logins end, and the address is told', async () => {
    const { id, email } = await givenUser({ password: OLD });
    const logins = sessionsOf({ db: testDb() });
    const { sid } = await logins.start({ userId: id, device: '' });
    const { ctx } = await givenProven('RESET', email);
    await resetPassword(ctx, { password: NEW });
    expect(await logIn(email, NEW)).toBe(id);
    expect(await logIn(email, OLD)).toBeNull();
    expect(await logins.standing(id, sid)).toBeNull();
    const [notice] = await noticesTo(email);
    expect(notice).toMatchObject({ purpose: 'RESET', userId: id });
    const mails = await testDb()
      .select()
      .from(outbox)
      .where(eq(outbox.dedupeKey, `code-${notice?.tokenHash ?? ''}`));
    expect(mails).toHaveLength(1);
  });

  test('lets its owner in from here while strangers try the old one from everywhere', async () => {
    const { id, email } = await givenUser({ password: OLD });
    const { ctx } = await givenProven('RESET', email);
    await resetPassword(ctx, { password: NEW });
    const cookie = parseCookie(cookiesOf(ctx.resHeaders)).get(KNOWN_COOKIE);
    const [kept] = await testDb().select().from(users).where(eq(users.id, id));
    expect(await knownDevice(cookie, accountKey(email), kept?.passwordHash ?? '')).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is replaced once with one code, of many at once', async () => {
    const { email } = await givenUser({ password: OLD });
    const { cookie } = await givenProven('RESET', email);
    const results = await Promise.allSettled(
      ['first try, long', 'second try, long', 'third try, long'].map((password) =>
        resetPassword(edgeCtx({}, cookie), { password }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is not replaced with a code for anything else, or for an address the account has no more', async () => {
    const { id, email } = await givenUser({ password: OLD });
    const signUp = await givenProven('SIGN_UP');
    await expect(resetPassword(signUp.ctx, { password: NEW })).rejects.toMatchObject({ code: 'CODE_SPENT' });
    const { ctx } = await givenProven('RESET', email);
    await testDb().update(users).set({ email: uniqueEmail() }).where(eq(users.id, id));
    await expect(resetPassword(ctx, { password: NEW })).rejects.toMatchObject({ code: 'CODE_SPENT' });
  });

  test.each([
    ['iloveyou2', 'PASSWORD_COMMON'],
    ['short', 'INVALID_INPUT'],
  ])('takes no %s, and the code stays good', async (password, code) => {
    const { email, id } = await givenUser({ password: OLD });
    const { cookie } = await givenProven('RESET', email);
    await expect(resetPassword(edgeCtx({}, cookie), { password })).rejects.toMatchObject({ code });
    await resetPassword(edgeCtx({}, cookie), { password: NEW });
    expect(await logIn(email, NEW)).toBe(id);
  });
});

test('a reset puts out a Naver that somebody linked who knew the old password; the mailbox is told', async () => {
  const { id, email } = await givenUser({ password: OLD });
  const subject = await givenIdentity(id);
  const { ctx } = await givenProven('RESET', email);
  await resetPassword(ctx, { password: NEW });
  expect(await comeThroughNaver(ctx, { subject, refreshToken: undefined })).toBeUndefined();
  expect(await mailsOf(id)).toEqual(['NAVER_UNLINKED']);
});

describe('a change of password', () => {
  const givenLogins = async (password: string | null) => {
    const { id, email } = await givenUser(password === null ? {} : { password });
    const logins = sessionsOf({ db: testDb() });
    const start = () => logins.start({ userId: id, device: '' });
    const [mine, other] = [await start(), await start()];
    const ctx = { ...edgeCtx(), user: { id, sid: mine.sid } };
    return { id, email, logins, mine, other, ctx };
  };

  test('ends the other logins and keeps this one, under another name and with other cookies', async () => {
    const { id, email, logins, mine, other, ctx } = await givenLogins(OLD);
    await changePassword(ctx, { present: OLD, password: NEW });
    expect(await logIn(email, NEW)).toBe(id);
    const [kept, ...more] = await logins.list(id);
    expect(more).toEqual([]);
    expect(await logins.rotate(mine.cookie)).toBeNull();
    expect(await logins.rotate(other.cookie)).toBeNull();
    const refresh = parseCookie(cookiesOf(ctx.resHeaders)).get(REFRESH_COOKIE) ?? '';
    expect(await logins.rotate(refresh)).toMatchObject({ userId: id, sid: kept?.sid });
    expect(await noticesTo(email)).toHaveLength(1);
  });

  test('puts out a Naver that was linked under the old one, and the mailbox is told', async () => {
    const { id, ctx } = await givenLogins(OLD);
    const subject = await givenIdentity(id);
    await changePassword(ctx, { present: OLD, password: NEW });
    expect(await comeThroughNaver(ctx, { subject, refreshToken: undefined })).toBeUndefined();
    expect(await mailsOf(id)).toEqual(['NAVER_UNLINKED']);
  });

  test('leaves the code of a reset as good as it was: whoever knows the password keeps its owner from nothing', async () => {
    const { id, email, ctx } = await givenLogins(OLD);
    const { ctx: owner } = await givenProven('RESET', email);
    await changePassword(ctx, { present: OLD, password: NEW });
    await resetPassword(owner, { password: 'of its owner, long' });
    expect(await logIn(email, 'of its owner, long')).toBe(id);
    expect(await sessionsOf(ctx).list(id)).toEqual([]);
  });

  test('does not undo a reset that came while it was under way', async () => {
    const { id, email, ctx } = await givenLogins(OLD);
    const change = async () => changePassword(ctx, { present: OLD, password: NEW });
    const reset = async () =>
      resetPassword((await givenProven('RESET', email)).ctx, { password: 'of its owner, long' });
    await Promise.allSettled([change(), reset()]);
    expect(await logIn(email, 'of its owner, long')).toBe(id);
    expect(await logIn(email, NEW)).toBeNull();
  });

  test('is made ten times an hour at most', async () => {
    const { ctx } = await givenLogins(OLD);
    for (let times = 0; times < 10; times += 1) await takeLimit('password.change', ctx.user.id);
    await expect(changePassword(ctx, { present: OLD, password: NEW })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('is not kept from whoever knows the password by tries of one who does not', async () => {
    const { id, email, ctx } = await givenLogins(OLD);
    for (let times = 0; times < 4; times += 1)
      await expect(changePassword(ctx, { present: 'a guess', password: NEW })).rejects.toMatchObject({
        code: 'PASSWORD_WRONG',
      });
    expect(await usedOf('password.change', id)).toBe(0);
    await changePassword(ctx, { present: OLD, password: NEW });
    expect(await logIn(email, NEW)).toBe(id);
  });

  test('asks for the present password each time, and a wrong one counts as at a login', async () => {
    const { id, email, ctx } = await givenLogins(OLD);
    const guess = () => changePassword(ctx, { present: 'a guess', password: NEW });
    for (let i = 0; i < 5; i += 1) await expect(guess()).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    await expect(changePassword(ctx, { present: OLD, password: NEW })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(await noticesTo(email)).toEqual([]);
    expect(await sessionsOf(ctx).list(id)).toHaveLength(2);
  });

  test('is nothing a login does that was ended while it asked, a first one neither', async () => {
    const { id, email, ctx } = await givenLogins(null);
    await sessionsOf(ctx).endAll(id);
    await expect(setFirstPassword(ctx, { password: NEW })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await logIn(email, NEW)).toBeNull();
  });

  test('is the first one for somebody without, once, and needs an address that was proven to be theirs', async () => {
    const { id, email, ctx } = await givenLogins(null);
    await testDb().update(users).set({ passwordHash: null, emailVerifiedAt: null }).where(eq(users.id, id));
    await expect(setFirstPassword(ctx, { password: NEW })).rejects.toMatchObject({ code: 'CODE_SPENT' });
    await testDb()
      .update(users)
      .set({ emailVerifiedAt: sql`now()` })
      .where(eq(users.id, id));
    const subject = await givenIdentity(id);
    await setFirstPassword(ctx, { password: NEW });
    expect(await logIn(email, NEW)).toBe(id);
    expect(await comeThroughNaver(ctx, { subject, refreshToken: undefined })).toBe(id);
    await expect(setFirstPassword(ctx, { password: OLD })).rejects.toMatchObject({ code: 'CODE_SPENT' });
  });
});

describe('a login by the password of before', () => {
  /** As the login route does it: what the password fitted is looked at again where the login begins. */
  const enter = async (email: string, password: string) => {
    const opened = await checkPassword({ db: testDb() }, { email, password }, edgeCtx().reqHeaders);
    if (!opened) return null;
    return inTx(edgeCtx(), async (tx) => {
      await requireOpen(tx, opened.id, opened);
      return sessionsOf(tx).start({ userId: opened.id, device: '' });
    });
  };

  test('does not outlive the change, whenever it began', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, email } = await givenUser({ password: OLD });
      const { ctx } = await givenProven('RESET', email);
      const [, ...logins] = await Promise.allSettled([
        resetPassword(ctx, { password: NEW }),
        ...Array.from({ length: 4 }, async (_, n) => {
          await new Promise((resolve) => setTimeout(resolve, n * 40));
          return enter(email, OLD);
        }),
      ]);
      for (const login of logins)
        if (login.status === 'rejected') expect(login.reason).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await sessionsOf(ctx).list(id)).toEqual([]);
    }
  });

  test('does not begin once the password is another, the address unproven, Naver gone or the account left', async () => {
    const { id } = await givenUser({ password: OLD });
    const [{ passwordHash } = { passwordHash: '' }] = await testDb().select().from(users).where(eq(users.id, id));
    const by = { passwordHash: passwordHash ?? '' };
    const set = (change: Partial<typeof users.$inferInsert>) =>
      testDb().update(users).set(change).where(eq(users.id, id));
    const no = { code: 'UNAUTHENTICATED' };
    await requireOpen(edgeCtx(), id, by);
    await expect(requireOpen(edgeCtx(), id, { passwordHash: 'another' })).rejects.toMatchObject(no);
    await set({ emailVerifiedAt: null });
    await expect(requireOpen(edgeCtx(), id, by)).rejects.toMatchObject(no);
    const subject = await givenIdentity(id);
    await requireOpen(edgeCtx(), id, { subject });
    await testDb()
      .update(identities)
      .set({ withdrawnAt: sql`now()` })
      .where(eq(identities.subject, subject));
    await expect(requireOpen(edgeCtx(), id, { subject })).rejects.toMatchObject(no);
    await requireOpen(edgeCtx(), id, 'TICKET');
    await set({ erasedAt: new Date() });
    await expect(requireOpen(edgeCtx(), id, 'TICKET')).rejects.toMatchObject(no);
  });
});

describe('a change of address', () => {
  const given = async () => {
    const user = await givenUser({ password: OLD });
    const signed = await givenLogin(user.id);
    const next = uniqueEmail();
    const { cookie } = await givenProven('CHANGE_EMAIL', next, signed);
    return { user, next, ctx: { ...edgeCtx({ user: signed }, cookie), user: signed }, cookie };
  };

  test('is done with the code from the new mailbox, and the old one is told', async () => {
    const { user, next, ctx } = await given();
    expect(await changeEmail(ctx)).toEqual({ email: next });
    expect(await logIn(next, OLD)).toBe(user.id);
    expect(await logIn(user.email, OLD)).toBeNull();
    expect(await noticesTo(user.email)).toHaveLength(1);
  });

  test('is nobody else’s: the code was asked for by one account', async () => {
    const { cookie } = await given();
    const thief = await givenLogin((await givenUser()).id);
    const change = changeEmail({ ...edgeCtx({ user: thief }, cookie), user: thief });
    await expect(change).rejects.toMatchObject({ code: 'CODE_SPENT' });
  });

  test('loses to somebody who joined with that address meanwhile', async () => {
    const { ctx, next } = await given();
    await givenUser({ email: next });
    await expect(changeEmail(ctx)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
  });

  test('that was begun comes to nothing when the password is reset: nobody waits in the wings', async () => {
    const { user, ctx } = await given();
    const { ctx: owner } = await givenProven('RESET', user.email);
    await resetPassword(owner, { password: NEW });
    await expect(changeEmail(ctx)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const later = { ...ctx, user: await givenLogin(user.id) };
    await expect(changeEmail(later)).rejects.toMatchObject({ code: 'CODE_SPENT' });
  });
});
