import { desc, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Id } from '~/lib/ids';
import { sha256 } from '~/server/secret';
import { testDb } from '~/testing/db';
import { edgeCtx, givenLogin, givenProven, givenUser, uniqueEmail } from '~/testing/factories/account';
import { givenIdentity } from '~/testing/factories/naver';
import { givenSecondStep } from '~/testing/factories/second-step';
import { adminActs, emailCodes, identities, secondSteps, staffAreas, users } from '../tables';
import { changeEmail } from './change-email';
import { eraseAccount } from './erase';
import { checkPassword } from './log-in';
import { resetPassword } from './new-password';
import { returnEmail, returnToken } from './return-email';
import { dropSecondStep } from './second-step';
import { sessionsOf } from './sessions';

const KNOWN = 'the password somebody learned';
const logIn = (email: string, password: string) =>
  checkPassword({ db: testDb() }, { email, password }, edgeCtx().reqHeaders).then((opened) => opened?.id ?? null);
const emailOf = async (id: Id<'usr'>) => (await testDb().select().from(users).where(eq(users.id, id)))[0]?.email;

/** The account has another address from now on, which whoever changes it can read the mails of. */
async function change(id: Id<'usr'>, next = uniqueEmail()): Promise<string> {
  const user = await givenLogin(id);
  const { ctx } = await givenProven('CHANGE_EMAIL', next, user);
  await changeEmail({ ...ctx, user });
  return next;
}

/** What the last mail to an address said had been changed, and the link in it. */
async function toldAt(email: string) {
  const [row] = await testDb()
    .select()
    .from(emailCodes)
    .where(eq(emailCodes.email, email))
    .orderBy(desc(emailCodes.createdAt), desc(emailCodes.expiresAt))
    .limit(1);
  return { mail: row?.mail, tokenHash: row?.tokenHash ?? '', token: returnToken(row?.tokenHash ?? '') };
}

/** Somebody has learned a password and given the account an address of their own. */
async function givenTakenOver() {
  const { id, email } = await givenUser({ password: KNOWN });
  const thiefs = await change(id);
  return { id, email, thiefs, link: await toldAt(email) };
}
const putBack = (token: string) => returnEmail(edgeCtx(), { token });

describe('an address that was changed', () => {
  test('is put back from the mailbox before; logins end, and what was known opens nothing', async () => {
    const { id, email, thiefs, link } = await givenTakenOver();
    await givenIdentity(id);
    const logins = sessionsOf({ db: testDb() });
    const { sid } = await logins.start({ userId: id, device: '' });
    expect(link.mail).toBe('RETURNABLE');
    await putBack(link.token);
    expect(await emailOf(id)).toBe(email);
    expect(await logins.standing(id, sid)).toBeNull();
    for (const address of [email, thiefs]) expect(await logIn(address, KNOWN)).toBeNull();
    expect(await testDb().$count(identities, eq(identities.userId, id))).toBe(0);
    expect(await toldAt(thiefs)).toMatchObject({ mail: 'CHANGED' });
    const { ctx } = await givenProven('RESET', email);
    await resetPassword(ctx, { password: 'what only the owner knows' });
    expect(await logIn(email, 'what only the owner knows')).toBe(id);
  });

  test('is put back with the app of its owner, and without one that came with the other address', async () => {
    const [owners, thiefs] = [await givenUser({ password: KNOWN }), await givenTakenOver()];
    await givenSecondStep(owners.id);
    await change(owners.id);
    // Renewed since: by the app before it.
    await testDb().delete(secondSteps).where(eq(secondSteps.userId, owners.id));
    await givenSecondStep(owners.id);
    await givenSecondStep(thiefs.id);
    await putBack((await toldAt(owners.email)).token);
    await putBack(thiefs.link.token);
    const apps = (userId: Id<'usr'>) => testDb().$count(secondSteps, eq(secondSteps.userId, userId));
    expect([await apps(owners.id), await apps(thiefs.id)]).toEqual([1, 0]);
  });

  test('is put back once, of any number at once', async () => {
    const { id, link } = await givenTakenOver();
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => putBack(link.token)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const again = await change(id);
    await expect(putBack(link.token)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    expect(await emailOf(id)).toBe(again);
  });

  test('is put back for seven days', async () => {
    const { id, email, link } = await givenTakenOver();
    const pass = (days: number) =>
      testDb()
        .update(emailCodes)
        .set({ expiresAt: sql`${emailCodes.expiresAt} - make_interval(days => ${days})` })
        .where(eq(emailCodes.tokenHash, link.tokenHash));
    await pass(6);
    await putBack(link.token);
    expect(await emailOf(id)).toBe(email);
    const late = await givenTakenOver();
    await testDb()
      .update(emailCodes)
      .set({ expiresAt: sql`${emailCodes.expiresAt} - make_interval(days => 7)` })
      .where(eq(emailCodes.tokenHash, late.link.tokenHash));
    await expect(putBack(late.link.token)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    expect(await emailOf(late.id)).toBe(late.thiefs);
  });

  test('is put back although the password was reset from the new mailbox meanwhile', async () => {
    const { id, email, thiefs, link } = await givenTakenOver();
    const { ctx } = await givenProven('RESET', thiefs);
    await resetPassword(ctx, { password: 'what the thief made up' });
    await putBack(link.token);
    expect(await emailOf(id)).toBe(email);
    for (const address of [email, thiefs]) expect(await logIn(address, 'what the thief made up')).toBeNull();
  });

  test('is put back although it was changed again; the address in between gets no link', async () => {
    const { id, email, thiefs, link } = await givenTakenOver();
    await change(id);
    expect(await toldAt(thiefs)).toMatchObject({ mail: 'CHANGED' });
    await expect(putBack((await toldAt(thiefs)).token)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    await putBack(link.token);
    expect(await emailOf(id)).toBe(email);
  });

  test('gives the mailbox that lost it again no way back, however its owner took it back', async () => {
    const { id, email, thiefs } = await givenTakenOver();
    await change(id, email);
    expect(await toldAt(thiefs)).toMatchObject({ mail: 'CHANGED' });
    await expect(putBack((await toldAt(thiefs)).token)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    expect(await emailOf(id)).toBe(email);
  });

  test('leaves nothing begun behind: a code asked for before proves nothing after', async () => {
    const { id, email, link } = await givenTakenOver();
    const user = await givenLogin(id);
    const { ctx } = await givenProven('CHANGE_EMAIL', uniqueEmail(), user);
    await putBack(link.token);
    await expect(changeEmail({ ...ctx, user })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(changeEmail({ ...ctx, user: await givenLogin(id) })).rejects.toMatchObject({ code: 'CODE_SPENT' });
    expect(await emailOf(id)).toBe(email);
  });

  test('comes back to no account that was deleted, and to none whose address is another’s by now', async () => {
    const gone = await givenTakenOver();
    await eraseAccount({ db: testDb(), now: new Date() }, gone.id, new Date());
    await expect(putBack(gone.link.token)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    expect(await emailOf(gone.id)).toBeNull();
    const taken = await givenTakenOver();
    await givenUser({ email: taken.email });
    await expect(putBack(taken.link.token)).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
    expect(await emailOf(taken.id)).toBe(taken.thiefs);
  });

  test('is put back by nobody who reads the database, or guesses', async () => {
    const { id, thiefs, link } = await givenTakenOver();
    for (const token of [`${link.tokenHash}.${sha256(link.tokenHash)}`, `${sha256('x')}.${sha256('y')}`])
      await expect(putBack(token)).rejects.toMatchObject({ code: 'CODE_SPENT' });
    expect(await emailOf(id)).toBe(thiefs);
  });

  test('is tried so often from one address, no more', async () => {
    const ctx = edgeCtx();
    const tryOnce = () => returnEmail(ctx, { token: `${sha256('x')}.${sha256('y')}` });
    for (let turn = 0; turn < 30; turn += 1) await expect(tryOnce()).rejects.toMatchObject({ code: 'CODE_SPENT' });
    await expect(tryOnce()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  describe('of staff', () => {
    const becomes = (id: Id<'usr'>, role: 'STAFF' | 'ADMIN') =>
      testDb().update(users).set({ role }).where(eq(users.id, id));
    const roleOf = async (id: Id<'usr'>) => (await testDb().select().from(users).where(eq(users.id, id)))[0]?.role;

    test('takes the role where somebody became staff, and connected an app, after the change', async () => {
      const { id, link } = await givenTakenOver();
      await becomes(id, 'STAFF');
      await testDb().insert(staffAreas).values({ userId: id, area: 'orders' });
      await givenSecondStep(id);
      await putBack(link.token);
      expect(await roleOf(id)).toBe('CUSTOMER');
      expect(await testDb().$count(staffAreas, eq(staffAreas.userId, id))).toBe(0);
      expect(await testDb().select().from(adminActs).where(eq(adminActs.actorId, id))).toMatchObject([
        { act: 'account.returnEmail', input: { userId: id, role: 'CUSTOMER', seen: { role: 'STAFF' } } },
      ]);
    });

    test('takes it where the app that guarded the change was turned off since, and leaves it where one is on', async () => {
      for (const [isOff, role] of [
        [true, 'CUSTOMER'],
        [false, 'ADMIN'],
      ] as const) {
        const { id, email } = await givenUser({ password: KNOWN });
        await becomes(id, 'ADMIN');
        await givenSecondStep(id);
        await change(id);
        if (isOff) await dropSecondStep({ db: testDb() }, id);
        await putBack((await toldAt(email)).token);
        expect(await roleOf(id)).toBe(role);
      }
    });
  });
});
